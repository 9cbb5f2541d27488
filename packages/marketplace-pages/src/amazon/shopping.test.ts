import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { handMade, readAs } from '../testing/hand-made-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('the product page', () => {
  const html = handMade('amazon/product.html');

  it('reads the new offer, never the used one beside it', () => {
    const reading = readAs('amazon.product', html, '/Tea-tin/dp/B0TESTTIN1');
    const offer = {
      asin: 'B0TESTTIN1',
      price: usd(1299),
      availabilityText: 'In Stock',
      unitsLeft: null,
      seller: 'Tea House',
      merchantId: 'A2TEAHOUSE',
      offerListingId: 'offer-new',
      quantities: [1, 2],
      moreThanListed: true,
      canAddToCart: true,
      canBuyNow: true,
      latestDelivery: '2026-11-27',
    };
    expect(reading.facts).toEqual({
      ...offer,
      title: 'Tea tin, 2 pieces',
      availability: 'in_stock',
      sideSheet: null,
      offers: [
        { ...offer, kind: 'new', condition: 'Buy New' },
        {
          kind: 'used',
          condition: 'Used - Good',
          asin: 'B0TESTTIN1',
          price: usd(750),
          availabilityText: 'Only 3 left in stock - order soon.',
          unitsLeft: 3,
          seller: 'Amazon Resale',
          merchantId: 'A3RESALE',
          offerListingId: 'offer-used',
          quantities: [1],
          moreThanListed: false,
          canAddToCart: true,
          canBuyNow: false,
          latestDelivery: null,
        },
      ],
    });
    expect(reading).toMatchObject({
      unreadable: [],
      account: { id: 'A1TESTCUSTOMER', displayName: 'Jordan' },
      practiceRun: null,
    });
    const control = findControl(parsePage(html), 'amazon.product', 'addToCart');
    expect(control?.closest('#newAccordionRow_0')).not.toBeNull();
  });

  it('does not say which ASIN it is when the address and the button disagree', () => {
    const reading = readAs('amazon.product', html, '/dp/B0ANOTHER1');
    expect(reading.facts.asin).toBeNull();
    expect(reading.unreadable).toContain('asin');
  });

  it('says out of stock and used only', () => {
    expect(
      readAs('amazon.product', handMade('amazon/product-out-of-stock.html'), '/dp/B0TESTTIN1').facts,
    ).toMatchObject({
      asin: 'B0TESTTIN1',
      availability: 'out_of_stock',
      price: null,
      canAddToCart: false,
    });
    const used = handMade('amazon/product-used-only.html');
    expect(readAs('amazon.product', used).facts).toMatchObject({
      availability: 'used_only',
      price: null,
      canAddToCart: false,
    });
    expect(findControl(parsePage(used), 'amazon.product', 'addToCart')).toBeNull();
  });

  it('calls a price that it cannot read unreadable, and "--" unknown', () => {
    const broken = readAs('amazon.product', html.replaceAll('$12.99', '$12.9'));
    expect([broken.facts.price, broken.unreadable]).toEqual([null, ['price']]);
    const unknown = readAs('amazon.product', html.replaceAll('$12.99', '--'));
    expect([unknown.facts.price, unknown.unreadable]).toEqual([null, []]);
  });
});

describe('the cart', () => {
  const html = handMade('amazon/cart.html');

  it('leaves out what was just removed and what is only saved', () => {
    const { facts, unreadable } = readAs('amazon.cart', html);
    expect(facts.active).toEqual([
      {
        itemId: 'c-1',
        asin: 'B0TESTTIN1',
        title: 'Tea tin',
        quantity: 2,
        unitPrice: usd(1299),
        isSelected: true,
        isOutOfStock: false,
        isGift: false,
      },
    ]);
    expect(facts.saved).toMatchObject([{ asin: 'B0TESTTIN2', quantity: 0, unitPrice: null }]);
    expect(facts).toMatchObject({ subtotal: usd(2598), isEmpty: false, isGift: true, canProceed: true });
    expect(unreadable).toEqual([]);
  });

  it('knows the controls of a row, and only of an active one', () => {
    const page = parsePage(html);
    expect(findControl(page, 'amazon.cart', 'deleteLine', { itemId: 'c-1' })?.getAttribute('name')).toBe(
      'submit.delete-active.c-1',
    );
    expect(findControl(page, 'amazon.cart', 'deleteLine', { itemId: 's-1' })).toBeNull();
    expect(() => findControl(page, 'amazon.cart', 'deleteLine', { itemId: '"] *' })).toThrow('itemId');
    expect(() => findControl(page, 'amazon.cart', 'emptyEverything')).toThrow('emptyEverything');
  });

  it('does not take a cart whose rows it no longer finds for an empty one', () => {
    const { unreadable } = readAs('amazon.cart', html.replaceAll('data-itemtype', 'data-kind'));
    expect(unreadable).toContain('activeRow');
    const empty = '<div id="sc-active-cart" data-name="Active Cart"><h2>Your Amazon Cart is empty</h2></div>';
    expect(readAs('amazon.cart', empty)).toMatchObject({
      facts: { isEmpty: true, canProceed: false },
      unreadable: [],
    });
  });
});
