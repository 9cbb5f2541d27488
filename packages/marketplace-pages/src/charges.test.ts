import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { SummaryShape } from './charges.ts';
import { readCharges } from './charges.ts';
import { PageMap } from './page-map.ts';
import { PageView } from './page-view.ts';
import { parsePage } from './testing/parse-page.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const LABELS = [
  'items',
  'shipping',
  'promotion',
  'beforeTax',
  'tax',
  'onTheWay',
  'total',
  'inYourCurrency',
] as const;
const SHAPE: SummaryShape<(typeof LABELS)[number]> = {
  labels: LABELS,
  total: 'total',
  sums: ['beforeTax', 'onTheWay', 'inYourCurrency'],
  repeatable: ['promotion', 'tax'],
  tax: 'tax',
  lastSum: 'onTheWay',
};
const MAP = PageMap.parse({
  page: 'amazon.test',
  version: 1,
  verified: false,
  sites: ['amazon.com'],
  recognise: ['body'],
  landmarks: {},
  fields: {},
  labels: {
    items: ['Item(s) Subtotal'],
    shipping: ['Shipping', 'Delivery'],
    promotion: ['Promotion Applied'],
    beforeTax: ['Total before tax'],
    tax: ['GST', 'PST', 'VAT'],
    onTheWay: ['Total'],
    total: ['Grand Total'],
    inYourCurrency: ['Payment Grand Total'],
    free: ['FREE'],
    anySum: ['total', 'refund'],
  },
});

/** Rows as "Label: value". */
function read(...rows: string[]) {
  const view = new PageView(
    parsePage(''),
    new URL('https://www.amazon.com/'),
    MAP,
    { name: 'amazon.com', currency: 'USD', decimalMark: '.' },
    Temporal.PlainDate.from('2026-11-22'),
  );
  const charges = readCharges(
    view,
    SHAPE,
    rows.map((row) => {
      const [label = '', value = ''] = row.split(': ');
      return { label, value };
    }),
  );
  return { ...charges, unreadable: view.unreadable };
}

describe('readCharges', () => {
  it('adds promotions and taxes of several rows, and proves the total', () => {
    const charges = read(
      'Item(s) Subtotal: $20.00',
      'Promotion Applied: -$2.00',
      'Promotion Applied: -$1.00',
      'Total before tax: $17.00',
      'GST: $0.85',
      'PST: $1.19',
      'Grand Total: $19.04',
    );
    expect(charges).toMatchObject({
      amounts: { promotion: usd(-300), tax: usd(204), total: usd(1904), beforeTax: usd(1700) },
      difference: usd(0),
      taxIncluded: false,
      unreadable: [],
    });
  });

  it('never adds up a summary that stands twice on the page', () => {
    const rows = [
      'Item(s) Subtotal: $20.00',
      'Shipping: $5.00',
      'Promotion Applied: -$1.00',
      'Grand Total: $24.00',
    ];
    const charges = read(...rows, ...rows);
    expect(charges).toMatchObject({
      amounts: { items: usd(2000), shipping: usd(500), promotion: usd(-100), total: usd(2400) },
      difference: usd(0),
      unreadable: [],
    });
  });

  it('adds two equal rows only where the total proves that both count', () => {
    const once = read(
      'Item(s) Subtotal: $20.00',
      'Promotion Applied: -$1.00',
      'Promotion Applied: -$1.00',
      'Grand Total: $19.00',
    );
    expect(once).toMatchObject({ amounts: { promotion: usd(-100) }, difference: usd(0) });
    const twice = read(
      'Item(s) Subtotal: $20.00',
      'Promotion Applied: -$1.00',
      'Promotion Applied: -$1.00',
      'Grand Total: $18.00',
    );
    expect(twice).toMatchObject({ amounts: { promotion: usd(-200) }, difference: usd(0) });
    const neither = read(
      'Item(s) Subtotal: $20.00',
      'Promotion Applied: -$1.00',
      'Promotion Applied: -$1.00',
      'Grand Total: $17.50',
    );
    expect(neither).toMatchObject({
      amounts: { promotion: null },
      difference: null,
      unreadable: ['promotion'],
    });
    const unproven = read(
      'Item(s) Subtotal: $20.00',
      'Promotion Applied: -$1.00',
      'Promotion Applied: -$1.00',
    );
    expect(unproven).toMatchObject({ amounts: { promotion: null }, unreadable: ['promotion'] });
  });

  it('takes no side between two different totals or subtotals', () => {
    expect(read('Item(s) Subtotal: $20.00', 'Grand Total: $20.00', 'Grand Total: $21.00')).toMatchObject({
      amounts: { items: usd(2000), total: null },
      difference: null,
      unreadable: ['total'],
    });
    expect(read('Item(s) Subtotal: $20.00', 'Item(s) Subtotal: $30.00', 'Grand Total: $30.00')).toMatchObject(
      {
        amounts: { items: null },
        unreadable: ['items'],
      },
    );
  });

  it('counts unknown rows as parts, but never one that reads like a sum or a refund', () => {
    const charges = read(
      'Item(s) Subtotal: $20.00',
      'Eco fee: $1.00',
      'Total savings: $3.00',
      'Refund for item: $4.00',
      'Grand Total: $21.00',
    );
    expect(charges).toMatchObject({
      other: [{ label: 'Eco fee', amount: usd(100) }],
      otherSums: [
        { label: 'Total savings', amount: usd(300) },
        { label: 'Refund for item', amount: usd(400) },
      ],
      difference: usd(0),
    });
  });

  it('names the difference of a page that does not add up', () => {
    expect(read('Item(s) Subtotal: $20.00', 'Grand Total: $21.50').difference).toEqual(usd(150));
  });

  it('knows tax that is contained in the prices', () => {
    const charges = read(
      'Item(s) Subtotal: $49.99',
      'Shipping: $4.54',
      'Total before tax: $44.33',
      'VAT: $10.20',
      'Grand Total: $54.53',
    );
    expect(charges).toMatchObject({ amounts: { tax: usd(1020) }, difference: usd(0), taxIncluded: true });
  });

  it('takes the last sum for the total where none is worded so, if all adds up to it', () => {
    expect(read('Item(s) Subtotal: $20.00', 'Shipping: $5.00', 'Total: $25.00').amounts.total).toEqual(
      usd(2500),
    );
    expect(read('Item(s) Subtotal: $20.00', 'Total: $25.00').amounts.total).toBeNull();
    expect(
      read('Item(s) Subtotal: $20.00', 'Total: $20.00', 'Promotion Applied: -$5.00').amounts.total,
    ).toBeNull();
    expect(read('Item(s) Subtotal: $20.00', 'Total: $20.00', 'Grand Total: --').amounts.total).toBeNull();
  });

  it('keeps the total in another currency apart, and has no sum over two currencies', () => {
    expect(
      read(
        'Item(s) Subtotal: EUR 20.00',
        'Shipping: FREE',
        'Grand Total: EUR 20.00',
        'Payment Grand Total: $22.10',
      ),
    ).toMatchObject({
      amounts: { shipping: { minor: 0, currency: 'EUR' }, inYourCurrency: usd(2210) },
      difference: { minor: 0, currency: 'EUR' },
      unreadable: [],
    });
    expect(read('Item(s) Subtotal: $20.00', 'Shipping: £3.00', 'Grand Total: $23.00')).toMatchObject({
      amounts: { shipping: null },
      difference: null,
      unreadable: ['currency'],
    });
  });

  it('says nothing about the difference while a part is unknown', () => {
    expect(read('Item(s) Subtotal: $20.00', 'Shipping: --', 'Grand Total: $23.00').difference).toBeNull();
    expect(read('Item(s) Subtotal: $20.00', 'Shipping: $3', 'Grand Total: $23.00')).toMatchObject({
      difference: null,
      unreadable: ['shipping'],
    });
  });
});
