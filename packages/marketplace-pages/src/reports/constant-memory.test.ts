import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROWS = process.env.CROSSCART_LONG === '1' ? 1_000_000 : 200_000;
const script = fileURLToPath(new URL('./testing/stream-rows.ts', import.meta.url));

it(`streams ${ROWS} rows through a heap of 16 MB, which could not hold them`, { timeout: 300_000 }, () => {
  const heap = ['--max-old-space-size=16', '--max-semi-space-size=4'];
  const printed = execFileSync(process.execPath, [...heap, script, String(ROWS)], { encoding: 'utf8' });
  expect(printed.trim()).toBe(String(ROWS));
});
