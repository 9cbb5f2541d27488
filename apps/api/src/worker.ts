import type { Database } from '@crosscart/database';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** Leases last 120 s: a lost one is seen within ten seconds of its end. */
const SWEEP_EVERY_MS = 10_000;
/** Any constant of ours: whoever holds this lock sweeps, the other instances skip their turn. */
export const SWEEP_LOCK = 0x63726f73;

/** Retentions are counted in days: to look once an hour is often enough. */
const PURGE_EVERY_MS = 3_600_000;
const PURGE_LOCK = SWEEP_LOCK + 1;

/** Runs the sweep and the purge from the moment the server listens until it closes. */
export function registerWorker(app: FastifyInstance, { database }: { database: Database }): void {
  const tasks = [
    repeated(() => sweepOnce(database, app.log), SWEEP_EVERY_MS),
    repeated(() => purgeOnce(database, app.log), PURGE_EVERY_MS),
  ];
  app.addHook('onListen', () => {
    for (const task of tasks) task.start();
  });
  app.addHook('onClose', async () => {
    await Promise.all(tasks.map((task) => task.stop()));
  });
}

/** Runs at the start and then at that pace; a turn that takes longer is waited for. */
function repeated(work: () => Promise<void>, everyMs: number) {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  const tick = (): void => {
    running ??= work().finally(() => {
      running = null;
    });
  };
  return {
    start(): void {
      tick();
      timer = setInterval(tick, everyMs);
    },
    async stop(): Promise<void> {
      if (timer !== null) clearInterval(timer);
      await running;
    },
  };
}

/** One sweep, unless another instance is at it. A failure is logged; the next turn goes on. */
export async function sweepOnce(database: Database, log: FastifyBaseLogger): Promise<void> {
  try {
    const counts = await database.asService('sweep', async (sql) => {
      const [lock] = await sql<[{ mine: boolean }]>`select pg_try_advisory_xact_lock(${SWEEP_LOCK}) as mine`;
      if (!lock.mine) return null;
      const [row] = await sql<[{ counts: Record<string, number>; sealed: number; left: number }]>`
        select app.sweep_automation() as counts, app.seal_audit() as sealed, app.expire_presence() as left`;
      return { ...row.counts, sealed_audit_rows: row.sealed, ended_presences: row.left };
    });
    if (counts && Object.values(counts).some((count) => count > 0)) log.info(counts, 'swept');
  } catch (error) {
    log.error({ err: error }, 'the sweep failed');
  }
}

/** Deletes what the orgs' retentions are over for, unless another instance is at it. A failure is logged. */
export async function purgeOnce(database: Database, log: FastifyBaseLogger): Promise<void> {
  try {
    const counts = await database.asService('purge', async (sql) => {
      const [lock] = await sql<[{ mine: boolean }]>`select pg_try_advisory_xact_lock(${PURGE_LOCK}) as mine`;
      if (!lock.mine) return null;
      const [row] = await sql<
        [{ counts: Record<string, number> }]
      >`select app.purge_by_retention() as counts`;
      return row.counts;
    });
    if (counts && Object.values(counts).some((count) => count > 0)) log.info(counts, 'purged');
  } catch (error) {
    log.error({ err: error }, 'the purge failed');
  }
}
