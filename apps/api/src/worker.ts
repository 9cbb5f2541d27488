import type { Database } from '@crosscart/database';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** Leases last 120 s: a lost one is seen within ten seconds of its end. */
const SWEEP_EVERY_MS = 10_000;
/** Any constant of ours: whoever holds this lock sweeps, the other instances skip their turn. */
export const SWEEP_LOCK = 0x63726f73;

/** Runs the sweep from the moment the server listens until it closes. */
export function registerWorker(app: FastifyInstance, { database }: { database: Database }): void {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  const tick = (): void => {
    running ??= sweepOnce(database, app.log).finally(() => {
      running = null;
    });
  };
  app.addHook('onListen', () => {
    tick();
    timer = setInterval(tick, SWEEP_EVERY_MS);
  });
  app.addHook('onClose', async () => {
    if (timer !== null) clearInterval(timer);
    await running;
  });
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
