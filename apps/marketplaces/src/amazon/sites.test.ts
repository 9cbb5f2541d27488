import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeControlClient } from '../control/client.ts';
import { amazonSites } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { placeOrderForm, toCheckout, toReview, typedAddress } from '../testing/buyer.ts';
import { startForTest, testProduct } from '../testing/practice.ts';
import { readAs } from '../testing/read-visited.ts';
import { visitSite } from '../testing/site-visitor.ts';

let practice: PracticeMarketplaces;
beforeEach(async () => {
  practice = await startForTest();
});
afterEach(() => practice.close());

describe.each(amazonSites)('practice $domain', ({ domain, currency }) => {
  const host = `www.${domain}`;
  const money = (minor: number) => ({ minor, currency });

  it('is read from the product to the charge, in its own words, money and dates', async () => {
    const { asin } = testProduct();
    practice.seed({ products: [testProduct({ currency, price_minor: 123_450, shipping_minor: 499 })] });
    const amazon = visitSite(practice.httpsPort, host);
    expect(readAs('amazon.product', await amazon.get(`/dp/${asin}`), host).facts).toMatchObject({
      asin,
      price: money(123_450),
      availability: 'in_stock',
    });
    const review = await toReview(amazon, await toCheckout(amazon, asin, 2), {
      ...typedAddress,
      'address-ui-widgets-countryCode': 'DE',
      'address-ui-widgets-enterAddressStateOrRegion': '',
    });
    const reviewed = readAs('amazon.review', review, host);
    expect(reviewed.unreadable).toEqual([]);
    expect(reviewed.facts).toMatchObject({
      charges: { items: money(246_900), shipping: money(499), tax: money(0), total: money(247_399) },
      latestDelivery: '2026-10-04',
      shipTo: { name: 'Robin Receiver' },
    });
    const thanks = await amazon.submit(review, placeOrderForm, {});
    readAs('amazon.thank_you', thanks, host);
    const orderId = practice.truth().purchases[0]?.orders[0]?.order_id ?? '';
    const history = readAs('amazon.order_history', await amazon.get('/your-orders/orders'), host);
    expect(history.unreadable).toEqual([]);
    expect(history.facts.orders).toMatchObject([
      { orderId, orderDate: '2026-10-01', total: money(247_399), cancelled: false },
    ]);
    for (const layout of ['2010s', '2024', '2026'] as const) {
      await makeControlClient(practice.controlUrl).setFaults('amazon', { layout });
      const page = await amazon.get(`/gp/your-account/order-details?orderID=${orderId}`);
      const details = readAs('amazon.order_details', page, host);
      expect(details.unreadable, layout).toEqual([]);
      expect(details.facts, layout).toMatchObject({
        orderId,
        orderDate: '2026-10-01',
        units: [{ asin, quantity: 2 }],
        charges: { itemsSubtotal: money(246_900), shipping: money(499), total: money(247_399) },
        difference: money(0),
      });
    }
    const charged = readAs('amazon.transactions', await amazon.get('/cpe/yourpayments/transactions'), host);
    expect(charged.facts.transactions).toMatchObject([
      { orderId, amount: money(-247_399), date: '2026-10-01' },
    ]);
    const parcel = readAs(
      'amazon.tracking',
      await amazon.get(`/progress-tracker/package?orderId=${orderId}`),
      host,
    );
    expect(parcel.unreadable).toEqual([]);
  });
});
