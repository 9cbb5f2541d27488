import { describe, expect, it } from 'vitest';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realPage } from './fixtures.ts';

const READ_ON = '2026-11-29';
const TWO = (prefix: string, currency: string, asins: readonly (string | null)[]) => [
  {
    orderId: `${prefix}-0000000-0000001`,
    orderDate: '2025-06-03',
    total: { minor: 4404, currency },
    shipTo: { name: 'Person A' },
    cancelled: false,
    shipments: [{ deliveredOn: '2025-06-05' }],
    items: [{ asin: asins[0], title: 'Sample Item One', quantity: 1 }],
  },
  {
    orderId: `${prefix}-0000000-0000002`,
    orderDate: '2024-05-18',
    total: { minor: 1999, currency },
    shipTo: { name: 'Person B' },
    cancelled: true,
    shipments: [{ status: 'Cancelled' }],
    items: [{ asin: asins[1], title: 'Sample Item Two', quantity: 1 }],
  },
];

const SITES = {
  'amazon.com': TWO('114', 'USD', ['B000TEST01', 'B000TEST02']),
  'amazon.ca': TWO('701', 'CAD', [null, null]),
  'amazon.co.uk': TWO('205', 'GBP', [null, null]),
  'amazon.in': [
    {
      orderId: '222-2222222-2222222',
      orderDate: '2025-01-25',
      total: { minor: 52275, currency: 'INR' },
      shipTo: null,
      statuses: ['Arriving Friday, 26 December by 9 pm'],
      shipments: [{ latestDelivery: '2025-12-26' }],
      items: [{ asin: 'TESTASIN01', title: 'Sample Item One', quantity: 1 }],
    },
    {
      orderId: '333-3333333-3333333',
      orderDate: '2025-01-14',
      total: { minor: 24900, currency: 'INR' },
      statuses: ['Arriving today'],
      items: [{ asin: 'TESTASIN02', title: 'Sample Item Two', quantity: 1 }],
    },
  ],
};

describe("order cards of Amazon's other sites", () => {
  it('are there, or were named as left out', () => {
    expect(Object.keys(SITES)).toHaveLength(4);
  });
  if (!HAVE_REAL_PAGES) return;

  for (const [site, orders] of Object.entries(SITES)) {
    const read = (file: string) =>
      readPage(realPage(`other-sites/${site}/${file}`), `https://www.${site}/your-orders/orders`, {
        today: READ_ON,
      });

    it(`${site}: the list`, () => {
      expect(read('order-list.html')).toMatchObject({
        page: 'amazon.order_history',
        facts: { state: 'ready', orderCount: 2, orders },
        unreadable: [],
      });
    });

    it(`${site}: one order`, () => {
      const [first] = orders;
      const alone =
        site === 'amazon.in'
          ? { orderId: '111-1111111-1111111', total: first?.total, items: [{ title: 'Test Item' }] }
          : first;
      expect(read('order-single.html')).toMatchObject({
        facts: { state: 'ready', orderCount: null, nextPage: null, orders: [alone] },
        unreadable: [],
      });
    });
  }
});
