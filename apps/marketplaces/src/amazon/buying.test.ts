import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeControlClient } from '../control/client.ts';
import { practiceHosts } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { dialogForm, placeOrderForm, toCheckout, toReview, typedAddress } from '../testing/buyer.ts';
import { startForTest, testProduct } from '../testing/practice.ts';
import type { SiteVisitor } from '../testing/site-visitor.ts';
import { visitSite } from '../testing/site-visitor.ts';

let practice: PracticeMarketplaces;
let amazon: SiteVisitor;
const asin = testProduct().asin;

beforeEach(async () => {
  practice = await startForTest();
  practice.seed({ products: [testProduct()] });
  amazon = visitSite(practice.httpsPort, practiceHosts.amazon);
});
afterEach(() => practice.close());

const unitsSold = () =>
  practice.truth().purchases.flatMap((purchase) => purchase.orders.flatMap((order) => order.lines));

describe('buying at practice Amazon', () => {
  it('walks from the product to the order details, and the truth has what the pages say', async () => {
    const product = await amazon.get(`/dp/${asin}`);
    expect(product.text('#productTitle')).toBe('Test thing & <more>');
    expect(product.text('#corePrice_feature_div .a-offscreen')).toBe('$20.00');
    expect(product.attribute('meta[name=crosscart-practice]', 'content')).toBe('test-run');

    const cart = await amazon.submit(product, 'form#addToCart', {
      'items[0.base][quantity]': '2',
      'submit.add-to-cart': 'Add to Cart',
    });
    const row = '[data-name="Active Cart"] [data-asin][data-itemtype=active]';
    expect(cart.url).toBe('/gp/cart/view.html');
    expect(['data-asin', 'data-quantity', 'data-price'].map((name) => cart.attribute(row, name))).toEqual([
      asin,
      '2',
      '20.00',
    ]);
    expect(cart.text('#sc-subtotal-amount-buybox')).toBe('$40.00');

    const address = await amazon.get('/checkout/entry/cart?proceedToCheckout=1');
    expect(address.url).toMatch(/^\/checkout\/p\/p-106-\d{7}-\d{7}\/address$/);

    const review = await toReview(amazon, address);
    expect(review.url).toMatch(/\/spc$/);
    expect(review.text('#deliver-to-customer-text')).toBe('Delivering to Robin Receiver');
    expect(review.text('#deliver-to-address-text')).toBe(
      '4820 JUNIPER CT APT 3, SACRAMENTO, CA, 95814, United States',
    );
    expect(review.texts('#subtotals-marketplace-table .order-summary-line-term')).toEqual([
      'Items (2):',
      'Shipping & handling:',
      'Estimated tax to be collected:',
      'Order total:',
    ]);
    expect(review.texts('#subtotals-marketplace-table .order-summary-line-definition')).toEqual([
      '$40.00',
      '$0.00',
      '$2.90',
      '$42.90',
    ]);
    expect(review.text('h2.address-promise-text')).toBe('Arriving Oct 4, 2026');
    expect(review.attribute('fieldset[name=checkout-quantity-stepper]', 'data-steppervalue')).toBe('2');
    // Hidden behind the line, as the real page keeps it; no link of the page names it.
    expect(review.texts('.lineitem-container + [data-testid^=Item_asin]')).toEqual([asin]);
    expect(review.html).not.toContain(`/dp/${asin}`);
    expect(review.texts(`${placeOrderForm} input[name=placeYourOrder1]`)).toHaveLength(4);
    expect(review.document.querySelectorAll(placeOrderForm)).toHaveLength(2);

    const thanks = await amazon.submit(review, placeOrderForm, { placeYourOrder1: 'Place your order' });
    expect(thanks.text('#widget-purchaseConfirmationStatus .a-alert-heading')).toBe('Order placed, thanks!');

    const [purchase] = practice.truth().purchases;
    expect(purchase).toMatchObject({
      total_minor: 4290,
      currency: 'USD',
      ship_to: { name: 'Robin Receiver', state: 'CA', country: 'US' },
      orders: [{ items_minor: 4000, tax_minor: 290, total_minor: 4290, lines: [{ asin, quantity: 2 }] }],
    });
    expect(thanks.url).toContain(`purchaseId=${purchase?.purchase_id}`);
    const orderId = purchase?.orders[0]?.order_id ?? '';
    expect(orderId).toMatch(/^11[1-4]-\d{7}-\d{7}$/);

    const history = await amazon.get('/your-orders/orders');
    expect(history.text('.yohtmlc-order-id span[dir=ltr]')).toBe(orderId);
    expect(history.text('.yohtmlc-recipient .a-popover-trigger')).toBe('Robin Receiver');
    expect(history.text('span.product-image__qty')).toBe('2');

    const details = await amazon.get(`/gp/your-account/order-details?orderID=${orderId}`);
    expect(details.text('[data-component=orderId]')).toBe(orderId);
    expect(details.text('[data-component=orderDate]')).toBe('October 1, 2026');
    expect(details.text('.od-item-view-qty span')).toBe('2');
    expect(details.texts('.od-line-item-row-label')).toContain('Grand Total:');
    expect(details.texts('.od-line-item-row-content')).toEqual([
      '$40.00',
      '$0.00',
      '$40.00',
      '$2.90',
      '$42.90',
    ]);
    expect((await makeControlClient(practice.controlUrl).state()).products[0]?.stock).toBe(8);
  });

  it('makes a second purchase when the same checkout is posted twice', async () => {
    const review = await toReview(amazon, await toCheckout(amazon, asin, 1));
    await Promise.all([
      amazon.submit(review, placeOrderForm, { placeYourOrder1: 'Place your order' }),
      amazon.submit(review, placeOrderForm, { placeYourOrder1: 'Place your order' }),
    ]);
    const { purchases } = practice.truth();
    expect(purchases).toHaveLength(2);
    expect(new Set(purchases.map((purchase) => purchase.purchase_id)).size).toBe(2);
    expect(new Set(purchases.map((purchase) => purchase.checkout_id)).size).toBe(1);
    expect(
      new Set(purchases.flatMap((purchase) => purchase.orders.map((order) => order.order_id))).size,
    ).toBe(2);
    expect((await amazon.get('/your-orders/orders')).texts('.order-card.js-order-card')).toHaveLength(2);
  });

  it('refuses a cart that was emptied during the checkout, and an empty cart at its entry', async () => {
    const review = await toReview(amazon, await toCheckout(amazon, asin, 1));
    const cart = await amazon.get('/gp/cart/view.html');
    const button = '[data-feature-id=item-delete-button]';
    const emptied = await amazon.submit(cart, '#activeCartViewForm', {
      [cart.attribute(button, 'name') ?? '']: 'Delete',
    });
    expect(emptied.attribute('[data-asin]', 'data-removed')).toBe('true');
    expect((await amazon.get('/gp/cart/view.html')).document.querySelector('[data-asin]')).toBeNull();

    const refused = await amazon.submit(review, placeOrderForm, {});
    expect(refused.status).toBe(409);
    expect(refused.text('#checkout-error .a-alert-heading')).toBe('Your order could not be placed');
    expect((await amazon.get('/checkout/entry/cart?proceedToCheckout=1')).status).toBe(409);
    expect(practice.truth().purchases).toEqual([]);
  });

  it('splits a purchase into two orders whose money sums to the reviewed total', async () => {
    practice.seed({ products: [testProduct({ splits: true, shipping_minor: 499, price_minor: 1999 })] });
    const review = await toReview(amazon, await toCheckout(amazon, asin, 3));
    await amazon.submit(review, placeOrderForm, {});
    const [purchase] = practice.truth().purchases;
    expect(purchase?.orders.map((order) => order.lines[0]?.quantity)).toEqual([2, 1]);
    const sum = purchase?.orders.reduce((total, order) => total + order.total_minor, 0);
    expect(sum).toBe(purchase?.total_minor);
    expect(review.texts('#subtotals-marketplace-table .order-summary-line-definition').at(-1)).toBe('$69.67');
    expect(purchase?.total_minor).toBe(6967);
  });

  it('shows the new price instead of placing, when the price changed after the review', async () => {
    const control = makeControlClient(practice.controlUrl);
    const review = await toReview(amazon, await toCheckout(amazon, asin, 1));
    await control.setPrice(asin, 2500);
    const again = await amazon.submit(review, placeOrderForm, {});
    expect(again.document.querySelector('[data-messageid=priceChangedMessage]')).not.toBeNull();
    expect(again.text('#subtotals-marketplace-table .order-summary-line-definition')).toBe('$25.00');
    expect(practice.truth().purchases).toEqual([]);
    await amazon.submit(again, placeOrderForm, {});
    expect(practice.truth().purchases[0]?.total_minor).toBe(2681);
  });

  it('refuses to place what is no longer in stock', async () => {
    const review = await toReview(amazon, await toCheckout(amazon, asin, 2));
    await makeControlClient(practice.controlUrl).setStock(asin, 1);
    expect((await amazon.submit(review, placeOrderForm, {})).status).toBe(409);
    expect(unitsSold()).toEqual([]);
  });

  it('buys now without touching the cart', async () => {
    await toCheckout(amazon, asin, 1);
    const address = await amazon.submit(await amazon.get(`/dp/${asin}`), 'form#addToCart', {
      'items[0.base][quantity]': '3',
      'submit.buy-now': 'Buy Now',
    });
    await amazon.submit(await toReview(amazon, address), placeOrderForm, {});
    expect(unitsSold().map((line) => line.quantity)).toEqual([3]);
    expect((await amazon.get('/gp/cart/view.html')).attribute('[data-asin]', 'data-quantity')).toBe('1');
  });

  it('changes quantities, saves for later and moves back', async () => {
    await toCheckout(amazon, asin, 1);
    let cart = await amazon.get('/gp/cart/view.html');
    const itemId = cart.attribute('[data-asin]', 'data-itemid');
    cart = await amazon.submit(cart, '#activeCartViewForm', {
      [`quantity.${itemId}`]: '4',
      [`submit.update-quantity.${itemId}`]: 'Update',
    });
    expect(cart.attribute('[data-asin]', 'data-quantity')).toBe('4');
    cart = await amazon.submit(cart, '#activeCartViewForm', { [`submit.save-for-later.${itemId}`]: 'x' });
    expect(cart.attribute('[data-asin]', 'data-itemtype')).toBe('saved');
    expect(cart.text('#sc-active-cart h2')).toBe('Your Amazon Cart is empty');
    cart = await amazon.submit(cart, '#savedCartViewForm', { [`submit.move-to-cart.${itemId}`]: 'x' });
    expect(cart.attribute('[data-name="Active Cart"] [data-asin]', 'data-quantity')).toBe('4');
  });
});

describe('the address step', () => {
  it('prefills the account holder, shares one id between its buttons, and offers the address book', async () => {
    const page = await toCheckout(amazon, asin, 1);
    expect(page.attribute(`${dialogForm} #address-ui-widgets-enterAddressFullName`, 'value')).toBe(
      'Jordan Accountholder',
    );
    expect(page.document.querySelectorAll('#checkout-primary-continue-button-id')).toHaveLength(2);
    expect(page.document.querySelectorAll('input[name=destinationSubmissionUrl]')).toHaveLength(2);
  });

  it('refuses an address without its required parts, and keeps what was typed', async () => {
    const page = await toCheckout(amazon, asin, 1);
    const refused = await amazon.submit(page, dialogForm, {
      ...typedAddress,
      'address-ui-widgets-enterAddressStateOrRegion': '',
      'address-ui-widgets-enterAddressCity': 'x'.repeat(51),
    });
    expect(refused.texts(`${dialogForm} .a-alert-inline-error`)).toHaveLength(2);
    expect(refused.attribute('#address-ui-widgets-enterAddressLine1', 'value')).toBe('4820 Juniper Court');
    expect(refused.attribute('#add-address-dialog', 'data-open')).toBe('true');
  });

  it('takes an address of another country as typed, without tax', async () => {
    const german = {
      ...typedAddress,
      'address-ui-widgets-countryCode': 'DE',
      'address-ui-widgets-enterAddressLine1': 'Müllerstraße 7',
      'address-ui-widgets-enterAddressLine2': '',
      'address-ui-widgets-enterAddressCity': 'Lübeck',
      'address-ui-widgets-enterAddressStateOrRegion': '',
      'address-ui-widgets-enterAddressPostalCode': '23552',
    };
    practice.seed({ products: [testProduct({ currency: 'EUR' })] });
    const review = await toReview(amazon, await toCheckout(amazon, asin, 1), german);
    expect(review.text('#deliver-to-address-text')).toBe('Müllerstraße 7, Lübeck, 23552, Germany');
    expect(review.texts('#subtotals-marketplace-table .order-summary-line-definition')).toEqual([
      '€20.00',
      '€0.00',
      '€0.00',
      '€20.00',
    ]);
  });

  it('asks for a payment method that was not chosen', async () => {
    const pay = await amazon.submit(await toCheckout(amazon, asin, 1), dialogForm, typedAddress);
    const asked = await amazon.submit(pay, 'form.pmts-select-payment-instrument-form', {});
    expect(asked.text('.a-alert-inline-error')).toBe('Please choose a payment method.');
  });
});

describe('after the purchase', () => {
  it('names an order id on some thank-you pages only, and drops the confirmation on a refresh', async () => {
    practice.seed({ products: [testProduct({ stock: 100 })] });
    const named: boolean[] = [];
    for (let count = 0; count < 12; count += 1) {
      const review = await toReview(amazon, await toCheckout(amazon, asin, 1));
      const thanks = await amazon.submit(review, placeOrderForm, {});
      named.push(thanks.document.querySelector('input[name=latestOrderId]') !== null);
      if (count === 0) {
        const refreshed = await amazon.get(thanks.url);
        expect(refreshed.url).toContain('isRefresh=1');
        expect(refreshed.document.querySelector('#widget-purchaseConfirmationStatus')).toBeNull();
      }
    }
    expect(new Set(named)).toEqual(new Set([true, false]));

    const first = await amazon.get('/your-orders/orders');
    expect(first.texts('.order-card')).toHaveLength(10);
    expect(first.text('.num-orders')).toBe('12 orders');
    const second = await amazon.get(first.attribute('.a-pagination li.a-last a', 'href') ?? '');
    expect(second.texts('.order-card')).toHaveLength(2);
    expect(second.document.querySelector('.a-pagination li.a-last a')).toBeNull();
  });

  it('repeats the same ids for the same seed and clicks', async () => {
    const buy = async () => {
      await amazon.submit(await toReview(amazon, await toCheckout(amazon, asin, 1)), placeOrderForm, {});
      return practice.truth();
    };
    const first = await buy();
    await practice.close();
    practice = await startForTest();
    practice.seed({ products: [testProduct()] });
    amazon = visitSite(practice.httpsPort, practiceHosts.amazon);
    expect(await buy()).toEqual(first);
  });
});
