import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { readPage } from '../read-page.ts';
import { handMade, readAs } from '../testing/hand-made-pages.ts';
import { HAVE_REAL_PAGES, realHtml, realPage, realPages } from './fixtures.ts';

/** Written down by looking at the pages. */
const usd = (minor: number) => ({ minor, currency: 'USD' });
const HOLLY = {
  name: 'Holly Sample (BG1)',
  text: '40132 N.E., SAMPL3 WAY, Portland, OR, 97230, United States',
};
const COREY = {
  name: 'Corey P Test (BG2)',
  text: '40130 N.E., SAMPL3 WAY, Portland, OR, 97230, United States',
};
const FREE_AND_UNTAXED = { shipping: usd(0), freeShipping: null, tax: usd(0) };

/** Lines: first words of the title, quantity, price, seller. */
const REVIEW = {
  'b0gss72gzj-airpods-qty2.html': {
    purchaseId: '106-3497735-3389572',
    shipTo: HOLLY,
    payment: 'Paying with Prime Visa 8129',
    itemCount: 10,
    charges: { items: usd(118697), ...FREE_AND_UNTAXED, total: usd(118697) },
    days: ['2026-05-16', '2026-05-16'],
    latestDelivery: '2026-05-16',
    // Parts of a bundle have no stepper: "Quantity: 5" stands in words.
    lines: [
      ['Apple AirPods Max 2', 2, 50900, 'Amazon.com'],
      ['eero Wifi Sticker', 1, 344, 'Amazon.com'],
      ['Like-New Amazon eero 6 mesh wifi add-on', 1, 6999, 'Amazon.com'],
      ['Like-New Amazon eero 6 mesh wifi router', 1, 7499, 'Amazon.com'],
      ['Amazon eero CAT6a Ethernet cable', 5, 411, 'Amazon.com'],
    ],
    blockers: [],
  },
  'chewbacca-ipad-2026-05-10-6pct.html': {
    purchaseId: '106-6788462-1711484',
    shipTo: { name: 'Casey Sample', text: '5611 SE 145TH AVE, PORTLAND, OR, 97236-4005, United States' },
    payment: 'Paying with Prime Visa 0468',
    itemCount: 4,
    charges: {
      items: usd(92699),
      shipping: usd(299),
      freeShipping: usd(-299),
      tax: usd(0),
      total: usd(92699),
    },
    // "Arriving Tomorrow 4 AM - 8 AM", read on 2026-05-11.
    days: ['2026-05-12', '2026-05-12'],
    latestDelivery: '2026-05-12',
    lines: [
      ['Apple iPad 11-inch', 3, 29900, 'Amazon.com'],
      ['Amazon Echo Pop Kids', 1, 2999, 'Amazon.com'],
    ],
    blockers: [],
  },
  'delivery-changed-error-2026-05-11.html': {
    purchaseId: '106-2803212-1567608',
    shipTo: HOLLY,
    payment: 'Paying with Prime Visa 8129',
    itemCount: 11,
    charges: { items: usd(125696), ...FREE_AND_UNTAXED, total: usd(125696) },
    days: ['2026-05-16', '2026-05-13', '2026-05-16', '2026-06-26'],
    latestDelivery: '2026-06-26',
    lines: [
      ['eero Wifi Sticker', 1, 344, 'Amazon.com'],
      ['Like-New Amazon eero 6 mesh wifi router', 1, 7499, 'Amazon.com'],
      ['Like-New Amazon eero 6 mesh wifi add-on', 1, 6999, 'Amazon.com'],
      ['Amazon eero CAT6a Ethernet cable', 5, 411, 'Amazon.com'],
      ['Apple AirPods Max 2', 2, 50900, 'Amazon.com'],
      ['EVERYMATE Black Change Weight Plates', 1, 6999, 'everymate'],
    ],
    blockers: [],
  },
  'fillers-split-switch2-B0F3GWXLTS-6pct.html': {
    purchaseId: '106-2087402-9378777',
    shipTo: COREY,
    payment: 'Paying with Prime Visa 5088',
    itemCount: 13,
    charges: { items: usd(242822), ...FREE_AND_UNTAXED, total: usd(242822) },
    days: ['2026-04-24', '2026-04-29'],
    latestDelivery: '2026-04-29',
    lines: [
      ['BalanceFrom 10x4 Feet', 1, 9999, 'Spreetail'],
      ['AURORAE Synergy 2in1', 1, 6495, 'AURORAE'],
      ['Large Yoga Mat', 1, 6999, 'hahe'],
      ['Vesstra Premium Yoga Mat', 1, 9999, 'Vesstra'],
      ['Nintendo Switch 2 System', 4, 44900, 'Amazon.com'],
      ['Sunshine Yoga Voyage', 1, 9499, 'Sunshine Yoga'],
      ['Gaiam Yoga Mat', 1, 3199, 'Amazon.com'],
      ['NewMe Fitness Yoga Mat', 1, 4045, 'NewMe Fitness-See Many Places-Get Stuff Done Now'],
      ['Hatha Yoga Large TPE', 1, 8988, 'Mrhome'],
      ['Plyopic Kids Yoga Mat', 1, 3999, 'Plyopic USA'],
    ],
    blockers: [],
  },
  'macbook-B0FWD726XF-6pct.html': {
    purchaseId: '106-5178968-2200757',
    shipTo: COREY,
    payment: 'Paying with Prime Visa 5088',
    itemCount: 12,
    charges: { items: usd(568627), ...FREE_AND_UNTAXED, total: usd(568627) },
    days: ['2026-04-25', '2026-04-26'],
    latestDelivery: '2026-04-26',
    lines: [
      ['Hystar® Extended Gaming', 1, 4500, 'Hystar LLC'],
      // "$30.49 ($7.62 / count)"
      ['iCasso Large Mouse Pad', 1, 3049, 'icasso'],
      ['Apple 2025 MacBook Pro', 3, 175900, 'Amazon.com'],
      ['Corsair MM300 PRO', 1, 6598, 'Amazon.com'],
      ['3XL Huge Mouse Pads', 1, 3895, 'Letusto'],
      ['HaoSiTeck 4-Piece', 1, 3199, 'HaoSiTeck North America'],
      ['Logitech G840 XL', 1, 3989, "Kay's Bath"],
      ['MPCO. Original Large', 1, 4999, 'The Mousepad Company'],
      ['LifeTrim 55” x 23” XXL', 1, 4499, 'Kiggos'],
      ['Artisan Ninja FX Hien', 1, 6199, 'Sakura-Online store'],
    ],
    blockers: [],
  },
  'place-order-delivery-options-error-2026-05-11.html': {
    purchaseId: '106-0636098-2673266',
    shipTo: HOLLY,
    payment: 'Paying with Prime Visa 8129',
    itemCount: 8,
    // "--" everywhere but in the total: a delivery option must be chosen first, and the page says so.
    charges: { items: null, shipping: null, freeShipping: null, tax: null, total: usd(181092) },
    difference: null,
    days: ['2026-05-16', null],
    latestDelivery: null,
    lines: [
      ['Amazon eero 6 mesh wifi add-on', 1, 7999, 'Amazon.com'],
      ['XLTTYWL eero 7 Wall Mount Kit', 1, 1599, 'XLTTYWL'],
      ['Like-New Amazon eero 6 mesh', 1, 7499, 'Amazon.com'],
      ['Apple AirPods Max 2', 3, 50999, 'Amazon.com'],
      ['Wall Mount Holder for eero 7', 1, 1999, 'sootozy'],
      ['Amazon eero 6 mesh wifi router', 1, 8999, 'Amazon.com'],
    ],
    blockers: ['delivery_choice_missing'],
  },
};
const OTHERS = ['byg-need-anything-else.html', 'spc-review-with-tax-summary.html', 'verify-your-card.html'];

const read = (path: string) => readPage(realPage(path), 'https://www.amazon.com/', { today: '2026-05-11' });

describe("Amazon's review pages as they really are", () => {
  it('are there, or were named as left out', () => {
    expect(realPages('review').toSorted()).toEqual(
      HAVE_REAL_PAGES ? [...Object.keys(REVIEW), ...OTHERS].toSorted() : [],
    );
  });
  if (!HAVE_REAL_PAGES) return;

  for (const [file, { lines, days, ...facts }] of Object.entries(REVIEW)) {
    it(`review is read right: ${file}`, () => {
      const reading = read(`review/${file}`);
      expect(reading).toMatchObject({
        page: 'amazon.review',
        facts: { difference: usd(0), otherCharges: [], isGift: false, ...facts },
        unreadable: [],
      });
      if (reading.kind !== 'page' || reading.page !== 'amazon.review') throw new Error(reading.kind);
      const found = reading.facts.lines.map(({ title, quantity, unitPrice, seller }, index) => {
        const start = String(lines[index]?.[0]);
        return [title.startsWith(start) ? start : title, quantity, unitPrice?.minor, seller];
      });
      expect(found).toEqual(lines);
      expect(reading.facts.blockers).toEqual(facts.blockers);
      expect(reading.facts.shipments.map((shipment) => shipment.latestDelivery)).toEqual(days);
      expect(reading.facts.shipments.reduce((sum, shipment) => sum + shipment.lineCount, 0)).toBe(
        lines.length,
      );
      const units = reading.facts.lines.reduce((sum, line) => sum + (line.quantity ?? Number.NaN), 0);
      expect(units).toBe(facts.itemCount);
    });
  }

  it('names the product of every line', () => {
    for (const file of Object.keys(REVIEW)) {
      const reading = read(`review/${file}`);
      if (reading.kind !== 'page' || reading.page !== 'amazon.review') throw new Error(reading.kind);
      expect(reading.facts.lines.map(({ asin }) => asin)).not.toContain(null);
    }
    const macbook = read('review/macbook-B0FWD726XF-6pct.html');
    const lines = macbook.kind === 'page' && macbook.page === 'amazon.review' ? macbook.facts.lines : [];
    expect(lines.find(({ title }) => title.includes('MacBook'))?.asin).toBe('B0FWD726XF');
  });

  it('the live button is found, never its disabled twin', () => {
    for (const file of Object.keys(REVIEW)) {
      const button = findControl(realPage(`review/${file}`), 'amazon.review', 'placeOrder');
      expect(button?.parentElement?.parentElement?.id).toBe('submitOrderButtonId');
    }
  });

  it('a summary with tax is read right, and is no review page alone: spc-review-with-tax-summary.html', () => {
    expect(read('review/spc-review-with-tax-summary.html')).toMatchObject({
      kind: 'page_changed',
      page: 'amazon.review',
      missing: ['placeOrder', 'shipToName', 'shipToText', 'line'],
    });
    const [summary = ''] =
      /<ul id="subtotals-marketplace-table"[\s\S]*<\/ul>/.exec(
        realHtml('review/spc-review-with-tax-summary.html'),
      ) ?? [];
    const inPlace = handMade('amazon/review.html').replace(/<ul[\s\S]*<\/ul>/, () => summary);
    expect(readAs('amazon.review', inPlace)).toMatchObject({
      facts: {
        itemCount: 4,
        charges: { items: usd(6996), shipping: usd(0), tax: usd(490), total: usd(7486) },
        otherCharges: [],
        difference: usd(0),
      },
      unreadable: [],
    });
  });

  it('a card challenge is a block: verify-your-card.html', () => {
    expect(read('review/verify-your-card.html')).toEqual({
      kind: 'blocked',
      by: 'payment_challenge',
      form: 'card_number_again',
      practiceRun: null,
    });
  });

  it('"Need anything else?" is passed by its link: byg-need-anything-else.html', () => {
    const page = realPage('review/byg-need-anything-else.html');
    const reading = readPage(page, 'https://www.amazon.com/');
    expect(reading).toMatchObject({
      page: 'amazon.before_you_go',
      facts: { heading: 'Need anything else?' },
      unreadable: [],
    });
    if (reading.kind !== 'page' || reading.page !== 'amazon.before_you_go') throw new Error(reading.kind);
    expect(reading.facts.continueUrl).toMatch(/^https:\/\/www\.amazon\.com\/checkout\/entry\/cart\?/);
    expect(findControl(page, 'amazon.before_you_go', 'continueToCheckout')?.getAttribute('name')).toBe(
      'checkout-byg-ptc-button',
    );
  });
});
