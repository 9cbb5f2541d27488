import { openReport } from '@crosscart/marketplace-pages/reports';
import { parse } from 'csv-parse/sync';
import type { Figures } from '../benches.ts';
import { generatedReport } from './generated-report.ts';

const ROWS = 60_000;
const ROUNDS = 7;
const MANY_ROWS = 1_000_000;

/**
 * How fast reports are read, beside what csv-parse alone takes to split the same file into cells in its fastest way
 * (at once, from memory) in the same run; and how much memory a million streamed rows take at most.
 */
export async function reportFigures(say: (sentence: string) => void): Promise<Figures> {
  const file = Buffer.concat([...generatedReport(ROWS)]);
  say(
    `Reads a report of ${ROWS} rows (${Math.round(file.length / 1e6)} MB), ${ROUNDS} rounds beside csv-parse.`,
  );
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -2; round < ROUNDS; round++) {
    const [reading, splitting] = [
      await secondsOf(() => readRows(file)),
      await secondsOf(() => splitCells(file)),
    ];
    if (round < 0) continue;
    ours.push(reading);
    theirs.push(splitting);
  }
  say(`Streams ${MANY_ROWS} rows and watches the heap.`);
  return {
    rowsPerSecond: Math.round(ROWS / median(ours)),
    parserOverCsvParse: round2(median(theirs.map((seconds, index) => seconds / (ours[index] ?? seconds)))),
    millionRowsPeakHeapMegabytes: await peakHeapMegabytes(),
  };
}

async function readRows(file: Uint8Array): Promise<void> {
  const opening = await openReport(file);
  if (!opening.opened) throw new Error(`The generated report was refused: ${opening.refusal.reason}`);
  let rows = 0;
  for await (const entry of opening.report.rows) if ('row' in entry) rows++;
  if (rows !== ROWS) throw new Error(`Read ${rows} of ${ROWS} rows`);
}

function splitCells(file: Buffer): void {
  const { length } = parse(file, { bom: true });
  if (length !== ROWS + 1) throw new Error(`csv-parse split ${length} of ${ROWS + 1} records`);
}

/** The most heap that was in use while a million rows came by, above what was in use before. */
async function peakHeapMegabytes(): Promise<number> {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const opening = await openReport(() => generatedReport(MANY_ROWS));
  if (!opening.opened) throw new Error(`The generated report was refused: ${opening.refusal.reason}`);
  let peak = 0;
  let batches = 0;
  for await (const _batch of opening.report.batches) {
    if (batches++ % 20 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before);
  }
  const { rows } = opening.report.summary;
  if (rows !== MANY_ROWS) throw new Error(`Read ${rows} of ${MANY_ROWS} rows`);
  return Math.round(peak / 1e6);
}

async function secondsOf(work: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
