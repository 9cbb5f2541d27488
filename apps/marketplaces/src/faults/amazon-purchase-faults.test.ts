import { describe, expect, it } from 'vitest';
import { placeOrderForm, toCheckout, toReview } from '../testing/buyer.ts';
import { asin, host, useFaultedAmazon } from '../testing/faulted-amazon.ts';
import { readAs } from '../testing/read-visited.ts';

const shop = useFaultedAmazon();
const { onProduct, read, review, place, orderId } = shop;

describe('offers', () => {
  it('is out of stock on its page and cannot be added', async () => {
    await onProduct({ out_of_stock: 'product' });
    expect(readAs('amazon.product', await shop.amazon.get(`/dp/${asin}`), host).facts).toMatchObject({
      availability: 'out_of_stock',
      canAddToCart: false,
    });
    const page = await shop.amazon.post('/gp/product/handle-buy-box', { ASIN: asin, quantity: '1' });
    expect(page.status).toBe(409);
  });

  it('is out of stock at the start of the checkout', async () => {
    await onProduct({ out_of_stock: 'checkout' });
    expect(read(await toCheckout(shop.amazon, asin, 1))).toMatchObject({
      kind: 'blocked',
      by: 'checkout_error',
    });
  });

  it('sells out at the click: nothing is bought', async () => {
    const page = await review();
    await onProduct({ out_of_stock: 'click' });
    expect(read(await shop.amazon.submit(page, placeOrderForm, {}))).toMatchObject({ by: 'checkout_error' });
    expect(shop.purchases()).toEqual([]);
  });

  it('limits the quantity on its page, and the cart keeps to it', async () => {
    await onProduct({ quantity_limit: { most: 2, at: 'product' } });
    const page = await shop.amazon.get(`/dp/${asin}`);
    expect(readAs('amazon.product', page, host).facts.quantities).toEqual([1, 2]);
    await shop.amazon.submit(page, 'form#addToCart', {
      'items[0.base][quantity]': '5',
      'submit.add-to-cart': 'x',
    });
    const cart = await shop.amazon.get('/gp/cart/view.html');
    expect(readAs('amazon.cart', cart, host).facts.active.map(({ quantity }) => quantity)).toEqual([2]);
  });

  it('wants the quantity changed at the checkout', async () => {
    await onProduct({ quantity_limit: { most: 2, at: 'checkout' } });
    const reading = readAs('amazon.item_select', await toCheckout(shop.amazon, asin, 3), host);
    expect(reading.facts.messages).toMatchObject([{ meaning: 'quantity_limit' }]);
  });

  it('shows a used offer first, and the new one is still the one that is read', async () => {
    await onProduct({ used_offer_first: true });
    const page = await shop.amazon.get(`/dp/${asin}`);
    expect(readAs('amazon.product', page, host).facts).toMatchObject({
      price: { minor: 2000, currency: 'USD' },
      canAddToCart: true,
      offers: [{ kind: 'used' }, { kind: 'new' }],
    });
    await shop.amazon.submit(page, '#usedAccordionRow form', { 'submit.add-to-cart-ubb': 'x' });
    await shop.amazon.submit(
      await toReview(shop.amazon, await shop.amazon.get('/checkout/entry/cart')),
      placeOrderForm,
      {},
    );
    expect(shop.purchases()[0]?.orders[0]?.lines[0]).toMatchObject({
      condition: 'used',
      unit_price_minor: 1000,
    });
  });
});

describe('the way to the review', () => {
  it.each([
    ['before_you_go', 'amazon.before_you_go', 'a[name=checkout-byg-ptc-button]'],
    ['prime_upsell', 'amazon.prime_upsell', '.prime-nothanks-button'],
  ] as const)('shows %s once, and goes on', async (name, page, link) => {
    await onProduct({ interstitials: [name] });
    const shown = await toCheckout(shop.amazon, asin, 1);
    readAs(page, shown, host);
    const next = await shop.amazon.get(shown.attribute(link, 'href') ?? '');
    readAs('amazon.address', next, host);
  });

  it('shows the questions of a business account, "added to cart" and a protection plan', async () => {
    await onProduct({ interstitials: ['business_order'] });
    readAs('amazon.business_order', await toCheckout(shop.amazon, asin, 1), host);
    const add = async (name: 'added_to_cart' | 'warranty') => {
      await onProduct({ interstitials: [name] });
      const page = await shop.amazon.get(`/dp/${asin}`);
      return shop.amazon.submit(page, 'form#addToCart', { 'submit.add-to-cart': 'x' });
    };
    expect(readAs('amazon.added_to_cart', await add('added_to_cart'), host).facts.itemCount).toBe(2);
    const sheet = await add('warranty');
    expect(sheet.attribute('#attachSiNoCoverage a', 'href')).toBe('/gp/cart/view.html');
    expect(readAs('amazon.product', sheet, host).facts.sideSheet).toBe('warranty');
  });

  it.each([
    ['total', 'total'],
    ['tax', 'tax'],
    ['shipping', 'shipping'],
  ] as const)('shows "--" for the %s', async (unknown, charge) => {
    await onProduct({ unknown_amounts: unknown });
    const { facts } = readAs('amazon.review', await review(), host);
    expect(facts.charges[charge]).toBeNull();
    expect(facts.charges.items).toEqual({ minor: 2000, currency: 'USD' });
    expect(facts.latestDelivery).toBeNull();
  });

  it('loses the typed name', async () => {
    await shop.control.setFaults('amazon', { wrong_name: true });
    expect(readAs('amazon.review', await review(), host).facts.shipTo?.name).toBe('Jordan Accountholder');
  });

  it('arrives late', async () => {
    await onProduct({ late_delivery_days: 20 });
    expect(readAs('amazon.review', await review(), host).facts.latestDelivery).toBe('2026-10-24');
  });

  it('changes the price at the click, once: nothing is bought at a price that was not shown', async () => {
    const page = await review();
    await onProduct({ price_change_minor: 500 });
    const again = await shop.amazon.submit(page, placeOrderForm, {});
    expect(readAs('amazon.review', again, host).facts.charges.items).toEqual({
      minor: 2500,
      currency: 'USD',
    });
    expect(shop.purchases()).toEqual([]);
    await shop.amazon.submit(again, placeOrderForm, {});
    expect(shop.purchases().map(({ total_minor }) => total_minor)).toEqual([2681]);
  });
});

describe('after the click', () => {
  it.each([
    [true, 0],
    [false, 1],
  ])('the thank-you page without ids %s names %i', async (thank_you_without_ids, ids) => {
    await onProduct({ thank_you_without_ids });
    const { facts } = readAs('amazon.thank_you', await place(), host);
    expect(facts.orderIds).toHaveLength(ids);
  });

  it('cancels the order, which is then read as cancelled and never charged', async () => {
    await onProduct({ cancelled_after_placing: true });
    await place();
    const history = readAs('amazon.order_history', await shop.amazon.get('/your-orders/orders'), host);
    expect(history.facts.orders).toMatchObject([{ orderId: orderId(), cancelled: true }]);
    const details = await shop.amazon.get(`/gp/your-account/order-details?orderID=${orderId()}`);
    expect(readAs('amazon.order_details', details, host).facts.cancelled).toBe(true);
    const transactions = await shop.amazon.get('/cpe/yourpayments/transactions');
    expect(readAs('amazon.transactions', transactions, host).facts.transactions).toEqual([]);
    expect(shop.purchases()[0]?.orders[0]?.cancelled).toBe(true);
  });

  it('wants the payment revised', async () => {
    await place();
    await onProduct({ payment_revision: true });
    const details = await shop.amazon.get(`/gp/your-account/order-details?orderID=${orderId()}`);
    expect(readAs('amazon.order_details', details, host).facts.paymentRevisionNeeded).toBe(true);
  });

  it('draws the history by script, and hides new orders for a while', async () => {
    await place();
    await shop.control.setFaults('amazon', { history_by_script_ms: 100 });
    const late = readAs('amazon.order_history', await shop.amazon.get('/your-orders/orders'), host);
    expect(late.facts).toMatchObject({ state: 'wait', orders: [] });
    await shop.control.setFaults('amazon', { history_by_script_ms: null, history_delay_ms: 60_000 });
    const hidden = readAs('amazon.order_history', await shop.amazon.get('/your-orders/orders'), host);
    expect(hidden.facts.orders).toEqual([]);
  });

  it.each(['2010s', '2024', '2026'] as const)('reads the same order in the layout of %s', async (layout) => {
    await toCheckout(shop.amazon, asin, 2);
    await shop.amazon.submit(
      await toReview(shop.amazon, await shop.amazon.get('/checkout/entry/cart')),
      placeOrderForm,
      {},
    );
    await shop.control.setFaults('amazon', { layout });
    const usd = (minor: number) => ({ minor, currency: 'USD' });
    const details = await shop.amazon.get(`/gp/your-account/order-details?orderID=${orderId()}`);
    expect(readAs('amazon.order_details', details, host).facts).toMatchObject({
      orderId: orderId(),
      orderDate: '2026-10-01',
      cancelled: false,
      units: [{ asin, quantity: 2 }],
      charges: { itemsSubtotal: usd(4000), shipping: usd(0), tax: usd(290), total: usd(4290) },
      difference: usd(0),
      shipTo: { name: 'Robin Receiver' },
    });
    const history = readAs('amazon.order_history', await shop.amazon.get('/your-orders/orders'), host);
    expect(history.facts.orders).toMatchObject([
      { orderId: orderId(), orderDate: '2026-10-01', total: usd(4290), cancelled: false },
    ]);
  });

  it('shows where the parcel is and what was charged', async () => {
    await place();
    const tracked = await shop.amazon.get(`/progress-tracker/package?orderId=${orderId()}`);
    expect(readAs('amazon.tracking', tracked, host)).toMatchObject({ unreadable: [] });
    expect(tracked.html).toContain(shop.purchases()[0]?.orders[0]?.tracking_number);
    const transactions = readAs(
      'amazon.transactions',
      await shop.amazon.get('/cpe/yourpayments/transactions'),
      host,
    );
    expect(transactions.facts.transactions).toMatchObject([
      {
        date: '2026-10-01',
        amount: { minor: -2145, currency: 'USD' },
        orderId: orderId(),
        isInProgress: false,
      },
    ]);
  });
});
