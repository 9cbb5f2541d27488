import { describe, expect, it } from 'vitest';
import { advanceClock } from '../testing/index.ts';
import { useTestQueue } from './test-queue.ts';

describe('in mode confirm', () => {
  const queue = useTestQueue();

  async function reviewed() {
    const started = await queue.startWalk({ mode: 'confirm' });
    const { walk, one } = started;
    const id = await walk.capture();
    const job = await walk.take(one);
    await walk.review(one, job);
    expect(await walk.permit(one, job)).toMatchObject({ decision: 'needs_confirmation' });
    return { ...started, id, job };
  }
  const latestReview = async (job: string) => {
    const [row] = await queue.test.sql`
      select id from app.purchase_reviews where job_id = ${job} order by created_at desc limit 1`;
    return row?.id as string;
  };
  const confirm = (person: string, job: string, review: string, total = 3_240) =>
    queue.test.db.asUser(
      { sub: person },
      (sql) => sql`select app.confirm_purchase(${job}, ${review}, ${total})`,
    );

  it('waits for a person, stays the same review while asked again, and goes on when confirmed', async () => {
    const { walk, one, id, job, agency } = await reviewed();
    const review = await latestReview(id);
    await walk.permit(one, job);
    expect(await latestReview(id)).toBe(review);
    await confirm(agency.adminId, id, review);
    expect(await walk.permit(one, job)).toMatchObject({ decision: 'granted' });
  });

  it('goes back unclaimable without an attempt, and is claimable once confirmed', async () => {
    const { walk, one, id, job, agency } = await reviewed();
    await walk.release(one, job);
    expect(await walk.claim(one)).toBeNull();
    expect((await queue.jobRow(id)).attempt_count).toBe(0);
    await confirm(agency.adminId, id, await latestReview(id));
    const again = await walk.claim(one);
    expect(again).toMatchObject({ id, fence: job.fence + 1 });
    if (again === null) return;
    await walk.review(one, again);
    expect(await walk.permit(one, again)).toMatchObject({ decision: 'granted' });
  });

  it('asks again when the price rose above what was confirmed', async () => {
    const { walk, one, id, job, agency } = await reviewed();
    await confirm(agency.adminId, id, await latestReview(id));
    expect(await walk.permit(one, job, { total_minor: 3_241 })).toMatchObject({
      decision: 'needs_confirmation',
    });
  });

  it('refuses what the person did not see, and people without auto_order.operate', async () => {
    const { id, agency } = await reviewed();
    const review = await latestReview(id);
    await expect(confirm(agency.adminId, id, review, 9_999)).rejects.toThrow('CONFIRMATION_STALE');
    await expect(confirm(agency.clientId, id, review)).rejects.toThrow('NOT_FOUND');
    await expect(confirm(agency.vaId, id, review)).rejects.toThrow('NOT_FOUND');
  });

  it('holds for 30 minutes', async () => {
    const { walk, one, id, job, agency } = await reviewed();
    await walk.release(one, job);
    await confirm(agency.adminId, id, await latestReview(id));
    await advanceClock(queue.test.sql, '31 minutes');
    await walk.sweep();
    expect(await walk.claim(one)).toBeNull();
  });
});
