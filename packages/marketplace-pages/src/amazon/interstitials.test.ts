import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const CHECKOUT = '/checkout/p/p-106-1234567-7654321';

describe('pages between two steps of a purchase', () => {
  it('"Need anything else?" leads on by a link', () => {
    const html = handMade('amazon/before-you-go.html');
    expect(readAs('amazon.before_you_go', html).facts).toEqual({
      heading: 'Need anything else?',
      continueUrl: 'https://www.amazon.com/checkout/entry/cart?proceedToCheckout=1',
    });
    expect(findControl(parsePage(html), 'amazon.before_you_go', 'continueToCheckout')).not.toBeNull();
  });

  it('"Make updates to your items" says what must change, by meaning', () => {
    const html = handMade('amazon/item-select.html');
    expect(readAs('amazon.item_select', html, `${CHECKOUT}/itemselect`)).toMatchObject({
      facts: {
        purchaseId: '106-1234567-7654321',
        heading: 'Make updates to your items',
        // The title stands there twice, whole and cut off; who lowered the quantity is not said.
        items: [
          { title: 'Tea tin for 500 grams of loose leaf', quantity: 2 },
          { title: 'Spoon', quantity: null },
        ],
        messages: [
          {
            meaning: 'other',
            name: 'STMA-purchase-level-message',
            text: 'Some of the items cannot be bought like this. See below.',
          },
          {
            meaning: 'quantity_limit',
            name: 'QuantityLimitsCVMessage',
            text: 'This seller has a limit of 2 per customer.',
          },
          { meaning: 'other', name: 'SomethingNewCVMessage', text: 'Something changed.' },
        ],
      },
      unreadable: [],
      verified: true,
    });
  });

  it.each([
    ['quantity_limit', 'We’ve updated the quantity of this item to 1.'],
    ['quantity_limit', 'There is a limit of 2 per customer for this item.'],
    ['not_deliverable', "This item can't be shipped to your selected address."],
    ['out_of_stock', 'Spoon is currently unavailable.'],
    ['other', 'Gift wrap is not available for this item.'],
  ])(
    '"Make updates to your items" tells %s by its words where nobody knows its name: %s',
    (meaning, text) => {
      const html = handMade('amazon/item-select.html').replace('Something changed.', text);
      const { messages } = readAs('amazon.item_select', html, `${CHECKOUT}/itemselect`).facts;
      expect(messages.at(-1)).toEqual({ meaning, name: 'SomethingNewCVMessage', text });
    },
  );

  it('carry the id of the purchase in their address, whatever site counts it', () => {
    const html = handMade('amazon/item-select.html');
    const at = (host: string, path: string) =>
      readAs('amazon.item_select', html, path, host).facts.purchaseId;
    expect(at('www.amazon.in', '/checkout/p/p-404-1234567-7654321/itemselect')).toBe('404-1234567-7654321');
    expect(at('www.amazon.com', '/checkout/p/p-106-12/itemselect')).toBeNull();
  });

  it('an offer of Prime is declined, never taken', () => {
    const html = handMade('amazon/prime-upsell.html');
    expect(readAs('amazon.prime_upsell', html).facts.heading).toContain('try Prime');
    const decline = findControl(parsePage(html), 'amazon.prime_upsell', 'noThanks');
    expect(decline?.textContent).toBe('No thanks');
  });

  it('"Business order information" names the fields that a person must fill', () => {
    const html = handMade('amazon/business-order.html');
    const facts = {
      heading: 'Business order information',
      fields: [
        { label: 'Purchase order (PO) number', isRequired: true },
        { label: expect.stringMatching(/^Department/), isRequired: false },
      ],
    };
    expect(readAs('amazon.business_order', html).facts).toEqual(facts);
    // Known by its title where the field has another name.
    expect(readHtml(html.replace('purchaseOrderNumber', 'po'), 'amazon', '/x')).toMatchObject({
      page: 'amazon.business_order',
    });
  });

  it('"Added to cart" as a page of its own says what the cart holds', () => {
    const html = handMade('amazon/added-to-cart.html');
    expect(readAs('amazon.added_to_cart', html).facts).toEqual({
      confirmation: 'Added to cart',
      itemCount: 3,
      subtotal: { minor: 3897, currency: 'USD' },
    });
    expect(findControl(parsePage(html), 'amazon.added_to_cart', 'goToCart')).not.toBeNull();
  });

  it.each([
    ['itemselect', 'amazon.item_select'],
    ['address', 'amazon.address'],
    ['pay', 'amazon.payment'],
    ['spc', 'amazon.review'],
  ])('a step of a new design has its name by its address: %s', (step, page) => {
    expect(readHtml('<h1>New design</h1>', 'amazon', `${CHECKOUT}/${step}`)).toMatchObject({
      kind: 'page_changed',
      page,
    });
  });
});
