import { describe, expect, it, vi } from 'vitest';
import { StackError } from './errors.ts';
import { keepRunning } from './kept-service.ts';
import type { ServiceProcess } from './service-process.ts';

/** Services that end when the test says so. */
function services() {
  const started: { crash: () => void; ended: string[] }[] = [];
  const start = vi.fn(async (): Promise<ServiceProcess> => {
    const crashed = Promise.withResolvers<StackError>();
    const ended: string[] = [];
    started.push({ crash: () => crashed.resolve(new StackError('The API ended.')), ended });
    const end = (how: string) => async () => void ended.push(how);
    return { stop: end('stop'), kill: end('kill'), crashed: crashed.promise };
  });
  return { started, start };
}

describe('a service that is kept running', () => {
  it('is started again when it ends by itself, and says so', async () => {
    const { started, start } = services();
    const told: string[] = [];
    const kept = await keepRunning(start, (message) => void told.push(message));
    started[0]?.crash();
    await vi.waitFor(() => expect(started).toHaveLength(2));
    expect(told).toEqual(['The API ended.\nIt is started again.']);
    await kept.stop();
    expect(started.map(({ ended }) => ended)).toEqual([[], ['stop']]);
  });

  it('counts as crashed when it keeps ending', async () => {
    const { started, start } = services();
    const kept = await keepRunning(start, () => {});
    for (const turn of [1, 2, 3, 4]) {
      await vi.waitFor(() => expect(started).toHaveLength(turn));
      started[turn - 1]?.crash();
    }
    expect((await kept.crashed).message).toBe('The API ended.');
    expect(started).toHaveLength(4);
  });

  it('counts as crashed when it cannot be started again', async () => {
    const { started, start } = services();
    const kept = await keepRunning(start, () => {});
    start.mockRejectedValueOnce(new StackError('The API did not become ready.'));
    started[0]?.crash();
    expect((await kept.crashed).message).toBe('The API did not become ready.');
  });

  it('stays down when it was killed on purpose', async () => {
    const { started, start } = services();
    const kept = await keepRunning(start, () => {});
    await kept.kill();
    started[0]?.crash();
    await Promise.resolve();
    expect(start).toHaveBeenCalledOnce();
  });
});
