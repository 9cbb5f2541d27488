import { openReport } from '../open-report.ts';

// Run with a small heap: streams a report of as many rows as the argument says and prints how many came out.

const rows = Number(process.argv[2]);
const row = (index: number) =>
  `112-${String(index).padStart(7, '0')}-0000001,r${index},2026-02-03T10:00:00Z,USD,${index % 1_000}.25,Completed,"Refund, ${'x'.repeat(150)}"\n`;

function* report() {
  const encoder = new TextEncoder();
  yield encoder.encode(
    'OrderID,ReversalID,RefundCompletionDate,Currency,AmountRefunded,Status,DisbursementType\n',
  );
  for (let from = 0; from < rows; from += 500) {
    let text = '';
    for (let index = from; index < Math.min(from + 500, rows); index++) text += row(index);
    yield encoder.encode(text);
  }
}

const opening = await openReport(report);
if (!opening.opened) throw new Error(opening.refusal.reason);
let read = 0;
for await (const entry of opening.report.rows) if ('row' in entry) read++;
console.log(read);
