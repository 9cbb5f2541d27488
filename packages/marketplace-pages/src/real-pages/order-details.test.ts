import { describe, expect, it } from 'vitest';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realJson, realPage } from './fixtures.ts';

interface Expected {
  orderId: string;
  orderDate: string;
  shipToName: string | null;
  cancelled: boolean;
  items: { titleStarts: string; priceMinor: number | null; quantity: number }[];
  [amount: `${string}Minor`]: number | null;
}

const expected = HAVE_REAL_PAGES
  ? (realJson('details/expected.json') as { pages: Record<string, Expected> }).pages
  : {};
const pages = Object.entries(expected).filter(([, page]) => page.orderDate >= '2024');

const AMOUNTS = {
  totalMinor: 'total',
  itemsSubtotalMinor: 'itemsSubtotal',
  shippingMinor: 'shipping',
  freeShippingMinor: 'freeShipping',
  beforeTaxMinor: 'beforeTax',
  taxMinor: 'tax',
  refundTotalMinor: 'refundTotal',
  promotionMinor: 'promotion',
  couponMinor: 'coupon',
} as const;

describe('order details as Amazon really serves them', () => {
  it('are there, or were named as left out', () => {
    expect(pages.length).toBe(HAVE_REAL_PAGES ? 9 : 0);
  });

  for (const [file, page] of pages) {
    it(`are read right: ${file}`, () => {
      const reading = readPage(
        realPage(`details/${file}`),
        'https://www.amazon.com/gp/your-account/order-details',
      );
      if (reading.kind !== 'page' || reading.page !== 'amazon.order_details') throw new Error(reading.kind);
      const { facts } = reading;
      expect(facts).toMatchObject({
        orderId: page.orderId,
        orderDate: page.orderDate,
        cancelled: page.cancelled,
        otherCharges: [],
        difference: { minor: 0, currency: 'USD' },
        paymentRevisionNeeded: file === 'payment-revision.html',
      });
      expect(facts.shipTo?.name ?? null).toBe(page.shipToName);
      for (const [name, charge] of Object.entries(AMOUNTS)) {
        expect([name, facts.charges[charge]?.minor ?? null]).toEqual([name, page[name as `${string}Minor`]]);
      }
      const items = facts.items.map(({ title, unitPrice, quantity }) => ({
        titleStarts: title.slice(0, 40),
        priceMinor: unitPrice?.minor ?? null,
        quantity,
      }));
      expect(items).toHaveLength(page.items.length);
      expect(items).toEqual(
        expect.arrayContaining(
          page.items.map((item) => ({ ...item, titleStarts: item.titleStarts.slice(0, 40) })),
        ),
      );
      expect(reading.unreadable).toEqual([]);
    });
  }

  if (HAVE_REAL_PAGES) {
    it('sums an item that stands in several rows', () => {
      const reading = readPage(
        realPage('details/fanout-qty-airpods-2026-05-11.html'),
        'https://www.amazon.com/',
      );
      expect(reading).toMatchObject({ facts: { units: [{ asin: 'B0DGHMNQ5Z', quantity: 3 }] } });
    });
  }
});
