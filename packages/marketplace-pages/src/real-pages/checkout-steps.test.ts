import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realPage, realPages } from './fixtures.ts';

/** Written down by looking at the pages. */
const THANK_YOU = {
  '106-4048724-9898639-qty1.html': {
    purchaseId: '106-4048724-9898639',
    orderIds: ['112-1797866-6276043'],
    orderGroups: 1,
    shipTos: [
      { name: 'Corey P Test (BG2)', text: '40130 N.E., SAMPL3 WAY, Portland, OR, 97230, United States' },
    ],
    units: [{ asin: 'B0DZ773FRV', quantity: 1 }],
    promises: ['2026-04-21'],
  },
  'airpods-multi-order-2026-05-11.html': {
    purchaseId: '106-2803212-1567608',
    orderIds: ['112-8623180-6527528'],
    orderGroups: 1,
    shipTos: [
      { name: 'Holly Sample (BG1)', text: '40132 N.E., SAMPL3 WAY, Portland, OR, 97230, United States' },
    ],
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
  // Names neither a purchase nor an order.
  'thank-you-2026-10.html': {
    purchaseId: null,
    orderIds: [],
    orderGroups: 1,
    shipTos: [{ name: 'Sam Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR, 97024-1111, United States' }],
    units: [{ asin: 'B0SHTEST01', quantity: 1 }],
    promises: ['2026-10-01'],
  },
};

const CHOICES = [
  {
    addressId: 'ADDRHOLDER1',
    name: 'ACCOUNT HOLDER',
    text: '30 N GOULD ST 24233, SHERIDAN, WY, 82801-6317, United States',
    isChosen: true,
  },
  {
    addressId: 'ADDRPRIOR2',
    name: 'Pat Prior',
    text: '115 ELM ST, ASHEVILLE, NC, 28801-2007, United States',
    isChosen: false,
  },
  {
    addressId: 'ADDRSAVED3',
    name: 'Casey Saved',
    text: '77 MAPLE LN APT 3B, SPRINGFIELD, IL, 62704-1234, United States',
    isChosen: false,
  },
];

describe("Amazon's address, payment and thank-you pages as they really are", () => {
  it('are there, or were named as left out', () => {
    const files = [...Object.keys(THANK_YOU), 'address-select.html', 'pay-select.html'];
    expect([...realPages('thank-you'), ...realPages('address-payment')].toSorted()).toEqual(
      HAVE_REAL_PAGES ? files.toSorted() : [],
    );
  });
  if (!HAVE_REAL_PAGES) return;

  for (const [file, facts] of Object.entries(THANK_YOU)) {
    it(`thank-you is read right: ${file}`, () => {
      const reading = readPage(realPage(`thank-you/${file}`), 'https://www.amazon.com/', {
        today: '2026-05-11',
      });
      expect(reading).toMatchObject({
        page: 'amazon.thank_you',
        facts: { placed: true, isRefresh: false, ...facts },
        unreadable: [],
      });
    });
  }

  it('the address step names its choices, and its three twin buttons apart: address-select.html', () => {
    const page = realPage('address-payment/address-select.html');
    expect(readPage(page, 'https://www.amazon.com/checkout/p/p-106-1111111-2222222/address')).toMatchObject({
      page: 'amazon.address',
      facts: {
        purchaseId: '106-1111111-2222222',
        choices: CHOICES,
        form: null,
        formErrors: [],
        suggestion: null,
      },
      unreadable: [],
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
      facts: { form: { fullName: 'ACCOUNT HOLDER', country: 'US', postalCode: '' }, formErrors: [] },
      unreadable: [],
    });
  });

  it('the payment step names its methods and the ship-to: pay-select.html', () => {
    expect(readPage(realPage('address-payment/pay-select.html'), 'https://www.amazon.com/')).toMatchObject({
      page: 'amazon.payment',
      facts: {
        purchaseId: null,
        shipTo: {
          name: 'Casey Saved',
          text: '77 MAPLE LN APT 3B, SPRINGFIELD, IL, 62704-1234, United States',
        },
        methods: [{ label: 'Mastercard ending in 0000', isChosen: false }],
        errors: [],
      },
      unreadable: [],
    });
  });
});
