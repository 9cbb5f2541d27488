import type { Database } from '../connection/database.ts';
import type { TestAgency } from '../testing/index.ts';
import {
  type CapturedTestOrder,
  type HeldJob,
  type PermitAnswer,
  someOrder,
  someReview,
  type TestPlacedOrder,
  type TestReview,
} from './walked-orders.ts';

/** The queue's functions as an agent calls them, for tests of the rules. Refusals reject with PostgresError. */
export class PurchaseWalk {
  readonly #db: Database;
  readonly agency: TestAgency;

  constructor(db: Database, agency: TestAgency) {
    this.#db = db;
    this.agency = agency;
  }

  /** Captures an order of one line and answers its job's id. */
  async capture(order: Partial<CapturedTestOrder> = {}): Promise<string> {
    const whole = { ...someOrder(), ...order };
    const answer = await this.#call<{ jobs: { id: string }[] }>(
      'capture_order',
      this.agency.ebayAgentId,
      whole,
      whole.shipTo === null ? null : Buffer.from(whole.shipTo),
      whole.shipTo,
    );
    const [job] = answer.jobs;
    if (job === undefined) throw new Error('no job came of the capture');
    return job.id;
  }

  claim(agent: string): Promise<HeldJob | null> {
    return this.#call('claim_next_automation_job', agent);
  }

  /** Claims a job that must be there. */
  async take(agent: string): Promise<HeldJob> {
    const job = await this.claim(agent);
    if (job === null) throw new Error('nothing to claim');
    return job;
  }

  stage(agent: string, job: HeldJob, stage: string, practiceRun: string | null = null): Promise<unknown> {
    return this.#call('report_stage', agent, job.id, job.fence, stage, practiceRun);
  }

  /** Walks the stages up to the review. */
  async review(agent: string, job: HeldJob): Promise<void> {
    for (const stage of ['OPENED', 'IN_CART', 'ADDRESS_SET', 'REVIEWED']) await this.stage(agent, job, stage);
  }

  permit(
    agent: string,
    job: HeldJob,
    review: Partial<TestReview> = {},
    shipToMatches = true,
  ): Promise<PermitAnswer> {
    const whole = { ...someReview(job), ...review };
    return this.#call('request_permit', agent, job.id, job.fence, whole, shipToMatches);
  }

  placing(agent: string, job: HeldJob, permitId: string): Promise<{ go: true; click_before: string }> {
    return this.#call('record_placing', agent, job.id, job.fence, permitId, null);
  }

  placed(agent: string, job: HeldJob, purchaseId = '106-0000000-0000001'): Promise<unknown> {
    return this.#call('report_placed', agent, job.id, job.fence, purchaseId);
  }

  complete(
    agent: string,
    job: HeldJob,
    orders: readonly TestPlacedOrder[],
  ): Promise<{ status: string; record_id: string }> {
    return this.#call('complete_job', agent, job.id, job.fence, null, orders);
  }

  fail(agent: string, job: HeldJob, reason: string): Promise<{ status: string }> {
    return this.#call('fail_job', agent, job.id, job.fence, reason, {});
  }

  release(agent: string, job: HeldJob): Promise<unknown> {
    return this.#call('release_job', agent, job.id, job.fence);
  }

  sweep(): Promise<unknown> {
    return this.#db.asService('test of the sweep', (sql) => sql`select app.sweep_automation()`);
  }

  /** Goes the whole way to the click: claimed, reviewed, permitted, PLACING recorded. */
  async toPlacing(agent: string): Promise<HeldJob> {
    const job = await this.take(agent);
    await this.review(agent, job);
    const permit = await this.permit(agent, job);
    if (permit.decision !== 'granted') throw new Error(`not granted: ${JSON.stringify(permit)}`);
    await this.placing(agent, job, permit.permit_id);
    return job;
  }

  /** Calls a function of schema app as the agents' role; arguments are bound by their kind. */
  #call<Answer>(
    name: string,
    ...values: readonly (string | number | boolean | Buffer | object | null)[]
  ): Promise<Answer> {
    return this.#db.asAgent(async (sql) => {
      const bound = values.map((value) =>
        value !== null && typeof value === 'object' && !Buffer.isBuffer(value)
          ? sql.json(value as never)
          : value,
      );
      const places = bound.map((_, index) => `$${index + 1}`).join(', ');
      const [row] = await sql.unsafe(`select app.${name}(${places}) as answer`, bound as never[]);
      return row?.answer as Answer;
    });
  }
}
