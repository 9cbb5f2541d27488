import { describe, expect, it } from 'vitest';
import { textOf } from '../dom-text.ts';
import { readPage } from '../read-page.ts';
import { handMade, readAs, readHtml } from '../testing/hand-made-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

const review = handMade('amazon/review.html');
const into = (filler: string) => review.replace('<body>', `<body>${filler}`);

describe('pages that would cost too much', () => {
  it('are not read: too deep, too many elements', () => {
    expect(readHtml(into('<div>'.repeat(300)))).toEqual({
      kind: 'too_large',
      excess: 'depth',
      practiceRun: null,
    });
    expect(readHtml(into('<i></i>'.repeat(60_001)))).toEqual({
      kind: 'too_large',
      excess: 'elements',
      practiceRun: null,
    });
    expect(readHtml(into('<div>'.repeat(20_000))).kind).toBe('too_large');
  });

  it('are read as long as they are within the bounds', () => {
    const { facts } = readAs('amazon.review', into('<div>'.repeat(200) + '</div>'.repeat(200)));
    expect(facts.charges.total).toEqual({ minor: 3108, currency: 'USD' });
    expect(readAs('amazon.review', into('<i></i>'.repeat(20_000))).facts).toEqual(facts);
  });

  it('have their rows counted, and say so when there are more than are read', () => {
    const cart = handMade('amazon/cart.html');
    const row = /<div data-asin="B0TESTTIN1"[\s\S]*?<\/div><\/div>/.exec(cart)?.[0] ?? '';
    const { facts, unreadable } = readAs('amazon.cart', cart.replace(row, row.repeat(1_500)));
    expect(facts.active.length).toBeLessThanOrEqual(1_000);
    expect(unreadable).toContain('activeRow');
  });

  it('have their text cut where no value is so long', () => {
    const page = parsePage(`<p id="x">${'word '.repeat(500_000)}</p>`);
    expect(textOf(page.querySelector('#x')).length).toBeLessThan(20_000);
    const product = handMade('amazon/product.html').replace('Tea tin, 2', 'x 1'.repeat(1_000_000));
    expect(readAs('amazon.product', product).facts.price).toEqual({ minor: 1299, currency: 'USD' });
    const amount = handMade('amazon/product.html').replaceAll('$12.99', `$${'1'.repeat(500_000)}.99`);
    expect(readAs('amazon.product', amount)).toMatchObject({ facts: { price: null }, unreadable: ['price'] });
  });

  it('whatever their address', () => {
    const long = `https://www.amazon.com/${'a/'.repeat(50_000)}?${'x=1&'.repeat(50_000)}`;
    expect(readPage(parsePage('<p></p>'), long).kind).toBe('unrecognised');
  });
});
