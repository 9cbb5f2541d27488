import { describe, expect, it } from 'vitest';
import { PAGE_MAPS } from '../page-maps.ts';
import { handMade, readAs, readOn } from '../testing/hand-made-pages.ts';

const of = (currency: string) => (minor: number) => ({ minor, currency });
const [gbp, eur, inr, cad] = [of('GBP'), of('EUR'), of('INR'), of('CAD')];

describe("Amazon's sites", () => {
  it('the product page of amazon.co.uk', () => {
    expect(
      readAs('amazon.product', handMade('amazon/product-co-uk.html'), '/dp/B0TESTTIN1', 'www.amazon.co.uk'),
    ).toMatchObject({
      facts: { price: gbp(123450), unitsLeft: 2, availability: 'in_stock', latestDelivery: '2026-11-28' },
      unreadable: [],
    });
  });

  it('the product page of amazon.de', () => {
    const reading = readAs('amazon.product', handMade('amazon/product-de.html'), '/', 'www.amazon.de');
    expect(reading).toMatchObject({
      facts: {
        price: eur(123456),
        unitsLeft: 3,
        availability: 'in_stock',
        quantities: [1, 2, 3],
        latestDelivery: '2026-11-28',
      },
      unreadable: [],
    });
    const gone = handMade('amazon/product-de.html')
      .replace('Nur noch 3 auf Lager', 'Derzeit nicht verfügbar.')
      .replace('<input id="add-to-cart-button" type="submit">', '');
    expect(readAs('amazon.product', gone, '/', 'www.amazon.de').facts.availability).toBe('out_of_stock');
  });

  it('the product page of amazon.in, whose rupees have no decimals, as the form confirms them', () => {
    const html = handMade('amazon/product-in.html');
    const read = (page: string) => readAs('amazon.product', page, '/', 'www.amazon.in');
    expect(read(html)).toMatchObject({ facts: { price: inr(12349900) }, unreadable: [] });
    const other = read(html.replace('₹1,23,499', '₹1,23,498'));
    expect([other.facts.price, other.unreadable]).toEqual([null, ['price']]);
    const alone = read(html.replaceAll(/<input type="hidden" name="items\[0\.base\]\[customer[^>]*>/g, ''));
    expect([alone.facts.price, alone.unreadable]).toEqual([null, ['price']]);
  });

  it('the product page of amazon.ca, where a bare dollar is Canadian', () => {
    const html = handMade('amazon/product.html');
    expect(readAs('amazon.product', html, '/', 'www.amazon.ca').facts.price).toEqual(cad(1299));
  });

  it('the cart of amazon.de and the empty basket of amazon.co.uk', () => {
    expect(readAs('amazon.cart', handMade('amazon/cart-de.html'), '/', 'www.amazon.de')).toMatchObject({
      facts: {
        active: [{ quantity: 2, unitPrice: eur(123456) }],
        itemCount: 2,
        subtotal: eur(246912),
        difference: eur(0),
      },
      unreadable: [],
    });
    expect(
      readAs('amazon.cart', handMade('amazon/cart-empty-co-uk.html'), '/', 'www.amazon.co.uk'),
    ).toMatchObject({ facts: { isEmpty: true, active: [] }, unreadable: [] });
  });

  it('the review page of amazon.de', () => {
    const html = handMade('amazon/review-de.html');
    const { facts, unreadable } = readAs('amazon.review', html, '/', 'www.amazon.de');
    expect(facts).toMatchObject({
      shipTo: { name: 'Sam Käufer', text: 'Teeweg 1, 04109 LEIPZIG, Deutschland' },
      lines: [{ title: 'Teedose', quantity: 1, unitPrice: eur(123456), seller: 'Teehaus', isGift: false }],
      charges: { items: eur(123456), shipping: eur(499), freeShipping: eur(-499), total: eur(123456) },
      otherCharges: [],
      difference: eur(0),
      latestDelivery: '2026-11-28',
      blockers: [],
    });
    expect(unreadable).toEqual([]);
    const choose = html.replace('Zustellung: Samstag, 28. Nov.', 'Bitte wähle eine neue Lieferoption');
    expect(readAs('amazon.review', choose, '/', 'www.amazon.de').facts.blockers).toEqual([
      'delivery_choice_missing',
    ]);
  });

  it('the review page of amazon.co.uk', () => {
    expect(
      readAs('amazon.review', handMade('amazon/review-co-uk.html'), '/', 'www.amazon.co.uk'),
    ).toMatchObject({
      facts: {
        charges: {
          items: gbp(2598),
          shipping: gbp(499),
          freeShipping: gbp(-499),
          promotion: gbp(-200),
          total: gbp(2398),
        },
        otherCharges: [],
        difference: gbp(0),
        latestDelivery: '2026-11-28',
      },
      unreadable: [],
    });
  });

  it('the German greeting names the account, and "Anmelden" nobody', () => {
    const html = handMade('amazon/cart-de.html');
    const greeted = (greeting: string) =>
      readOn(
        'www.amazon.de',
        html.replace('<body>', `<body><a id="nav-link-accountList-nav-line-1">${greeting}</a>`),
      );
    expect(greeted('Hallo, Sam')).toMatchObject({ account: { id: null, displayName: 'Sam' } });
    expect(greeted('Hallo, Anmelden')).toMatchObject({ account: null });
  });

  it('have every map of the purchase in common', () => {
    const pages = PAGE_MAPS.filter(({ page }) => page.startsWith('amazon.') && !page.includes('order_'));
    for (const { page, sites } of pages) expect([page, sites.length]).toEqual([page, 5]);
  });
});
