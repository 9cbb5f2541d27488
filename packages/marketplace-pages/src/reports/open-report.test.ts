import { describe, expect, it } from 'vitest';
import { openReport } from './open-report.ts';
import { handMadeReport, readReport } from './testing/read-report.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const refusal = async (source: string | Uint8Array) => {
  const opening = await openReport(typeof source === 'string' ? bytes(source) : source);
  return opening.opened ? opening.report.kind : opening.refusal;
};
const PAYMENTS = 'OrderID,ReversalID,RefundCompletionDate,Currency,AmountRefunded,Status,DisbursementType\n';
const payment = (day: string, amount = '1.00', currency = 'USD') =>
  `112-0000001-0000001,r1,${day},${currency},${amount},Completed,Refund\n`;

describe('what is no report that is known', () => {
  it('is said so, with the columns that were seen', async () => {
    expect(await refusal('')).toEqual({ reason: 'empty' });
    expect(await refusal('\ufeff\r\n,,,\r\n')).toEqual({ reason: 'empty' });
    expect(await refusal('1,2,3\n4,5,6\n')).toEqual({ reason: 'no_header' });
    expect(await refusal('just some words\n')).toEqual({ reason: 'no_header' });
    expect(await refusal('Name,City,Favourite colour\nA,B,C\n')).toEqual({
      reason: 'unknown_report',
      columns: ['Name', 'City', 'Favourite colour'],
      nearest: null,
    });
    expect(await refusal(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toEqual({
      reason: 'not_text',
      looksLike: 'excel_workbook_or_zip',
    });
  });

  it('names the report that a header nearly is, and what it lacks', async () => {
    expect(await refusal(PAYMENTS.replace('AmountRefunded', 'How much'))).toMatchObject({
      reason: 'unknown_report',
      nearest: { kind: 'amazon.refund_payments', missing: ['AmountRefunded'] },
    });
  });

  it('is refused when two columns would be one field', async () => {
    expect(await refusal(PAYMENTS.replace('Status', 'Amount Refunded'))).toEqual({
      reason: 'column_twice',
      kind: 'amazon.refund_payments',
      column: 'Amount Refunded',
    });
  });
});

describe('a report', () => {
  it.each([',', ';', '\t', '|'])('is recognised whatever parts its cells: %j', async (delimiter) => {
    const text = (PAYMENTS + payment('2026-02-03T10:00:00Z')).replaceAll(',', delimiter);
    const { rows, report } = await readReport('amazon.refund_payments', `sep=${delimiter}\n${text}`);
    expect([rows[0]?.amountRefunded, report.delimiter]).toEqual([{ minor: 100, currency: 'USD' }, delimiter]);
  });

  it('is recognised in UTF-16, with lone carriage returns, in capitals and with columns in any order', async () => {
    const text = 'STATUS,Order_ID,reversal id,Currency,AMOUNT REFUNDED\r';
    const wide = new Uint16Array(
      [...`\ufeff${text}Done,112-0000001-0000001,r1,EUR,5\r`].map((letter) => letter.charCodeAt(0)),
    );
    const { rows } = await readReport('amazon.refund_payments', new Uint8Array(wide.buffer));
    expect(rows).toMatchObject([{ status: 'Done', amountRefunded: { minor: 500, currency: 'EUR' } }]);
  });

  it('is read the same from bytes, pieces of any size and a function', async () => {
    const whole = handMadeReport('amazon-order-history.csv');
    const expected = await readReport('amazon.order_history', whole);
    for (const size of [1, 7, 100]) {
      const inPieces = function* () {
        for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
      };
      expect((await readReport('amazon.order_history', inPieces())).rows).toEqual(expected.rows);
      expect((await readReport('amazon.order_history', inPieces)).rows).toEqual(expected.rows);
    }
  });

  it('gives its rows in batches too', async () => {
    const opening = await openReport(handMadeReport('ebay-orders-us.csv'));
    if (!opening.opened) throw new Error('refused');
    let rows = 0;
    for await (const batch of opening.report.batches) rows += batch.length;
    expect([rows, opening.report.summary.rows]).toEqual([6, 6]);
  });

  it('has its days proven by a value far behind, when it can be read twice', async () => {
    const early = payment('03/04/2026').repeat(5_000);
    const text = bytes(PAYMENTS + early.replaceAll('USD', 'CAD') + payment('25/04/2026', '1.00', 'CAD'));
    const twice = await readReport('amazon.refund_payments', text);
    expect([twice.rows[0]?.refundCompletionDate, twice.problems.length]).toEqual(['2026-04-03', 0]);
    // A stream is read once: what cannot be decided is refused by name, never guessed.
    const once = await readReport('amazon.refund_payments', [text]);
    expect([once.rows.length, once.problems.length]).toEqual([0, 5_001]);
    expect(once.problems[0]?.problem).toMatchObject({ unreadable: [{ reason: 'ambiguous_date' }] });
  });

  it("takes the site's order of days only where no value shows it, and refuses the day that contradicts", async () => {
    const american = await readReport('amazon.refund_payments', PAYMENTS + payment('03/04/2026'));
    expect(american.rows[0]?.refundCompletionDate).toBe('2026-03-04');
    expect(american.report.conventions.dateOrderFrom).toBe('currency');
    const shown = await readReport(
      'amazon.refund_payments',
      PAYMENTS + payment('03/04/2026') + payment('25/04/2026'),
    );
    expect(shown.rows.map((row) => row.refundCompletionDate)).toEqual(['2026-04-03', '2026-04-25']);
    const mixed = payment('03/04/2026') + payment('25/04/2026') + payment('04/25/2026');
    expect((await readReport('amazon.refund_payments', PAYMENTS + mixed)).rows).toEqual([]);
  });

  it('reads "1,234" as its other amounts show, and refuses it where none does', async () => {
    const euro = (amount: string) => payment('2026-02-03', `"${amount}"`, 'EUR');
    const amounts = async (text: string) =>
      (await readReport('amazon.refund_payments', PAYMENTS + text)).rows.map(
        (row) => row.amountRefunded?.minor,
      );
    expect(await amounts(euro('1,234') + euro('5.20'))).toEqual([123400, 520]);
    expect(await amounts(euro('1.234') + euro('5,20'))).toEqual([123400, 520]);
    expect(await amounts(euro('1,234') + euro('5'))).toEqual([500]);
  });

  it('goes on behind rows that are none, and names each by line', async () => {
    const good = payment('2026-02-03');
    const text = `${PAYMENTS}${good}a,b\n"open,${good}${good},,,,,,\n\n${good.replace('1.00', 'x')}x,y,z,USD,1,2,3\n${good.trim()},too many\n${good}112-0000001-0000001,r1,2026-0`;
    const { rows, lines, problems, summary } = await readReport('amazon.refund_payments', text);
    expect([rows.length, lines]).toEqual([3, [2, 5, 11]]);
    expect(problems.map(({ line, problem }) => [line, problem.reason])).toEqual([
      [3, 'cell_count'],
      [4, 'quote_never_closed'],
      [8, 'unreadable_cells'],
      [9, 'unreadable_cells'],
      [10, 'cell_count'],
      [12, 'cell_count'],
    ]);
    expect(summary).toMatchObject({ rows: 3, problems: 6, paddingLines: 2 });
  });

  it('is read when every row, but not the header, ends in one more delimiter', async () => {
    const row = payment('2026-02-03').replace('\n', ',\n');
    const { rows, problems } = await readReport(
      'amazon.refund_payments',
      PAYMENTS + row + row + payment('2026-02-03'),
    );
    expect([rows.length, problems.length]).toEqual([1, 2]);
    const all = await readReport('amazon.refund_payments', PAYMENTS + row.repeat(3));
    expect([all.rows.length, all.problems]).toEqual([3, []]);
  });

  it('keeps unknown columns apart, those without a name and those with the same one', async () => {
    const header = PAYMENTS.replace('\n', ',Note,,Note\n');
    const text = header + payment('2026-02-03').replace('\n', ',a,b,c\n');
    const { extras } = await readReport('amazon.refund_payments', text);
    expect(extras).toEqual([{ Note: 'a', 'column 9': 'b', 'Note column 10': 'c' }]);
  });

  it('leaves an amount of too many decimals unknown instead of rounding it', async () => {
    const { rows, doubts } = await readReport(
      'amazon.refund_payments',
      PAYMENTS + payment('2026-02-03', '8.3333') + payment('2026-02-03', '8.33'),
    );
    expect(rows.map((row) => row.amountRefunded?.minor)).toEqual([undefined, 833]);
    expect(doubts).toMatchObject([{ line: 2, doubt: { doubt: 'too_precise', cell: '8.3333' } }]);
  });

  it('takes the currency of the site where a row names none', async () => {
    const header = 'Website,Order ID,Order Date,Currency,Unit Price,Total Owed,Product Name,Ship Date\n';
    const row = (site: string, currency: string) =>
      `${site},112-0000001-0000001,2026-01-02T03:04:05Z,${currency},5,5.4,Mug,2026-01-03T03:04:05Z and 2026-01-05T03:04:05Z\n`;
    const { rows, doubts } = await readReport(
      'amazon.order_history',
      header + row('Amazon.ca', 'USD') + row('Amazon.ca', '') + row('Elsewhere', ''),
    );
    expect(rows.map((each) => each.totalOwed)).toEqual([
      { minor: 540, currency: 'USD' },
      { minor: 540, currency: 'CAD' },
      null,
    ]);
    // One line whose parcels left on two days.
    expect(rows[0]?.shipDate).toBeNull();
    expect(doubts[0]).toMatchObject({ line: 2, doubt: { doubt: 'several_days', field: 'shipDate' } });
  });

  it('says when a later day contradicts the order that the site was trusted for', async () => {
    const early = payment('03/04/2026').repeat(3_000);
    const once = await readReport('amazon.refund_payments', [
      bytes(PAYMENTS + early + payment('25/04/2026')),
    ]);
    expect(once.problems).toMatchObject([{ line: 3_002, problem: { reason: 'unreadable_cells' } }]);
    expect(once.summary.doubts).toMatchObject([
      { line: 3_002, doubt: { doubt: 'date_order_contradicted', cell: '25/04/2026' } },
    ]);
  });

  it('takes a footer of any count and width for no row', async () => {
    const footer = `12,345,record(s) downloaded,,,,\n`.replace('12,345', '"12,345"');
    const { rows, problems, summary } = await readReport(
      'amazon.refund_payments',
      PAYMENTS + payment('2026-02-03') + footer,
    );
    expect([rows.length, problems]).toEqual([1, []]);
    expect(summary).toMatchObject({
      statedRecords: 12_345,
      doubts: [{ doubt: { stated: 12_345, counted: 1 } }],
    });
  });

  it.each([
    '2;Datensätze heruntergeladen',
    'Verkäufer: jemand',
    '2 enregistrements téléchargés',
    '2 record scaricati',
    '2 registros descargados',
    'No data found for this time period',
  ])('takes the footer of another site for no row: %s', async (footer) => {
    const { rows, problems } = await readReport(
      'amazon.refund_payments',
      `${PAYMENTS}${payment('2026-02-03')}${footer}\n`,
    );
    expect([rows.length, problems]).toEqual([1, []]);
  });

  it('has the marks of its numbers shown by amounts that are grouped by spaces', async () => {
    const { rows } = await readReport(
      'amazon.refund_payments',
      PAYMENTS + payment('2026-02-03', '"1\u202f234,50"', 'EUR') + payment('2026-02-03', '1.234', 'EUR'),
    );
    expect(rows.map((row) => row.amountRefunded?.minor)).toEqual([123450, 123400]);
  });

  it('puts scrambled cells right though its header shows none', async () => {
    const header = PAYMENTS.replace('Status,', 'Status,Quantità,');
    const text = header + payment('2026-02-03').replace('Completed', 'Çà et là,Tür');
    const scrambled = new TextDecoder('windows-1252').decode(bytes(text));
    const { rows, extras } = await readReport('amazon.refund_payments', scrambled);
    expect([rows[0]?.status, extras[0]]).toEqual(['Çà et là', { Quantità: 'Tür' }]);
    const british = bytes(text.replace('Quantità', 'Count').replace(',USD,1.00', ',GBP,£1.00'));
    const amounts = await readReport(
      'amazon.refund_payments',
      new TextDecoder('windows-1252').decode(british),
    );
    expect(amounts.rows[0]?.amountRefunded).toEqual({ minor: 100, currency: 'GBP' });
  });

  it("finds the currency's way with days in Excel's text cells too", async () => {
    const cells = payment('03/04/2026').trim().split(',');
    const text = cells.map((cell) => `"=""${cell}"""`).join(',');
    const { rows, report } = await readReport('amazon.refund_payments', `${PAYMENTS}${text}\n`);
    expect(report.conventions).toMatchObject({ dateOrder: 'month_first', dateOrderFrom: 'currency' });
    expect(rows[0]?.refundCompletionDate).toBe('2026-03-04');
  });

  it('gives an id back that a program took for a number', async () => {
    const { rows } = await readReport(
      'amazon.refund_payments',
      PAYMENTS + payment('2026-02-03').replace('r1', '110012345678.0'),
    );
    expect(rows[0]?.reversalId).toBe('110012345678');
  });

  it('keeps letters that only look scrambled', async () => {
    const header = PAYMENTS.replace('Status', 'Status,Señor Ã');
    const { rows, report } = await readReport(
      'amazon.refund_payments',
      header + payment('2026-02-03').replace('Completed', 'SÃO,'),
    );
    expect(report.columns.map(({ name }) => name)).toContain('Señor Ã');
    expect(rows[0]?.status).toBe('SÃO');
  });

  it('doubts a last value whose line has no end: the file may be cut there', async () => {
    const text = 'OrderID,ReversalID,Status,Currency,AmountRefunded\n112-0000001-0000001,r1,Done,USD,45.1';
    const { doubts } = await readReport('amazon.refund_payments', text);
    expect(doubts).toEqual([{ line: 2, doubt: { doubt: 'last_line_not_ended' } }]);
    expect((await readReport('amazon.refund_payments', `${text}\n`)).doubts).toEqual([]);
  });
});
