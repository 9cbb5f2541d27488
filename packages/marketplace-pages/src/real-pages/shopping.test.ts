import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realPage, realPages } from './fixtures.ts';

/** Written down by looking at the pages. */
const usd = (minor: number) => ({ minor, currency: 'USD' });
const AMAZON = { seller: 'Amazon.com', merchantId: 'ATVPDKIKX0DER' };
const CAN_BUY = { canAddToCart: true, canBuyNow: true, unitsLeft: null };

const PRODUCTS = {
  'B0BFC7WQ6R.html': {
    title:
      'Amazon Echo Spot (newest model), Great for nightstands, offices and kitchens, Smart alarm clock, Designed for Alexa+, Black',
    // The new offer says nothing about its stock and can be bought; the used one says "In Stock".
    availabilityText: null,
    latestDelivery: '2026-04-30',
    offers: [
      {
        kind: 'new',
        condition: 'Buy New',
        asin: 'B0BFC7WQ6R',
        price: usd(7999),
        ...AMAZON,
        ...CAN_BUY,
        availabilityText: null,
        quantities: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        moreThanListed: true,
        latestDelivery: '2026-04-30',
      },
      {
        kind: 'used',
        condition: 'Used - Good',
        asin: 'B0BFC7WQ6R',
        price: usd(6799),
        seller: 'Amazon Resale',
        merchantId: 'A2L77EE7U53NWQ',
        availabilityText: 'In Stock',
        quantities: [1, 2, 3, 4, 5],
        moreThanListed: true,
        canAddToCart: true,
        canBuyNow: false,
        latestDelivery: '2026-04-23',
      },
    ],
  },
  'B0GQVDGCD2.html': {
    availabilityText: null,
    latestDelivery: '2026-05-19',
    offers: [
      {
        kind: 'new',
        condition: null,
        asin: 'B0GQVDGCD2',
        price: usd(74900),
        ...AMAZON,
        ...CAN_BUY,
        quantities: [1, 2, 3],
        moreThanListed: false,
        latestDelivery: '2026-05-19',
      },
    ],
  },
  'B0GR11MSHY.html': {
    availabilityText: 'In Stock',
    latestDelivery: '2026-04-19',
    offers: [
      {
        kind: 'new',
        condition: null,
        asin: 'B0GR11MSHY',
        price: usd(134900),
        ...AMAZON,
        ...CAN_BUY,
        quantities: [1, 2, 3],
        moreThanListed: false,
        latestDelivery: '2026-04-19',
      },
    ],
  },
};

/** ASIN, quantity, price, in the page's order. */
const ACTIVE = [
  ['B07V6TD58J', 1, 3895],
  ['B07F5S4V5T', 1, 6199],
  ['B0BKG73JS5', 1, 3049],
  ['B0745N6CMD', 1, 3989],
  ['B0D855G1HP', 1, 6598],
  ['B0DLLNVJHM', 1, 4499],
  ['B0D954F81N', 1, 4999],
  ['B0D5V3NRBQ', 1, 3199],
  ['B0CCX6N7JN', 1, 4500],
  ['B0FWD726XF', 3, 175900],
];
/** What is unavailable waits with quantity 0 and no price. */
const SAVED = [
  ['B0FC5FJZ9Z', 0, null],
  ['B0DZ7871B8', 3, 31999],
  ['B0FWD726XF', 3, 175900],
  ['B0DZ76LW4J', 3, 41300],
  ['B0DZ75TN5F', 3, 31999],
  ['B0DZ77D5HL', 0, null],
  ['B000AXN2AC', 1, 5412],
  ['B0FH7224LG', 1, 1804],
  ['B0GVSWQ3P8', 1, 799],
  ['1439772274', 1, 2495],
];

describe("Amazon's product pages and cart as they really are", () => {
  it('are there, or were named as left out', () => {
    expect([...realPages('product'), ...realPages('cart')].toSorted()).toEqual(
      HAVE_REAL_PAGES ? [...Object.keys(PRODUCTS), 'mixed-active-saved.html'].toSorted() : [],
    );
  });
  if (!HAVE_REAL_PAGES) return;

  for (const [file, facts] of Object.entries(PRODUCTS)) {
    it(`product is read right: ${file}`, () => {
      const page = realPage(`product/${file}`);
      const asin = file.slice(0, 10);
      const reading = readPage(page, `https://www.amazon.com/dp/${asin}`, { today: '2026-04-18' });
      const [bought] = facts.offers;
      expect(reading).toMatchObject({
        page: 'amazon.product',
        facts: {
          ...facts,
          asin,
          price: bought?.price,
          quantities: bought?.quantities,
          seller: 'Amazon.com',
          availability: 'in_stock',
          sideSheet: null,
        },
        unreadable: [],
      });
      if (reading.kind !== 'page' || reading.page !== 'amazon.product') throw new Error(reading.kind);
      expect(reading.facts.offers).toHaveLength(facts.offers.length);
      const ids = reading.facts.offers.map((offer) => offer.offerListingId);
      expect([new Set(ids).size, ids[0]]).toEqual([ids.length, reading.facts.offerListingId]);
      expect(findControl(page, 'amazon.product', 'addToCart')?.id).toBe('add-to-cart-button');
      expect(findControl(page, 'amazon.product', 'buyNow')?.id).toBe('buy-now-button');
      expect(findControl(page, 'amazon.product', 'quantity')?.id).toBe('quantity');
    });
  }

  it('the cart tells what is active from what is saved: mixed-active-saved.html', () => {
    const page = realPage('cart/mixed-active-saved.html');
    const reading = readPage(page, 'https://www.amazon.com/gp/cart/view.html?ref_=nav_cart');
    if (reading.kind !== 'page' || reading.page !== 'amazon.cart') throw new Error(reading.kind);
    expect(reading).toMatchObject({
      facts: {
        subtotal: usd(568627),
        itemCount: 12,
        difference: usd(0),
        canProceed: true,
        isGift: false,
        isEmpty: false,
      },
      unreadable: [],
    });
    const { active, saved } = reading.facts;
    const row = ({ asin, quantity, unitPrice }: (typeof active)[number]) => [
      asin,
      quantity,
      unitPrice?.minor ?? null,
    ];
    expect(active.map(row)).toEqual(ACTIVE);
    expect(saved.map(row)).toEqual(SAVED);
    expect(active.every((line) => line.isSelected && !line.isOutOfStock && !line.isGift)).toBe(true);
    expect(active.at(-1)?.title).toMatch(/^Apple 2025 MacBook Pro Laptop with Apple M5 chip/);
    const itemId = active[0]?.itemId ?? '';
    expect(findControl(page, 'amazon.cart', 'deleteLine', { itemId })?.getAttribute('name')).toBe(
      `submit.delete-active.${itemId}`,
    );
    expect(findControl(page, 'amazon.cart', 'proceedToCheckout')?.getAttribute('name')).toBe(
      'proceedToRetailCheckout',
    );
  });
});
