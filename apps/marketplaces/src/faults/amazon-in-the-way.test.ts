import { describe, expect, it } from 'vitest';
import { amazonBlockers } from '../testing/blockers.ts';
import { placeOrderForm, toCheckout } from '../testing/buyer.ts';
import { asin, host, other, useFaultedAmazon } from '../testing/faulted-amazon.ts';
import { readAs } from '../testing/read-visited.ts';

const shop = useFaultedAmazon();
const { onProduct, read, review, place, orderId } = shop;

describe('what stands in the way', () => {
  it.each(amazonBlockers)('%s is read as %s, on the product that it was set on only', async (knob, by) => {
    await onProduct({ [knob]: 'product' });
    expect(read(await shop.amazon.get(`/dp/${asin}`))).toMatchObject({
      kind: 'blocked',
      by,
      practiceRun: 'test-run',
    });
    expect(read(await shop.amazon.get(`/dp/${other.asin}`)).kind).toBe('page');
    expect((await shop.control.happenings())[0]).toMatchObject({ what: `${knob} at product`, to: asin });
    await onProduct({ [knob]: null });
    expect(read(await shop.amazon.get(`/dp/${asin}`)).kind).toBe('page');
  });

  it('lets a person sign in by claim, password and code, and leads back', async () => {
    await shop.control.setFaults('amazon', { sign_in: 'everywhere', one_time_code: 'everywhere' });
    const claim = await shop.amazon.get(`/dp/${asin}`);
    expect(claim.url).toContain('/ap/signin');
    const password = await shop.amazon.submit(claim, 'form[name=signIn]', { email: 'somebody' });
    expect(read(password)).toMatchObject({ kind: 'blocked', by: 'sign_in' });
    const code = await shop.amazon.submit(password, 'form[name=signIn]', { password: 'x' });
    expect(read(code)).toMatchObject({ kind: 'blocked', by: 'one_time_code' });
    const back = await shop.amazon.submit(code, 'form#auth-mfa-form', { otpCode: '1' });
    expect(readAs('amazon.product', back, host).facts.asin).toBe(asin);
  });

  it('lets a person through the captcha and past the button, and never leads off the site', async () => {
    for (const knob of ['captcha', 'continue_shopping'] as const) {
      await shop.control.setFaults('amazon', { [knob]: 'cart' });
      const stopped = await shop.amazon.get('/gp/cart/view.html');
      const form = 'form[action*=validateCaptcha]';
      const action = `/errors/validateCaptcha?amzn-r=${encodeURIComponent(stopped.attribute(`${form} [name=amzn-r]`, 'value') ?? '')}`;
      const typed = knob === 'captcha' ? '&field-keywords=abc' : '';
      expect(readAs('amazon.cart', await shop.amazon.get(action + typed), host).facts.active).toEqual([]);
    }
    await shop.control.setFaults('amazon', { captcha: 'cart' });
    const off = await shop.amazon.get('/errors/validateCaptcha?amzn-r=//evil.example/&field-keywords=a');
    expect(off.url).toBe('/');
  });

  it('places nothing when the click itself is answered with an error or a captcha', async () => {
    for (const knob of ['server_error', 'captcha', 'sign_in'] as const) {
      const page = await review();
      await onProduct({ [knob]: 'place_order' });
      expect(read(await shop.amazon.submit(page, placeOrderForm, {})).kind).toBe('blocked');
      await onProduct({ [knob]: null });
      expect(shop.purchases()).toEqual([]);
    }
  });

  it('wants the card number once more', async () => {
    await onProduct({ payment_challenge: true });
    const pay = await shop.amazon.submit(await toCheckout(shop.amazon, asin, 1), '#add-address-dialog form', {
      'address-ui-widgets-enterAddressFullName': 'Robin Receiver',
      'address-ui-widgets-enterAddressLine1': '1 Street',
      'address-ui-widgets-enterAddressCity': 'Sacramento',
      'address-ui-widgets-enterAddressStateOrRegion': 'CA',
      'address-ui-widgets-enterAddressPostalCode': '95814',
    });
    expect(read(pay)).toMatchObject({ kind: 'blocked', by: 'payment_challenge' });
  });
});

describe('renamed pages', () => {
  it.each([
    ['product', 'amazon.product'],
    ['cart', 'amazon.cart'],
    ['review', 'amazon.review'],
    ['thank_you', 'amazon.thank_you'],
    ['history', 'amazon.order_history'],
    ['details', 'amazon.order_details'],
    ['transactions', 'amazon.transactions'],
    ['tracking', 'amazon.tracking'],
  ] as const)('%s is %s, changed', async (renamed, page) => {
    if (!['product', 'cart', 'review'].includes(renamed)) await place();
    const urls: Record<string, string> = {
      product: `/dp/${asin}`,
      cart: '/gp/cart/view.html',
      history: '/your-orders/orders',
      details: `/gp/your-account/order-details?orderID=${orderId()}`,
      tracking: `/progress-tracker/package?orderId=${orderId()}`,
      transactions: '/cpe/yourpayments/transactions',
      thank_you: `/gp/buy/thankyou/handlers/display.html?purchaseId=${shop.purchases()[0]?.purchase_id}`,
    };
    const url = renamed === 'review' ? (await review()).url : (urls[renamed] ?? '');
    await shop.control.setFaults('amazon', { renamed });
    expect(read(await shop.amazon.get(url))).toMatchObject({ kind: 'page_changed', page });
  });
});
