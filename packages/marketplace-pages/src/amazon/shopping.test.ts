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

  it('tells a subscription beside the one-time purchase', () => {
    const { facts } = readAs('amazon.product', handMade('amazon/product-subscription.html'));
    expect(facts).toMatchObject({ price: usd(1299), offerListingId: 'offer-newAccordionRow' });
    expect(facts.offers.map(({ kind, price }) => [kind, price])).toEqual([
      ['subscription', usd(1104)],
      ['new', usd(1299)],
    ]);
  });

  it.each([
    ['product-other-sellers', 'other_sellers_only'],
    ['product-undeliverable', 'not_deliverable'],
    ['product-out-of-stock', 'out_of_stock'],
  ])('says why it cannot be bought: %s is %s', (file, availability) => {
    const { facts } = readAs('amazon.product', handMade(`amazon/${file}.html`), '/dp/B0TESTTIN1');
    expect(facts).toMatchObject({ asin: 'B0TESTTIN1', availability, canAddToCart: false, canBuyNow: false });
  });

  it('takes an empty stock line with a live button for in stock', () => {
    const silent = html.replace('<span>In Stock</span>', '');
    expect(readAs('amazon.product', silent).facts).toMatchObject({
      availability: 'in_stock',
      availabilityText: null,
    });
    const greyed = silent.replace('id="add-to-cart-button"', 'id="add-to-cart-button" disabled');
    expect(readAs('amazon.product', greyed).facts).toMatchObject({
      availability: 'unknown',
      canAddToCart: false,
    });
  });

  it('does not tell a price when the form would buy for another', () => {
    const used = html.replace('value="7.5"', 'value="8.5"');
    const reading = readAs('amazon.product', used);
    expect([reading.facts.offers[1]?.price, reading.unreadable]).toEqual([null, ['price']]);
    expect(reading.facts.price).toEqual(usd(1299));
  });

  it('sees a side sheet only while it is open', () => {
    const open = handMade('amazon/product-side-sheet.html');
    const page = parsePage(open);
    expect(readAs('amazon.product', open).facts.sideSheet).toBe('warranty');
    expect(findControl(page, 'amazon.product', 'noWarranty')?.getAttribute('aria-labelledby')).toBe('no');
    const added = open.replace(
      'id="attach-warranty-pane" class="',
      'id="attach-warranty-pane" class="aok-hidden ',
    );
    expect(readAs('amazon.product', added).facts.sideSheet).toBe('added_to_cart');
    const closed = added.replace(
      'attach-desktop-sideSheet" class="',
      'attach-desktop-sideSheet" class="aok-hidden ',
    );
    expect(readAs('amazon.product', closed).facts.sideSheet).toBeNull();
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

  it('knows what checkout would buy: selected rows, their sum, gifts', () => {
    const mixed = handMade('amazon/cart-mixed.html');
    const { facts, unreadable } = readAs('amazon.cart', mixed);
    expect(facts.active.map((row) => [row.asin, row.quantity, row.unitPrice?.minor])).toEqual([
      ['B0TESTTIN1', 2, 1299],
      ['B0TESTTIN2', 1, 104500],
      ['B0TESTTIN3', 1, 500],
      ['B0TESTTIN4', 1, 700],
    ]);
    expect(facts.active.map((row) => [row.isSelected, row.isOutOfStock, row.isGift])).toEqual([
      [true, false, false],
      [false, false, false],
      [true, false, true],
      [false, true, false],
    ]);
    expect(facts.saved).toMatchObject([{ asin: 'B0TESTTIN5', quantity: 3, unitPrice: usd(450) }]);
    expect(facts).toMatchObject({ itemCount: 3, subtotal: usd(3098), difference: usd(0), isGift: true });
    expect(unreadable).toEqual([]);
    const dearer = readAs('amazon.cart', mixed.replaceAll('$30.98', '$31.98'));
    expect(dearer.facts.difference).toEqual(usd(100));
    const twoPrices = readAs('amazon.cart', mixed.replace('>$12.99<', '>$12.98<'));
    expect([twoPrices.facts.active[0]?.unitPrice, twoPrices.unreadable]).toEqual([null, ['unitPrice']]);
    expect(twoPrices.facts.difference).toBeNull();
  });
});
