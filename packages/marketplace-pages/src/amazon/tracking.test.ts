import { describe, expect, it } from 'vitest';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';

const html = handMade('amazon/tracking.html');
const read = (page: string, host?: string) =>
  readAs('amazon.tracking', page, '/progress-tracker/package', host);

describe('shipment tracking', () => {
  it('reads who carries the parcel under which number, and where it has been', () => {
    const { facts, unreadable } = read(html);
    expect(facts).toEqual({
      orderId: '111-1111111-2222222',
      orderIds: ['111-1111111-2222222'],
      stage: 'shipped',
      status: 'Shipped',
      statusDetail: 'Package arrived at a facility.',
      promise: 'Arriving Monday',
      latestDelivery: '2026-11-23',
      deliveredOn: null,
      carrier: 'USPS',
      trackingId: '9361289716363403821530',
      shipTo: { name: 'Sam Buyer', text: '4820 JUNIPER CT, Fairview, OR 97024' },
      asins: ['B0TESTTIN1'],
      events: [
        {
          day: '2026-11-20',
          time: '8:38 PM',
          message: 'Package arrived at a facility.',
          location: 'Kent, WA US',
        },
        { day: '2026-11-20', time: '6:00 AM', message: 'Package left the shipper', location: null },
      ],
    });
    expect(unreadable).toEqual([]);
  });

  it('has no number before the parcel has one', () => {
    expect(read(handMade('amazon/tracking-no-number.html')).facts).toMatchObject({
      stage: 'ordered',
      trackingId: null,
      carrier: null,
      latestDelivery: '2026-11-25',
      events: [],
    });
  });

  it('names order and product, and no day, while the order is only received', () => {
    const page = handMade('amazon/tracking-received.html');
    // Known by what stands on it, too.
    for (const path of ['/gp/your-account/ship-track', '/x']) {
      const { facts, unreadable } = readAs('amazon.tracking', page, path);
      expect(facts).toMatchObject({
        orderId: '111-1111111-2222222',
        orderIds: ['111-1111111-2222222'],
        stage: 'ordered',
        status: 'Order received',
        statusDetail: 'You will hear from us as soon as there is a delivery date.',
        latestDelivery: null,
        deliveredOn: null,
        carrier: null,
        trackingId: null,
        asins: ['B0TESTTIN1'],
      });
      expect(unreadable).toEqual([]);
    }
  });

  it('is no page on which an order is cancelled, though that stands below its address', () => {
    const changed = (path: string) => readHtml('<h1>New design</h1>', 'amazon', path);
    expect(changed('/progress-tracker/package/preship/cancel-items?orderID=1').kind).toBe('unrecognised');
    for (const path of ['', '/', '/ref=x', '?itemId=1'].map((end) => `/progress-tracker/package${end}`))
      expect(changed(path)).toMatchObject({ kind: 'page_changed', page: 'amazon.tracking' });
  });

  it('reads older and German pages', () => {
    expect(read(handMade('amazon/tracking-2019.html')).facts).toMatchObject({
      orderId: '111-1111111-2222222',
      promise: 'Delivered, Nov 20',
      deliveredOn: '2026-11-20',
      carrier: 'Amazon',
      trackingId: 'TBA123456789000',
    });
    const german = read(handMade('amazon/tracking-de.html'), 'www.amazon.de');
    expect(german.facts).toMatchObject({
      orderId: '302-1111111-2222222',
      stage: 'delivered',
      deliveredOn: '2026-07-18',
      latestDelivery: null,
      carrier: 'DHL',
      trackingId: 'JJD000390007890123456',
      events: [{ day: '2026-07-17', time: '08:10', message: 'Paket in Zustellung', location: 'Berlin' }],
    });
    expect(german.unreadable).toEqual([]);
    expect([german.verified, read(html).verified]).toEqual([false, true]);
  });

  it('takes no number that the page itself does not agree on, and no text for a number', () => {
    const two = read(html.replace('"trackingId":"93', '"trackingId":"94'));
    expect([two.facts.trackingId, two.unreadable]).toEqual([null, ['trackingId']]);
    const words = read(html.replaceAll('9361289716363403821530', 'ask the seller'));
    expect([words.facts.trackingId, words.unreadable]).toEqual([null, ['trackingId']]);
    expect(read(html.replace('{"orderId"', '{orderId')).unreadable).toContain('state');
  });
});
