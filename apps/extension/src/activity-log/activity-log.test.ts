import { expect, test } from 'vitest';
import { activityLog, log } from './activity-log.ts';

test('lines that are written at once are all kept, in order', async () => {
  await Promise.all(['one', 'two', 'three'].map((text) => log(text)));
  const lines = await activityLog.getValue();
  expect(lines.map((line) => line.text)).toEqual(['one', 'two', 'three']);
  expect(new Set(lines.map((line) => line.id)).size).toBe(3);
});

test('the last two hundred lines are kept', async () => {
  for (let index = 1; index <= 205; index += 1) await log(`line ${index}`);
  const lines = await activityLog.getValue();
  expect(lines).toHaveLength(200);
  expect(lines[0]?.text).toBe('line 6');
});
