import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('the review step', () => {
  const html = handMade('amazon/review.html');

  it('reads what placing the order would do', () => {
    const { facts, unreadable } = readAs('amazon.review', html, '/checkout/p/p-106-1234567-7654321/spc');
    expect(facts).toMatchObject({
      purchaseId: '106-1234567-7654321',
      shipTo: { name: 'Sam Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR, 97024, United States' },
      lines: [
        { title: 'Tea tin', unitPrice: usd(1299), quantity: 2 },
        { title: 'Spoon', unitPrice: usd(300), quantity: 1 },
      ],
      itemCount: 3,
      charges: {
        items: usd(2898),
        shipping: usd(499),
        freeShipping: usd(-499),
        tax: usd(210),
        total: usd(3108),
        giftCard: null,
      },
      otherCharges: [],
      difference: usd(0),
      latestDelivery: '2026-12-03',
      blockers: [],
    });
    expect(unreadable).toEqual([]);
  });

  it('keeps "--" unknown and then knows neither sum nor difference', () => {
    const { facts, unreadable } = readAs('amazon.review', html.replace('$2.10', '--'));
    expect([facts.charges.tax, facts.difference, unreadable]).toEqual([null, null, []]);
  });

  it('names the difference when the total is not the sum', () => {
    expect(readAs('amazon.review', html.replace('$31.08', '$41.08')).facts.difference).toEqual(usd(1000));
  });

  it('refuses amounts in two currencies', () => {
    const { facts, unreadable } = readAs('amazon.review', html.replace('$2.10', '€2.10'));
    expect([facts.charges.tax, unreadable]).toEqual([null, ['currency']]);
  });

  it('reads the currency that the page prints', () => {
    const euros = readAs('amazon.review', html.replaceAll('$', '€'));
    expect(euros.facts.charges.total).toEqual({ minor: 3108, currency: 'EUR' });
    expect(euros.facts.difference).toEqual({ minor: 0, currency: 'EUR' });
  });

  it('has no latest delivery while one shipment has none', () => {
    const choose = html.replace('Arriving Nov 30', 'Please select a new delivery option');
    expect(readAs('amazon.review', choose).facts.latestDelivery).toBeNull();
    const gone = html.replace(
      '<h2 class="address-promise-text"><span class="break-word">Arriving Nov 30</span></h2>',
      '',
    );
    expect(readAs('amazon.review', gone).facts.latestDelivery).toBeNull();
  });

  it('names what blocks the order', () => {
    const blocked = html
      .replace('class="a-button aok-hidden"', 'class="a-button"')
      .replace('id="submitOrderButtonId"', 'id="submitOrderButtonId" class="aok-hidden"');
    expect(readAs('amazon.review', blocked).facts.blockers).toEqual(['place_order_disabled']);
    const changed = html.replace(
      '<body>',
      '<body><div data-messageid="priceChangedMessage">A price has changed</div><div class="aok-hidden" data-messageid="other">x</div>',
    );
    expect(readAs('amazon.review', changed).facts.blockers).toEqual(['priceChangedMessage']);
  });

  it('is not blocked by what the page merely mentions', () => {
    const withAlert = (kind: string, message: string) =>
      html.replace(
        '<body>',
        `<body><div id="purchase-level-messages"><div class="a-box a-alert ${kind}" role="alert"><div class="a-alert-content">${message}</div></div></div>`,
      );
    const offer = '<div data-messageId="saveDefaults">Use this address next time</div>';
    const blockersOf = (page: string) => readAs('amazon.review', page).facts.blockers;
    expect(blockersOf(withAlert('a-alert-info', offer))).toEqual([]);
    expect(blockersOf(withAlert('a-alert-success', offer))).toEqual([]);
    // Whatever else it looks like, and what is known to block in any box.
    expect(blockersOf(withAlert('a-alert-warning', offer))).toEqual(['saveDefaults']);
    expect(blockersOf(withAlert('', offer))).toContain('saveDefaults');
    const limit = '<div data-messageId="QuantityLimitsCVMessage">2 per customer</div>';
    expect(blockersOf(withAlert('a-alert-info', limit))).toEqual(['quantity_limit']);
    expect(blockersOf(withAlert('a-alert-error', limit))).toEqual(['quantity_limit']);
    expect(blockersOf(withAlert('a-alert-error', 'Try again'))).toEqual(['error_message']);
  });

  it('places only by the live button', () => {
    const page = parsePage(html);
    expect(findControl(page, 'amazon.review', 'placeOrder')?.parentElement?.id).toBe('submitOrderButtonId');
    for (const input of page.querySelectorAll('input[name=placeYourOrder1]'))
      input.setAttribute('disabled', '');
    expect(findControl(page, 'amazon.review', 'placeOrder')).toBeNull();
  });

  it('cannot be placed while a delivery option must be chosen', () => {
    const missing = handMade('amazon/review-delivery-missing.html');
    const { facts, unreadable } = readAs('amazon.review', missing);
    expect(facts).toMatchObject({
      blockers: ['delivery_choice_missing'],
      latestDelivery: null,
      shipments: [
        { latestDelivery: '2026-11-30', needsDeliveryChoice: false, lineCount: 1 },
        { latestDelivery: null, needsDeliveryChoice: true, lineCount: 1 },
      ],
      charges: { items: null, shipping: null, tax: null, total: usd(2898) },
      difference: null,
    });
    expect(unreadable).toEqual([]);
    const other = missing
      .replace(
        'Your delivery options have changed. Please select a new delivery option to proceed.',
        'Try again',
      )
      .replace('Please select a new delivery option', 'Arriving Dec 2');
    expect(readAs('amazon.review', other).facts.blockers).toEqual(['error_message']);
    const named = html.replace('<body>', '<body><p data-messageid="selectDeliveryOptionMessage">Choose</p>');
    expect(readAs('amazon.review', named).facts.blockers).toEqual(['delivery_choice_missing']);
    const limited = html.replace('<body>', '<body><p data-messageid="QuantityLimitsCVMessage">Limit 2</p>');
    expect(readAs('amazon.review', limited).facts.blockers).toEqual(['quantity_limit']);
  });

  it('reads parts of a bundle, sellers, gifts, and rows by their code where no map knows the wording', () => {
    const { facts, unreadable } = readAs('amazon.review', handMade('amazon/review-bundle.html'));
    expect(facts).toMatchObject({
      lines: [
        { title: 'Sticker', quantity: 1, unitPrice: usd(344), seller: 'Tea House', isGift: false },
        { title: 'Cable', quantity: 5, unitPrice: usd(411), seller: 'Cables & Co', isGift: true },
      ],
      itemCount: 6,
      isGift: true,
      charges: {
        items: usd(2399),
        shipping: usd(0),
        tax: usd(168),
        giftCard: usd(-500),
        total: usd(2067),
      },
      otherCharges: [],
      difference: usd(0),
    });
    expect(facts.lines).toHaveLength(2);
    expect(unreadable).toEqual([]);
  });

  it('does not tell a quantity of which the page shows two', () => {
    const two = readAs('amazon.review', html.replace('live">2<', 'live">3<'));
    expect([two.facts.lines[0]?.quantity, two.unreadable]).toEqual([null, ['lineQuantity']]);
  });

  it('is a changed page when a landmark is gone, and a block when a card is challenged', () => {
    expect(readHtml(html.replace('subtotals-marketplace-table', 'totals-v2'))).toEqual({
      kind: 'page_changed',
      page: 'amazon.review',
      missing: ['summary'],
      practiceRun: null,
    });
    expect(
      readHtml(html.replace('<ul', '<form class="pmts-cc-address-challenge-form"></form><ul')),
    ).toMatchObject({ kind: 'blocked', by: 'payment_challenge' });
  });

  it.each([
    ['error', 'not_deliverable', 'Sorry, Spoon can’t be shipped to the address you chose.'],
    ['error', 'quantity_limit', 'This seller has a limit of 1 per customer.'],
    ['error', 'out_of_stock', 'Spoon is out of stock.'],
    ['error', 'error_message', 'Gift wrap is not available.'],
    ['info', 'quantity_lowered', 'The quantity has been changed from 3 to 1.'],
  ])('an alert (%s) keeps an order from being placed by %s: %s', (kind, blocker, text) => {
    const alert = `<div id="purchase-level-messages"><div class="a-alert a-alert-${kind}">${text}</div></div>`;
    const html = handMade('amazon/review.html').replace('<body>', `<body>${alert}`);
    expect(readAs('amazon.review', html).facts.blockers).toEqual([blocker]);
    const hidden = html.replace(`a-alert-${kind}`, `a-alert-${kind} aok-hidden`);
    expect(readAs('amazon.review', hidden).facts.blockers).toEqual([]);
  });

  it('an order that somebody must approve is not placed by its button', () => {
    const html = handMade('amazon/review.html').replace(
      'value="Place your order"',
      'value="Submit order for approval"',
    );
    expect(readAs('amazon.review', html).facts.blockers).toEqual(['approval_needed']);
  });

  it('a line of the review is the product whose mark stands right behind it, and of no other', () => {
    const html = handMade('amazon/review.html');
    const asins = (page: string) => {
      const { facts, unreadable } = readAs('amazon.review', page);
      return [facts.lines.map(({ asin }) => asin), unreadable];
    };
    expect(asins(html)).toEqual([[null, null], []]);
    const mark = (asin: string) => `<span data-testid="Item_asin_0_0_0" class="aok-hidden">${asin}</span>`;
    const behind = '<fieldset name="checkout-quantity-stepper" data-steppervalue="1"></fieldset></div>';
    expect(asins(html.replace(behind, behind + mark('B0TESTSPN1')))).toEqual([[null, 'B0TESTSPN1'], []]);
    expect(asins(html.replace(behind, `${behind}<p></p>${mark('B0TESTSPN1')}`))).toEqual([[null, null], []]);
    expect(asins(html.replace(behind, behind + mark('spoon')))).toEqual([[null, null], ['lineAsin']]);
  });
});
