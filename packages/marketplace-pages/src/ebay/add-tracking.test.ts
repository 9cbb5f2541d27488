import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

describe("eBay's form for a tracking number", () => {
  const path = '/ship/trk/trackings?orderId=12-34567-89012&transId=10085010063106';
  const html = handMade('ebay/add-tracking.html');

  it('says which line it is for, what it offers and that its map is unverified', () => {
    const reading = readAs('ebay.add_tracking', html, path);
    expect(reading.verified).toBe(false);
    expect(reading.facts).toEqual({
      state: 'form',
      orderId: '12-34567-89012',
      lineId: '10085010063106',
      entries: [{ number: null, carrier: null }],
      carriers: ['USPS', 'UPS', 'FedEx', 'Amazon Logistics'],
      savedNumbers: [],
      problems: [],
    });
  });

  it('knows a saved number and a refused one', () => {
    expect(readAs('ebay.add_tracking', handMade('ebay/add-tracking-saved.html'), path).facts).toMatchObject({
      state: 'saved',
      savedNumbers: ['9400111202555000000001'],
    });
    expect(
      readAs('ebay.add_tracking', handMade('ebay/add-tracking-refused.html'), path, 'www.ebay.de').facts,
    ).toMatchObject({
      state: 'form',
      entries: [{ number: '12 34', carrier: 'DHL' }],
      problems: ['Prüfen Sie die Sendungsnummer.'],
    });
  });

  it.each(['add-tracking', 'add-tracking-refused'])('offers its fields and its save button on %s', (name) => {
    const document = parsePage(handMade(`ebay/${name}.html`));
    expect(findControl(document, 'ebay.add_tracking', 'trackingNumber')?.id).toBe('s0-1-tracking-0-textbox');
    expect(findControl(document, 'ebay.add_tracking', 'carrier')?.id).toBe('carrier-0');
    expect(findControl(document, 'ebay.add_tracking', 'save')?.getAttribute('type')).toBe('submit');
  });

  it('has changed when its number field is gone', () => {
    expect(readHtml(html.replaceAll('-textbox', '-field'), 'ebay', path)).toMatchObject({
      kind: 'page_changed',
      missing: ['trackingNumber'],
    });
  });
});
