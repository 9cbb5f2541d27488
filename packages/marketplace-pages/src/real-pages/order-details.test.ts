import { describe, expect, it } from 'vitest';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realJson, realPage, realPages } from './fixtures.ts';

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
const pages = Object.entries(expected);

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

const usd = (minor: number) => ({ minor, currency: 'USD' });
/** Pages that the other reader does not cover, looked up by eye. */
const SNIPPETS = {
  'order-amazon-discount-snippet.html': {
    orderId: '114-7847181-4812208',
    orderDate: '2025-05-10',
    shipTo: { name: 'Jonh Doe' },
    items: [{ asin: 'B00PBX3L7K', unitPrice: usd(1860), quantity: 1 }],
    shipments: [{ status: 'Delivered May 11', deliveredOn: '2025-05-11' }],
    charges: {
      itemsSubtotal: usd(1860),
      shipping: usd(0),
      amazonDiscount: usd(-162),
      beforeTax: usd(1698),
      tax: usd(102),
      total: usd(1800),
    },
    difference: usd(0),
  },
  // Its amounts were made up to be long, and do not add up: 7,777.99 − 1,111.99 − 2,222.99 − 4,444.99.
  'order-currency-stripped-snippet.html': {
    orderId: '112-9685975-5907428',
    orderDate: '2023-12-07',
    shipTo: { name: 'Alex Laird', text: '555 My Road, Chicago, IL 60007, United States' },
    items: [{ asin: 'B07YQDD94M', unitPrice: usd(999911), quantity: 1 }],
    shipments: [{ deliveredOn: '2023-12-09' }],
    charges: {
      itemsSubtotal: usd(111199),
      shipping: usd(222299),
      beforeTax: usd(333399),
      tax: usd(444499),
      total: usd(777799),
    },
    difference: usd(-198),
  },
  'order-missing-grand-total-snippet.html': {
    orderId: '112-0000000-0000000',
    orderDate: '2023-12-07',
    shipTo: { name: 'Test User', text: '123 Test St, Test City, TS 12345, United States' },
    items: [{ asin: null, title: 'Test Product', unitPrice: usd(1000), quantity: 1 }],
    shipments: [{ deliveredOn: '2023-12-09' }],
    charges: { itemsSubtotal: usd(1000), tax: null, total: null },
    difference: null,
  },
  'order-promotion-applied-snippet.html': {
    orderId: '111-9450008-0781820',
    orderDate: '2025-01-30',
    shipTo: { name: 'John Doe', text: '555 My Place, BELMONT, MI 49306-9452, United States' },
    items: [{ asin: 'B000R4OGZE', unitPrice: usd(468), quantity: 1 }],
    shipments: [{ status: 'Delivered January 30', deliveredOn: '2025-01-30' }],
    charges: {
      itemsSubtotal: usd(468),
      shipping: usd(299),
      promotion: usd(-5),
      beforeTax: usd(762),
      tax: usd(28),
      total: usd(790),
    },
    difference: usd(0),
  },
} as const;

describe('order details as Amazon really serves them', () => {
  it('are there, or were named as left out', () => {
    expect(pages.length).toBe(HAVE_REAL_PAGES ? 11 : 0);
    expect(realPages('details').toSorted()).toEqual(
      HAVE_REAL_PAGES ? [...pages.map(([file]) => file), ...Object.keys(SNIPPETS)].toSorted() : [],
    );
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

  for (const [file, facts] of Object.entries(HAVE_REAL_PAGES ? SNIPPETS : {})) {
    it(`are read right: ${file}`, () => {
      expect(
        readPage(realPage(`details/${file}`), 'https://www.amazon.com/gp/your-account/order-details'),
      ).toMatchObject({
        page: 'amazon.order_details',
        facts: { ...facts, otherCharges: [] },
        unreadable: [],
      });
    });
  }

  if (HAVE_REAL_PAGES) {
    it('knows the discount, gift wrap, gift card and refund rows by their meaning', () => {
      const charge = (file: string) => {
        const reading = readPage(realPage(`details/${file}`), 'https://www.amazon.com/');
        return reading.kind === 'page' && reading.page === 'amazon.order_details'
          ? reading.facts.charges
          : null;
      };
      expect(charge('order-details-114-8722141-6545058.html')?.subscribeAndSave).toEqual(usd(-217));
      expect(charge('order-details-gift-wrap-snippet.html')?.giftWrap).toEqual(usd(399));
      expect(charge('order-details-coupon-savings.html')?.giftCard).toEqual(usd(-3553));
      expect(charge('order-details-112-2961628-4757846.html')?.refundTotal).toEqual(usd(7611));
    });

    it('sums an item that stands in several rows', () => {
      const reading = readPage(
        realPage('details/fanout-qty-airpods-2026-05-11.html'),
        'https://www.amazon.com/',
      );
      expect(reading).toMatchObject({ facts: { units: [{ asin: 'B0DGHMNQ5Z', quantity: 3 }] } });
    });
  }
});
