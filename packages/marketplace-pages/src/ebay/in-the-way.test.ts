import { describe, expect, it } from 'vitest';
import { handMade, readAs, readHtml, readOn } from '../testing/hand-made-pages.ts';

describe('what stands in the way on eBay', () => {
  it.each([
    ['captcha', 'captcha'],
    ['interruption', 'bot_challenge'],
    ['error', 'error_page'],
    ['sign-in', 'sign_in'],
  ])('the %s page is %s', (name, by) => {
    expect(readOn('www.ebay.de', handMade(`ebay/${name}.html`), '/sh/ord/')).toMatchObject({
      kind: 'blocked',
      by,
    });
  });

  it.each([
    ['signin.ebay.com', '/ws/eBayISAPI.dll?SignIn&ru=x'],
    ['signin.ebay.de', '/'],
    ['www.ebay.com', '/signin/?ru=x'],
    ['www.ebay.com', '/ws/eBayISAPI.dll?SignIn&ru=x'],
    ['auth.ebay.com', '/oauth2/x'],
  ])('the address %s%s is a lost session', (host, path) => {
    expect(readOn(host, '', path)).toMatchObject({ kind: 'blocked', by: 'sign_in' });
  });

  it('is not an order list whose address only mentions a sign-in', () => {
    expect(readAs('ebay.order_list', handMade('ebay/order-list.html'), '/sh/ord/?ref=/signin/').kind).toBe(
      'page',
    );
  });

  it.each([
    ['#itemInfo', 'lineItemCard', 'lines'],
    ['buyer-paid', 'buyer-paid', 'buyerPaid'],
  ])('is not asked of a page whose %s is called otherwise now', (_what, name, landmark) => {
    const html = handMade('ebay/order-detail.html').replaceAll(name, 'renamed');
    expect(readHtml(html, 'ebay', '/mesh/ord/details')).toMatchObject({
      kind: 'page_changed',
      page: 'ebay.order_detail',
      missing: [landmark],
    });
  });
});
