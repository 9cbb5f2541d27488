import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ControlClient, makeControlClient } from '../control/client.ts';
import { generateOrders } from '../seeding/generate-orders.ts';
import { practiceHosts } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { blockersOfBoth } from '../testing/blockers.ts';
import { startForTest, testNow } from '../testing/practice.ts';
import { readAs, readVisited } from '../testing/read-visited.ts';
import type { SiteVisitor } from '../testing/site-visitor.ts';
import { visitSite } from '../testing/site-visitor.ts';
import type { FaultChange } from './knobs.ts';

// Faults of one eBay order on eBay's own pages.

const host = practiceHosts.ebay;
let practice: PracticeMarketplaces;
let ebay: SiteVisitor;
let control: ControlClient;
let newest: string;
let oldest: string;

beforeEach(async () => {
  practice = await startForTest();
  practice.seed(generateOrders({ count: 6, seed: 3, now: testNow, currency: 'USD' }));
  ebay = visitSite(practice.httpsPort, host);
  control = makeControlClient(practice.controlUrl);
  const ids = (await list()).orders.map(({ orderId }) => orderId);
  [newest = '', oldest = ''] = [ids.at(0), ids.at(-1)];
});
afterEach(() => practice.close());

const list = async (query = '') => readAs('ebay.order_list', await ebay.get(`/sh/ord/${query}`), host).facts;
const detailsOf = (id: string) => ebay.get(`/mesh/ord/details?mode=SH&orderid=${id}&source=Orders`);
const onOldest = (change: FaultChange) => control.setFaults('order', oldest, change);
const reading = async (page: ReturnType<SiteVisitor['get']>) => readVisited(await page, host);

it.each(blockersOfBoth)('%s stands before the page of that order alone', async (knob, by) => {
  expect(await onOldest({ [knob]: 'ebay.details' })).toBeNull();
  expect(await reading(detailsOf(oldest))).toMatchObject({ kind: 'blocked', by });
  expect((await control.happenings())[0]).toMatchObject({ what: `${knob} at details`, to: oldest });
  expect((await reading(detailsOf(newest))).kind).toBe('page');
  expect((await list()).orders).toHaveLength(6);
});

it('stands before the page of the list that shows the order', async () => {
  await onOldest({ captcha: 'ebay.list' });
  expect((await list('?limit=5')).orders).toHaveLength(5);
  expect(await reading(ebay.get('/sh/ord/?limit=5&offset=5'))).toMatchObject({
    kind: 'blocked',
    by: 'captcha',
  });
});

it('stands before the tracking form of its lines, and is renamed there', async () => {
  const formOf = async (id: string) => {
    const page = await detailsOf(id);
    return reading(ebay.get(page.attribute('.lineItemCardInfo__tracking a', 'href') ?? ''));
  };
  await onOldest({ renamed: 'ebay.tracking_form' });
  expect(await formOf(oldest)).toMatchObject({ kind: 'page_changed', page: 'ebay.add_tracking' });
  expect((await formOf(newest)).kind).toBe('page');
});

it('shortens every list that the order is in, and puts its page alone into a frame', async () => {
  await onOldest({ most_per_page: 2, order_in_frame: true });
  expect((await list()).orders).toHaveLength(2);
  await control.setOrderState(oldest, 'shipped');
  expect((await list('?filter=status:AWAITING_SHIPMENT')).orders).toHaveLength(5);
  expect(await reading(detailsOf(oldest))).toMatchObject({ kind: 'page_changed', page: 'ebay.order_detail' });
  expect((await reading(detailsOf(newest))).kind).toBe('page');
});

it('counts before the site, and a place at Amazon is none of eBay', async () => {
  await control.setFaults('ebay', { captcha: 'everywhere' });
  await onOldest({ captcha: 'review' });
  expect(await reading(detailsOf(oldest))).toMatchObject({ kind: 'blocked', by: 'captcha' });
  await onOldest({ captcha: 'ebay.tracking_form' });
  expect((await reading(detailsOf(oldest))).kind).toBe('page');
});

it('goes when a person solved it on that site, and stays on the other', async () => {
  await onOldest({ captcha: 'ebay.details', sign_in: 'review' });
  await control.setFaults('order', newest, { captcha: 'review' });
  await ebay.submit(await detailsOf(oldest), '#captcha_form', {});
  expect((await reading(detailsOf(oldest))).kind).toBe('page');
  const set = await (await fetch(new URL('/faults', practice.controlUrl))).json();
  expect(set.orders).toEqual({ [oldest]: { sign_in: 'review' }, [newest]: { captcha: 'review' } });
});
