import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeControlClient } from '../control/client.ts';
import { generateOrders } from '../seeding/generate-orders.ts';
import type { SeedPlan } from '../seeding/seed-plan.ts';
import { ebaySites, practiceHosts } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { blockersOfBoth } from '../testing/blockers.ts';
import { startForTest, testNow } from '../testing/practice.ts';
import { readAs, readVisited } from '../testing/read-visited.ts';
import type { SiteVisitor, VisitedPage } from '../testing/site-visitor.ts';
import { visitSite } from '../testing/site-visitor.ts';

const host = practiceHosts.ebay;
let practice: PracticeMarketplaces;
let ebay: SiteVisitor;
let plan: SeedPlan;

beforeEach(async () => {
  practice = await startForTest();
  plan = generateOrders({ count: 20, seed: 3, now: testNow, currency: 'USD' });
  practice.seed(plan);
  ebay = visitSite(practice.httpsPort, host);
});
afterEach(() => practice.close());

const control = () => makeControlClient(practice.controlUrl);
const anOpenOrder = (lines = 1) => {
  const order = plan.orders.find(
    (each) => each.state === 'awaiting_shipment' && each.lines.length >= lines && each.ship_to !== null,
  );
  if (order === undefined) throw new Error('the plan has no such order');
  return order;
};
const detailsUrl = (id: string) => `/mesh/ord/details?mode=SH&orderid=${id}&source=Orders`;
const detailsOf = async (id: string) =>
  readAs('ebay.order_detail', await ebay.get(detailsUrl(id)), host).facts;

describe("practice eBay's pages, read like the real ones", () => {
  it('are read without anything unreadable, order by order, page by page', async () => {
    await control().setFaults('ebay', { most_per_page: 6 });
    const seen: string[] = [];
    for (let url: string | null = '/sh/ord/?filter=status:ALL_ORDERS&limit=200'; url !== null; ) {
      const page: VisitedPage = await ebay.get(url);
      const { facts, unreadable } = readAs('ebay.order_list', page, host);
      expect(unreadable).toEqual([]);
      expect(facts.totalCount).toBe(20);
      seen.push(...facts.orders.map(({ orderId }) => orderId));
      url = facts.nextPage === null ? null : facts.nextPage.replace(`https://${host}`, '');
    }
    expect(seen.toSorted()).toEqual(plan.orders.map(({ order_id }) => order_id).toSorted());
    for (const order of plan.orders) {
      const reading = readAs('ebay.order_detail', await ebay.get(detailsUrl(order.order_id)), host);
      expect(reading.unreadable).toEqual([]);
      expect([reading.facts.difference?.minor ?? 0, reading.facts.linesDifference?.minor ?? 0]).toEqual([
        0, 0,
      ]);
      expect(reading.facts.earningsDifference?.minor ?? 0).toBe(0);
      expect(reading.facts.lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual(
        order.lines.map((line) => [line.line_item_id, line.quantity]),
      );
    }
  });

  it.each(ebaySites.map(({ domain }) => domain))('reads the same order on %s', async (domain) => {
    const order = anOpenOrder();
    const visitor = visitSite(practice.httpsPort, `www.${domain}`);
    const { facts, unreadable } = readAs(
      'ebay.order_detail',
      await visitor.get(detailsUrl(order.order_id)),
      `www.${domain}`,
    );
    const american = await detailsOf(order.order_id);
    expect(unreadable).toEqual([]);
    expect(facts).toMatchObject({
      orderId: order.order_id,
      status: american.status,
      soldOn: american.soldOn,
      paidOn: american.paidOn,
      latestDelivery: american.latestDelivery,
      shipTo: american.shipTo,
      sale: american.sale,
      fees: american.fees,
    });
    const list = await visitor.get('/sh/ord/?limit=200');
    const { facts: listed } = readAs('ebay.order_list', list, `www.${domain}`);
    expect(listed.orders.map(({ status }) => status)).not.toContain('unknown');
  });

  it('answers the order page by its second host too', async () => {
    const mesh = visitSite(practice.httpsPort, 'mesh.ebay.com');
    const { order_id } = anOpenOrder();
    expect(
      readAs('ebay.order_detail', await mesh.get(detailsUrl(order_id)), 'mesh.ebay.com').facts.orderId,
    ).toBe(order_id);
  });
});

describe('an order in a frame', () => {
  it('leaves a shell that is no order, and stands on the other host', async () => {
    await control().setFaults('ebay', { order_in_frame: true });
    const { order_id } = anOpenOrder();
    const shell = await ebay.get(detailsUrl(order_id));
    expect(shell.url).toContain('/sh/ord/details');
    expect(readVisited(shell, host)).toMatchObject({ kind: 'page_changed', page: 'ebay.order_detail' });
    const frame = new URL(shell.attribute('iframe', 'src') ?? '');
    const framed = await visitSite(practice.httpsPort, frame.hostname).get(frame.pathname + frame.search);
    expect(readAs('ebay.order_detail', framed, frame.hostname).facts.orderId).toBe(order_id);
  });
});

describe('orders that changed', () => {
  it.each([
    ['cancelled', 'cancelled'],
    ['cancel_requested', 'cancellation_requested'],
    ['returned', 'returned'],
    ['return_requested', 'return_requested'],
  ] as const)('%s reads as %s on both pages', async (state, status) => {
    const { order_id } = anOpenOrder();
    await control().setOrderState(order_id, state);
    const list = readAs('ebay.order_list', await ebay.get('/sh/ord/?limit=200'), host).facts;
    expect(list.orders.find(({ orderId }) => orderId === order_id)?.status).toBe(status);
    expect((await detailsOf(order_id)).status).toBe(status);
  });

  it('shows what was refunded beside what was paid', async () => {
    const { order_id } = anOpenOrder();
    await control().setOrderState(order_id, 'partially_refunded', 150);
    expect(await detailsOf(order_id)).toMatchObject({
      status: 'partially_refunded',
      refunded: { minor: -150 },
      difference: { minor: 0 },
    });
  });
});

describe('adding a tracking number', () => {
  it('refuses a bad number, keeps a good one, and marks the line as shipped; it can be taken back', async () => {
    const order = anOpenOrder();
    const [line] = order.lines;
    const page = await ebay.get(detailsUrl(order.order_id));
    const form = await ebay.get(page.attribute('.lineItemCardInfo__tracking a', 'href') ?? '');
    expect(readAs('ebay.add_tracking', form, host).facts).toMatchObject({
      state: 'form',
      orderId: order.order_id,
      lineId: line?.line_item_id,
      carriers: expect.arrayContaining(['USPS', 'UPS']),
    });
    const refused = await ebay.submit(form, 'form', { trackingNumber: '12', carrier: 'Pigeon' });
    expect(readAs('ebay.add_tracking', refused, host).facts.problems).toHaveLength(2);
    const saved = await ebay.submit(form, 'form', {
      trackingNumber: '9400111202555000000001',
      carrier: 'USPS',
    });
    expect(readAs('ebay.add_tracking', saved, host).facts).toMatchObject({
      state: 'saved',
      savedNumbers: ['9400111202555000000001'],
    });
    expect((await detailsOf(order.order_id)).lines[0]).toMatchObject({
      isShipped: true,
      trackingNumbers: ['9400111202555000000001'],
    });
    await ebay.submit(saved, 'form', {});
    expect((await detailsOf(order.order_id)).lines[0]).toMatchObject({
      isShipped: false,
      trackingNumbers: [],
    });
  });
});

describe('what stands in the way', () => {
  it.each(blockersOfBoth)('%s is read as %s on the list, and the order page stays open', async (knob, by) => {
    await control().setFaults('ebay', { [knob]: 'list' });
    expect(readVisited(await ebay.get('/sh/ord/'), host)).toMatchObject({ kind: 'blocked', by });
    expect((await detailsOf(anOpenOrder().order_id)).orderId).toBe(anOpenOrder().order_id);
    await control().clearFaults();
    expect(readVisited(await ebay.get('/sh/ord/'), host).kind).toBe('page');
  });

  it('lets a person sign in and leads back to the list', async () => {
    await control().setFaults('ebay', { sign_in: 'everywhere' });
    const page = await ebay.get('/sh/ord/?limit=7');
    const back = await ebay.submit(page, 'form#signin-form', { userid: 'x' });
    expect(back.url).toBe('/sh/ord/?limit=7');
  });

  it.each([
    ['list', '/sh/ord/', 'ebay.order_list'],
    ['details', null, 'ebay.order_detail'],
  ] as const)('a renamed %s is a changed page', async (renamed, url, page) => {
    await control().setFaults('ebay', { renamed });
    const visited = await ebay.get(url ?? detailsUrl(anOpenOrder().order_id));
    expect(readVisited(visited, host)).toMatchObject({ kind: 'page_changed', page });
  });
});
