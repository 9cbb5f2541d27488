import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realPage, realPages } from './fixtures.ts';

/** Written down by looking at the pages. */
const usd = (minor: number) => ({ minor, currency: 'USD' });
const portland = '40132 N.E., SAMPL3 WAY, Portland, OR, 97230, United States';
const bundled = '40130 N.E., SAMPL3 WAY, Portland, OR, 97230, United States';

const THANK_YOU = {
  '106-4048724-9898639-qty1.html': {
    purchaseId: '106-4048724-9898639',
    orderIds: ['112-1797866-6276043'],
    shipTos: [{ name: 'Corey P Test (BG2)', text: bundled }],
    units: [{ asin: 'B0DZ773FRV', quantity: 1 }],
    promises: ['2026-04-21'],
  },
  'airpods-multi-order-2026-05-11.html': {
    purchaseId: '106-2803212-1567608',
    orderIds: ['112-8623180-6527528'],
    shipTos: [{ name: 'Holly Sample (BG1)', text: portland }],
    units: [
      { asin: 'B0CGW4HFYN', quantity: 5 },
      { asin: 'B086PHRXLR', quantity: 1 },
      { asin: 'B0GSS72GZJ', quantity: 2 },
      { asin: 'B0BHV5NZHB', quantity: 1 },
      { asin: 'B086P6PBWB', quantity: 1 },
      { asin: 'B0DXPH1YGN', quantity: 1 },
    ],
    promises: ['2026-05-13', '2026-05-16', '2026-06-26'],
  },
  'thank-you-2026-10.html': {
    purchaseId: null,
    orderIds: [],
    shipTos: [{ name: 'Sam Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR, 97024-1111, United States' }],
    units: [{ asin: 'B0SHTEST01', quantity: 1 }],
    promises: ['2026-10-01'],
  },
};

const REVIEW = {
  'b0gss72gzj-airpods-qty2.html': {
    purchaseId: '106-3497735-3389572',
    shipTo: { name: 'Holly Sample (BG1)', text: portland },
    itemCount: 10,
    charges: { items: usd(118697), shipping: usd(0), tax: usd(0), total: usd(118697) },
    latestDelivery: '2026-05-16',
  },
  'chewbacca-ipad-2026-05-10-6pct.html': {
    purchaseId: '106-6788462-1711484',
    shipTo: { name: 'Casey Sample', text: '5611 SE 145TH AVE, PORTLAND, OR, 97236-4005, United States' },
    itemCount: 4,
    charges: {
      items: usd(92699),
      shipping: usd(299),
      freeShipping: usd(-299),
      tax: usd(0),
      total: usd(92699),
    },
    // "Arriving Tomorrow", read on 2026-05-11.
    latestDelivery: '2026-05-12',
  },
  'delivery-changed-error-2026-05-11.html': {
    purchaseId: '106-2803212-1567608',
    itemCount: 11,
    charges: { items: usd(125696), total: usd(125696) },
    latestDelivery: '2026-06-26',
  },
  'fillers-split-switch2-B0F3GWXLTS-6pct.html': {
    itemCount: 13,
    charges: { items: usd(242822), tax: usd(0), total: usd(242822) },
    latestDelivery: '2026-04-29',
  },
  'macbook-B0FWD726XF-6pct.html': {
    shipTo: { name: 'Corey P Test (BG2)', text: bundled },
    itemCount: 12,
    charges: { items: usd(568627), tax: usd(0), total: usd(568627) },
    latestDelivery: '2026-04-26',
  },
  'place-order-delivery-options-error-2026-05-11.html': {
    itemCount: 8,
    charges: { items: null, shipping: null, tax: null, total: usd(181092) },
    difference: null,
    latestDelivery: null,
  },
};

const PRODUCTS = {
  B0BFC7WQ6R: {
    price: usd(7999),
    seller: 'Amazon.com',
    quantities: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    moreThanListed: true,
  },
  B0GQVDGCD2: { price: usd(74900), seller: 'Amazon.com', quantities: [1, 2, 3], moreThanListed: false },
  B0GR11MSHY: { price: usd(134900), seller: 'Amazon.com', quantities: [1, 2, 3], moreThanListed: false },
};

const read = (path: string) => readPage(realPage(path), 'https://www.amazon.com/', { today: '2026-05-11' });

describe("Amazon's buying pages as they really are", () => {
  it('are there, or were named as left out', () => {
    expect(realPages('thank-you').toSorted()).toEqual(
      HAVE_REAL_PAGES ? Object.keys(THANK_YOU).toSorted() : [],
    );
  });
  if (!HAVE_REAL_PAGES) return;

  for (const [file, facts] of Object.entries(THANK_YOU)) {
    it(`thank-you is read right: ${file}`, () => {
      expect(read(`thank-you/${file}`)).toMatchObject({
        page: 'amazon.thank_you',
        facts: { placed: true, ...facts },
        unreadable: [],
      });
    });
  }

  for (const [file, facts] of Object.entries(REVIEW)) {
    it(`review is read right: ${file}`, () => {
      const page = realPage(`review/${file}`);
      expect(readPage(page, 'https://www.amazon.com/', { today: '2026-05-11' })).toMatchObject({
        page: 'amazon.review',
        facts: { difference: usd(0), otherCharges: [], blockers: [], ...facts },
        unreadable: [],
      });
      expect(findControl(page, 'amazon.review', 'placeOrder')?.parentElement?.parentElement?.id).toBe(
        'submitOrderButtonId',
      );
    });
  }

  it('a card challenge on the review page is a block', () => {
    expect(read('review/verify-your-card.html')).toMatchObject({ kind: 'blocked', by: 'payment_challenge' });
  });

  it('"Need anything else?" is passed by its link', () => {
    const page = realPage('review/byg-need-anything-else.html');
    expect(readPage(page, 'https://www.amazon.com/')).toMatchObject({
      page: 'amazon.before_you_go',
      facts: { heading: 'Need anything else?' },
    });
    expect(findControl(page, 'amazon.before_you_go', 'continueToCheckout')?.getAttribute('name')).toBe(
      'checkout-byg-ptc-button',
    );
  });

  for (const [asin, facts] of Object.entries(PRODUCTS)) {
    it(`product is read right, and well under a second: ${asin}`, () => {
      const page = realPage(`product/${asin}.html`);
      const start = performance.now();
      const reading = readPage(page, `https://www.amazon.com/dp/${asin}`, { today: '2026-04-18' });
      expect(performance.now() - start).toBeLessThan(1000);
      expect(reading).toMatchObject({
        page: 'amazon.product',
        facts: { asin, availability: 'in_stock', canAddToCart: true, canBuyNow: true, ...facts },
        unreadable: [],
      });
      expect(findControl(page, 'amazon.product', 'addToCart')?.id).toBe('add-to-cart-button');
      expect(findControl(page, 'amazon.product', 'quantity')?.id).toBe('quantity');
    });
  }

  it('the cart tells what is active from what is saved', () => {
    const page = realPage('cart/mixed-active-saved.html');
    const reading = readPage(page, 'https://www.amazon.com/gp/cart/view.html');
    if (reading.kind !== 'page' || reading.page !== 'amazon.cart') throw new Error(reading.kind);
    expect(reading).toMatchObject({
      facts: { subtotal: usd(568627), canProceed: true, isGift: false, isEmpty: false },
      unreadable: [],
    });
    const { active, saved } = reading.facts;
    expect([active.length, saved.length]).toEqual([10, 10]);
    expect(
      active.reduce(
        (sum, line) => sum + (line.unitPrice?.minor ?? Number.NaN) * (line.quantity ?? Number.NaN),
        0,
      ),
    ).toBe(568627);
    expect(active.at(-1)).toMatchObject({
      asin: 'B0FWD726XF',
      quantity: 3,
      unitPrice: usd(175900),
      isSelected: true,
    });
    const itemId = active[0]?.itemId ?? '';
    expect(findControl(page, 'amazon.cart', 'deleteLine', { itemId })?.getAttribute('name')).toBe(
      `submit.delete-active.${itemId}`,
    );
  });

  it('the address step names its choices, and its three twin buttons apart', () => {
    const page = realPage('address-payment/address-select.html');
    expect(readPage(page, 'https://www.amazon.com/checkout/p/p-106-1111111-2222222/address')).toMatchObject({
      page: 'amazon.address',
      facts: {
        purchaseId: '106-1111111-2222222',
        form: null,
        choices: [
          { addressId: 'ADDRHOLDER1', name: 'ACCOUNT HOLDER', isChosen: true },
          {
            addressId: 'ADDRPRIOR2',
            name: 'Pat Prior',
            text: '115 ELM ST, ASHEVILLE, NC, 28801-2007, United States',
            isChosen: false,
          },
          { addressId: 'ADDRSAVED3', name: 'Casey Saved' },
        ],
      },
    });
    expect(findControl(page, 'amazon.address', 'useThisAddress')).toBeNull();
    const dialog = page.querySelector('template')?.innerHTML ?? '';
    page.querySelector('template')?.remove();
    page.body.insertAdjacentHTML('beforeend', dialog);
    const slot = (name: string) =>
      findControl(page, 'amazon.address', name)?.getAttribute('data-csa-c-slot-id');
    expect(slot('useThisAddress')).toBe('address-ui-widgets-continue-address-btn-bottom');
    expect(slot('deliverToThisAddress')).toBe('checkout-primary-continue-shipaddressselect');
    expect(readPage(page, 'https://www.amazon.com/')).toMatchObject({
      facts: { form: { fullName: 'ACCOUNT HOLDER', country: 'US' }, formErrors: [] },
    });
  });

  it('the payment step names its methods', () => {
    expect(read('address-payment/pay-select.html')).toMatchObject({
      page: 'amazon.payment',
      facts: {
        shipTo: { name: 'Casey Saved' },
        methods: [{ label: 'Mastercard ending in 0000', isChosen: false }],
      },
    });
  });
});
