import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  advanceClock,
  createTestAgency,
  createTestDatabase,
  setClock,
  type TestDatabase,
} from '../testing/index.ts';
import { PurchaseWalk } from './purchase-walk.ts';
import { type HeldJob, somePlacedOrder, TEST_ASIN, TEST_ITEM_ID } from './walked-orders.ts';

/**
 * Agents that do anything at any time, in any order, again and late, with clocks that jump and people who stop and
 * cancel: whatever happens, at most one click is ever allowed for a job, and what was clicked is never queued again.
 */
type Move =
  | {
      kind:
        | 'claim'
        | 'walk'
        | 'permit'
        | 'placing'
        | 'placed'
        | 'complete'
        | 'fail'
        | 'release'
        | 'forget'
        | 'late';
      agent: number;
    }
  | { kind: 'wait'; seconds: number }
  | { kind: 'sweep' | 'stop' | 'resume' | 'confirm' | 'cancel' };

const DAILY_CAP = 10_000;
const agentMove = fc.record({
  kind: fc.constantFrom(
    'claim',
    'claim',
    'walk',
    'walk',
    'permit',
    'permit',
    'placing',
    'placing',
    'placed',
    'complete',
    'fail',
    'release',
    'forget',
    'late',
  ),
  agent: fc.nat(2),
});
const move = fc.oneof(
  { weight: 12, arbitrary: agentMove },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait'), seconds: fc.constantFrom(5, 60, 125, 600, 90_000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('sweep', 'stop', 'resume', 'confirm', 'cancel') }),
  },
) as fc.Arbitrary<Move>;

describe('never twice', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());

  it('allows one click a job, whatever agents, clocks and people do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { minLength: 20, maxLength: 80 }),
        fc.constantFrom('automatic', 'confirm'),
        async (moves, mode) => {
          await setClock(test.sql, '0');
          const world = await World.create(test, mode);
          for (const one of moves) {
            await world.play(one);
            await world.check();
          }
        },
      ),
      { numRuns: process.env.CROSSCART_LONG === '1' ? 3000 : 200, endOnFailure: true },
    );
  }, 900_000);
});

/** What one agent remembers; `earlier` are jobs it held before (for late and duplicate messages). */
interface Memory {
  job: HeldJob | null;
  permit: string | null;
  earlier: { job: HeldJob; permit: string | null }[];
}

class World {
  readonly #test: TestDatabase;
  readonly #walk: PurchaseWalk;
  readonly #memories: Memory[] = [];
  readonly #clicks = new Map<string, number>();

  private constructor(test: TestDatabase, walk: PurchaseWalk) {
    this.#test = test;
    this.#walk = walk;
    this.#memories = walk.agency.amazonAgentIds.map(() => ({ job: null, permit: null, earlier: [] }));
  }

  static async create(test: TestDatabase, mode: 'automatic' | 'confirm'): Promise<World> {
    const agency = await createTestAgency(test.sql, {
      mode,
      dailyCapMinor: DAILY_CAP,
      amazonAccounts: ['www.amazon.com:A', 'www.amazon.com:A', 'www.amazon.com:B'],
    });
    await test.sql`
      insert into app.supplier_links (org_id, account_id, item_id, site, asin)
      values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'amazon.com', ${TEST_ASIN})`;
    const walk = new PurchaseWalk(test.db, agency);
    for (let i = 0; i < 4; i++) await walk.capture();
    return new World(test, walk);
  }

  async play(one: Move): Promise<void> {
    const { agency } = this.#walk;
    try {
      switch (one.kind) {
        case 'wait':
          return await advanceClock(this.#test.sql, `${one.seconds} seconds`);
        case 'sweep':
          await this.#walk.sweep();
          return;
        case 'stop':
          await this.#asAdmin((sql) => sql`select app.stop_automation(${agency.orgId})`);
          return;
        case 'resume':
          await this.#asAdmin((sql) => sql`select app.resume_automation(${agency.orgId})`);
          return;
        case 'confirm':
          return await this.#confirmOne();
        case 'cancel':
          await this.#asAdmin(
            (sql) =>
              sql`select app.cancel_job(id, 'test') from app.automation_jobs where org_id = ${agency.orgId} limit 1`,
          );
          return;
        default:
          return await this.#playAgent(one.kind, one.agent);
      }
    } catch (error) {
      // Refusals are answers; anything else is a fault of ours.
      if ((error as { code?: string }).code !== 'CC001') throw error;
    }
  }

  async #playAgent(kind: string, index: number): Promise<void> {
    const agent = this.#walk.agency.amazonAgentIds[index];
    const memory = this.#memories[index];
    if (agent === undefined || memory === undefined) return;
    if (kind === 'claim') {
      const job = await this.#walk.claim(agent);
      if (memory.job !== null && memory.job.fence !== job?.fence) {
        memory.earlier.push({ job: memory.job, permit: memory.permit });
        memory.permit = null;
      }
      memory.job = job;
      return;
    }
    if (kind === 'forget') {
      if (memory.job !== null) memory.earlier.push({ job: memory.job, permit: memory.permit });
      memory.job = null;
      return;
    }
    const late = kind === 'late' ? memory.earlier.at(-1) : undefined;
    const job = late?.job ?? memory.job;
    if (job === null || job === undefined) return;
    switch (kind) {
      case 'walk':
        return this.#walk.review(agent, job);
      case 'permit': {
        const answer = await this.#walk.permit(agent, job);
        memory.permit = answer.decision === 'granted' ? answer.permit_id : memory.permit;
        return;
      }
      case 'placing':
      case 'late': {
        const permit = late?.permit ?? memory.permit;
        if (permit === null) return;
        await this.#walk.placing(agent, job, permit);
        // Only this answer lets an agent click.
        this.#clicks.set(job.id, (this.#clicks.get(job.id) ?? 0) + 1);
        return;
      }
      case 'placed':
        await this.#walk.placed(agent, job);
        return;
      case 'complete':
        await this.#walk.complete(agent, job, [somePlacedOrder()]);
        return;
      case 'fail':
        await this.#walk.fail(agent, job, 'NETWORK');
        return;
      case 'release':
        await this.#walk.release(agent, job);
    }
  }

  async #confirmOne(): Promise<void> {
    await this.#asAdmin(
      (sql) => sql`
      select app.confirm_purchase(j.id, r.id, r.total_minor)
      from app.automation_jobs j
      join lateral (select * from app.purchase_reviews where job_id = j.id order by created_at desc limit 1) r on true
      where j.org_id = ${this.#walk.agency.orgId} and j.confirmation = 'asked' limit 1`,
    );
  }

  #asAdmin(work: Parameters<TestDatabase['db']['asUser']>[1]) {
    return this.#test.db.asUser({ sub: this.#walk.agency.adminId }, work);
  }

  async check(): Promise<void> {
    for (const [job, clicks] of this.#clicks) expect(clicks, `clicks of job ${job}`).toBe(1);
    const clicked = [...this.#clicks.keys()];
    const [wrong] = await this.#test.sql`
      select
        (select count(*) from app.automation_jobs
         where id = any (${clicked}::uuid[]) and status in ('QUEUED', 'CLAIMED', 'CANCELLED')) as clicked_but_open,
        (select count(*) from app.automation_jobs
         where org_id = ${this.#walk.agency.orgId} and status = 'COMPLETED' and not id = any (${clicked}::uuid[])) as completed_unclicked,
        (select coalesce(max(day.total), 0) from (
          select sum(total_minor) as total from app.purchase_permits
          where org_id = ${this.#walk.agency.orgId} and state in ('placing', 'spent') group by account_id, spend_day) day) as most_spent`;
    expect(wrong?.clicked_but_open).toBe(0);
    expect(wrong?.completed_unclicked).toBe(0);
    expect(Number(wrong?.most_spent)).toBeLessThanOrEqual(DAILY_CAP);
  }
}
