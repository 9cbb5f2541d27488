import { describe, expect, it } from 'vitest';
import { handMade, readAs } from '../testing/hand-made-pages.ts';

describe('the thank-you page', () => {
  const html = handMade('amazon/thank-you.html');

  it('sums the units, and never takes a purchase id for an order id', () => {
    const { facts, unreadable } = readAs(
      'amazon.thank_you',
      html,
      '/gp/buy/thankyou/handlers/display.html?purchaseId=106-1234567-7654321',
    );
    expect(facts).toEqual({
      placed: true,
      isRefresh: false,
      orderGroups: 1,
      purchaseId: '106-1234567-7654321',
      orderIds: ['112-1111111-2222222'],
      shipTos: [{ name: 'Sam Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR, 97024, United States' }],
      items: [
        { asin: 'B0TESTTIN1', quantity: 2 },
        { asin: 'B0TESTTIN2', quantity: 1 },
        { asin: 'B0TESTTIN1', quantity: 1 },
      ],
      units: [
        { asin: 'B0TESTTIN1', quantity: 3 },
        { asin: 'B0TESTTIN2', quantity: 1 },
      ],
      promises: ['2026-11-23'],
    });
    expect(unreadable).toEqual([]);
  });

  it('names every order that one click made, and none of a recommendation', () => {
    const { facts } = readAs('amazon.thank_you', handMade('amazon/thank-you-several-orders.html'));
    expect(facts).toMatchObject({
      placed: true,
      orderIds: ['112-1111111-2222222', '113-3333333-4444444'],
      orderGroups: 2,
      promises: ['2026-11-23', '2026-11-27'],
      shipTos: [{ name: 'Sam Buyer' }],
    });
  });

  it('names nothing when the page names nothing', () => {
    const silent = html.replaceAll(/<input[^>]*>/g, '');
    expect(readAs('amazon.thank_you', silent).facts).toMatchObject({
      placed: true,
      purchaseId: null,
      orderIds: [],
    });
  });

  it('says after a refresh that it does not say so', () => {
    const { facts } = readAs(
      'amazon.thank_you',
      handMade('amazon/thank-you-refreshed.html'),
      '/gp/buy/thankyou/handlers/display.html?purchaseId=106-1234567-7654321&isRefresh=1',
    );
    expect(facts).toMatchObject({
      placed: false,
      isRefresh: true,
      purchaseId: '106-1234567-7654321',
      orderIds: [],
      orderGroups: null,
    });
  });

  it('the thank-you page never takes the purchase for an order where both are numbers of one kind', () => {
    const html = handMade('amazon/thank-you.html').replace(
      '</body>',
      '<input name="latestOrderId" value="404-1111111-2222222"><input name="latestOrderId" value="404-1234567-7654321"></body>',
    );
    const path = '/gp/buy/thankyou/handlers/display.html?purchaseId=404-1234567-7654321';
    const { facts } = readAs('amazon.thank_you', html, path, 'www.amazon.in');
    expect(facts.purchaseId).toBe('404-1234567-7654321');
    expect(facts.orderIds).toContain('404-1111111-2222222');
    expect(facts.orderIds).not.toContain('404-1234567-7654321');
  });
});
