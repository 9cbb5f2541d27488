import { describe, expect, it } from 'vitest';
import { useTestQueue } from './test-queue.ts';

describe('claiming a job', () => {
  const queue = useTestQueue();

  it('gives the oldest ship-by first and the held job again with the same fence', async () => {
    const { walk, one } = await queue.startWalk();
    await walk.capture({ ship_by: '2026-11-29T00:00:00Z' });
    const urgent = await walk.capture({ ship_by: '2026-11-24T00:00:00Z' });
    const held = await walk.claim(one);
    expect(held?.id).toBe(urgent);
    expect(await walk.claim(one)).toMatchObject({ id: urgent, fence: held?.fence });
  });

  it('never gives one job to two agents that claim at once', async () => {
    const { walk, agency } = await queue.startWalk({
      amazonAccounts: Array.from({ length: 8 }, (_, index) => `www.amazon.com:B${index}`),
    });
    for (let i = 0; i < 5; i++) await walk.capture();
    const claimed = await Promise.all(agency.amazonAgentIds.map((agent) => walk.claim(agent)));
    const ids = claimed.flatMap((job) => (job === null ? [] : [job.id]));
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });

  it('lets two agents of one Amazon account, which share its cart, buy one after the other', async () => {
    const { walk, one, two } = await queue.startWalk({
      amazonAccounts: ['www.amazon.com:SAME', 'www.amazon.com:SAME'],
    });
    await walk.capture();
    await walk.capture();
    const job = await walk.toPlacing(one);
    expect(await walk.claim(two)).toBeNull();
    await walk.placed(one, job);
    expect(await walk.claim(two)).not.toBeNull();
  });

  it('gives nothing while the account, the agent or the org is paused or purchasing is off', async () => {
    const { walk, one, agency } = await queue.startWalk({ mode: 'off' });
    await walk.capture();
    expect(await walk.claim(one)).toBeNull();
    await queue.test
      .sql`update app.account_policies set mode = 'automatic' where account_id = ${agency.accountId}`;
    await queue.test.sql`update app.orgs set automation_stopped_at = now() where id = ${agency.orgId}`;
    expect(await walk.claim(one)).toBeNull();
    await queue.test.sql`update app.orgs set automation_stopped_at = null where id = ${agency.orgId}`;
    await queue.test.sql`update app.automation_agents set status = 'paused' where id = ${one}`;
    expect(await walk.claim(one)).toBeNull();
    await queue.test.sql`update app.automation_agents set status = 'active' where id = ${one}`;
    expect(await walk.claim(one)).not.toBeNull();
  });
});
