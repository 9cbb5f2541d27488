import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateOrders } from '../seeding/generate-orders.ts';
import type { SeedPlan } from '../seeding/seed-plan.ts';
import { practiceHosts } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { startForTest, testNow } from '../testing/practice.ts';
import type { SiteVisitor } from '../testing/site-visitor.ts';
import { visitSite } from '../testing/site-visitor.ts';

let practice: PracticeMarketplaces;
let ebay: SiteVisitor;
let plan: SeedPlan;

beforeEach(async () => {
  practice = await startForTest();
  plan = generateOrders({ count: 20, seed: 3, now: testNow, currency: 'USD' });
  practice.seed(plan);
  ebay = visitSite(practice.httpsPort, practiceHosts.ebay);
});
afterEach(() => practice.close());

const detailsOf = (orderId: string) => ebay.get(`/mesh/ord/details?mode=SH&orderid=${orderId}&source=Orders`);
const find = (wanted: (order: SeedPlan['orders'][number]) => boolean) => {
  const order = plan.orders.find(wanted);
  if (order === undefined) throw new Error('the plan has no such order');
  return order;
};

describe('the order list', () => {
  it('pages through all orders, newest first, without an address on it', async () => {
    const seen: string[] = [];
    let page = await ebay.get('/sh/ord/?filter=status:ALL_ORDERS,timerange:CURRENTYEAR&limit=8');
    expect(page.text('.result-range')).toBe('Results: 1-8 of 20');
    for (;;) {
      for (const box of page.document.querySelectorAll('tr.order-info input.checkbox__control')) {
        seen.push(box.getAttribute('data-ordernumber') ?? '');
      }
      const next = page.attribute('a.pagination__next', 'href');
      if (next === null) break;
      page = await ebay.get(next);
    }
    expect(new Set(seen)).toEqual(new Set(plan.orders.map((order) => order.order_id)));
    expect(seen).toHaveLength(20);
    const someone = find((order) => order.ship_to !== null).ship_to;
    expect(page.html).not.toContain(someone?.line1 ?? 'no street');
  });

  it('gives an order of several lines one row each, right after its own', async () => {
    const page = await ebay.get('/sh/ord/?filter=status:ALL_ORDERS');
    const order = find((candidate) => candidate.lines.length > 1);
    let row = page.document.getElementById(`orderid_${order.order_id}__order-info`)?.nextElementSibling;
    for (const line of order.lines) {
      expect(row?.className).toBe('item-info');
      expect(row?.querySelector('.item-itemID')?.textContent).toBe(`(${line.item_id})`);
      expect(row?.querySelector('td.item-quantity')?.textContent).toBe(String(line.quantity));
      row = row?.nextElementSibling;
    }
    expect(row?.className ?? 'order-info').toContain('order-info');
  });

  it('filters by status', async () => {
    const unpaid = await ebay.get('/sh/ord/?filter=status:AWAITING_PAYMENT');
    expect(new Set(unpaid.texts('.order-status'))).toEqual(new Set(['Awaiting payment']));
    const waiting = await ebay.get('/sh/ord/?filter=status:AWAITING_SHIPMENT&limit=200');
    expect(waiting.texts('tr.order-info')).toHaveLength(20 - plan.expected.skipped.length);
  });
});

describe('the order details', () => {
  it('show the address part by part, the lines and the dates', async () => {
    const order = find((candidate) => candidate.state === 'awaiting_shipment' && candidate.lines.length > 1);
    const page = await detailsOf(order.order_id);
    const { ship_to } = order;
    expect(page.texts('div.shipping-info div.shipping-address div.address button.tooltip__host')).toEqual(
      [
        ship_to?.name,
        ship_to?.line1,
        ship_to?.line2,
        ship_to?.city,
        ship_to?.state,
        ship_to?.postal_code,
        'United States',
      ].filter((part) => part !== null),
    );
    expect(page.texts('.side dl > div dd').slice(0, 1)).toEqual([order.order_id]);
    expect(page.text('.side dl > div:nth-child(4) dt')).toBe('Date paid');
    expect(
      page.texts('#itemInfo .lineItemCard .lineItemCardInfo__itemId.spaceTop span:nth-child(2)'),
    ).toEqual(order.lines.map((line) => line.item_id));
    expect(page.attribute('.lineItemCard', 'data-line-item-id')).toBe(order.lines[0]?.line_item_id);
    expect(page.texts('.shipping-info .delivery-info dt')).toEqual(['Ship by', 'Estimated delivery']);
  });

  it('print sums that agree with each other', async () => {
    for (const order of plan.orders) {
      const page = await detailsOf(order.order_id);
      const minor = (text: string) => Number(text.replace(/[$,.]/g, ''));
      const paid = page.texts('.buyer-paid > dl .data-item .value').map(minor);
      const [total = Number.NaN] = page.texts('.buyer-paid .total .value').map(minor);
      expect(paid.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(total);
      const [earnings = ''] = page.texts('.earnings .total .value');
      if (order.fees_minor === null) expect(earnings).toBe('--');
      else expect(minor(earnings)).toBe(total - (order.sales_tax_minor ?? 0) - order.fees_minor);
    }
  });

  it('leave the date paid away while an order is unpaid', async () => {
    const page = await detailsOf(find((order) => order.state === 'awaiting_payment').order_id);
    expect(page.text('.order-status')).toBe('Awaiting payment');
    expect(page.texts('.side .order-info dt')).toEqual(['Order number', 'Date sold', 'Buyer']);
  });

  it('answer an unknown order with 404, and a request without an order with 400, both marked as practice', async () => {
    for (const [path, status] of [
      ['/mesh/ord/details?orderid=00-00000-00000', 404],
      ['/mesh/ord/details', 400],
      ['/nowhere', 404],
    ] as const) {
      const page = await ebay.get(path);
      expect(page.status).toBe(status);
      expect(page.attribute('meta[name=crosscart-practice]', 'content')).toBe('test-run');
    }
  });
});
