import { describe, expect, it } from 'vitest';
import { advanceClock } from '../testing/index.ts';
import { useTestQueue } from './test-queue.ts';

describe('an attempt', () => {
  const queue = useTestQueue();

  it('changes nothing for a stale fence', async () => {
    const { walk, one } = await queue.startWalk();
    const id = await walk.capture();
    const job = await walk.take(one);
    const stale = { ...job, fence: job.fence - 1 };
    await expect(walk.stage(one, stale, 'OPENED')).rejects.toThrow('STALE_ATTEMPT');
    expect((await queue.jobRow(id)).stage).toBeNull();
  });

  it('skips no stage, but lets the way be walked again before PLACING', async () => {
    const { walk, one } = await queue.startWalk();
    await walk.capture();
    const job = await walk.take(one);
    await expect(walk.stage(one, job, 'REVIEWED')).rejects.toThrow('STAGE_OUT_OF_ORDER');
    await walk.review(one, job);
    await walk.stage(one, job, 'OPENED');
    await walk.review(one, job);
  });

  it('says go once', async () => {
    const { walk, one } = await queue.startWalk();
    await walk.capture();
    const job = await walk.take(one);
    await walk.review(one, job);
    const permit = await walk.permit(one, job);
    if (permit.decision !== 'granted') throw new Error('not granted');
    const answers = await Promise.allSettled(
      Array.from({ length: 4 }, () => walk.placing(one, job, permit.permit_id)),
    );
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(String(answer.reason)).toContain('OUTCOME_UNKNOWN');
    }
  });

  it('refuses PLACING with a permit that lapsed', async () => {
    const { walk, one } = await queue.startWalk();
    await walk.capture();
    const job = await walk.take(one);
    await walk.review(one, job);
    const permit = await walk.permit(one, job);
    if (permit.decision !== 'granted') throw new Error('not granted');
    await advanceClock(queue.test.sql, '119 seconds');
    await walk.claim(one);
    await advanceClock(queue.test.sql, '2 seconds');
    await expect(walk.placing(one, job, permit.permit_id)).rejects.toThrow('PERMIT_INVALID');
  });

  it('tries a lost attempt again three times at most, and never after PLACING', async () => {
    const { walk, one } = await queue.startWalk();
    const id = await walk.capture();
    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await walk.claim(one)).toMatchObject({ id });
      await advanceClock(queue.test.sql, '121 seconds');
      await walk.sweep();
      await advanceClock(queue.test.sql, '10 minutes');
    }
    expect(await queue.jobRow(id)).toMatchObject({
      status: 'FAILED_NEEDS_ATTENTION',
      failure_reason: 'LEASE_LOST',
      attempt_count: 3,
    });
    const bought = await walk.capture();
    await walk.toPlacing(one);
    await advanceClock(queue.test.sql, '121 seconds');
    await walk.sweep();
    expect(await queue.jobRow(bought)).toMatchObject({
      status: 'FAILED_NEEDS_ATTENTION',
      failure_reason: 'OUTCOME_UNKNOWN',
    });
    expect(await queue.openCauses(bought)).toEqual(['OUTCOME_UNKNOWN']);
    await advanceClock(queue.test.sql, '1 day');
    expect(await walk.claim(one)).toBeNull();
  });

  it('never retries a blocker by itself', async () => {
    const { walk, one } = await queue.startWalk();
    const id = await walk.capture();
    const job = await walk.take(one);
    await walk.fail(one, job, 'BLOCKER_CAPTCHA');
    expect(await queue.jobRow(id)).toMatchObject({ status: 'FAILED_NEEDS_ATTENTION', attempt_count: 1 });
  });

  it('lets a person cancel before the point of no return and never after', async () => {
    const { walk, one, agency } = await queue.startWalk();
    const cancel = (job: string) =>
      queue.test.db.asUser(
        { sub: agency.adminId },
        (sql) => sql`select app.cancel_job(${job}, 'changed my mind')`,
      );
    const early = await walk.capture();
    const held = await walk.take(one);
    await cancel(early);
    await expect(walk.stage(one, held, 'OPENED')).rejects.toThrow('STALE_ATTEMPT');
    const late = await walk.capture();
    await walk.toPlacing(one);
    await expect(cancel(late)).rejects.toThrow('JOB_NOT_CANCELLABLE');
  });
});
