import { describe, expect, it } from 'vitest';
import { useTestQueue } from './test-queue.ts';

describe('the queue', () => {
  const queue = useTestQueue();

  it('keeps events append-only, also for service code', async () => {
    const { walk } = await queue.startWalk();
    await walk.capture();
    await expect(queue.test.sql`update app.automation_events set type = 'x'`).rejects.toThrow('append-only');
    await expect(queue.test.sql`delete from app.automation_events`).rejects.toThrow('append-only');
  });

  it("lets the agents' role execute functions and read nothing", async () => {
    await expect(queue.test.db.asAgent((sql) => sql`select 1 from app.automation_jobs`)).rejects.toThrow(
      'permission denied',
    );
    await expect(queue.test.db.asAgent((sql) => sql`select app.sweep_automation()`)).rejects.toThrow(
      'permission denied',
    );
  });
});
