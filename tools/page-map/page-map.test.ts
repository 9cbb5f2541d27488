import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKOUT } from '../stack/checkout.ts';
import { runPageMap } from './command.ts';
import { decodePage } from './saved-page.ts';

const PAGES = path.join(CHECKOUT, 'packages', 'marketplace-pages', 'test-pages', 'amazon');
const page = (name: string) => path.join(PAGES, `${name}.html`);
const US = ['--site', 'amazon.com'];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'page-map-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function save(name: string, html: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, html);
  return file;
}

function json(...args: string[]) {
  const { lines, exitCode } = runPageMap([...args, '--json']);
  expect(lines).toHaveLength(1);
  return { exitCode, answer: JSON.parse(lines[0] ?? '') };
}

describe('page-map check', () => {
  it('says which map knew the page, what answered and what was read', () => {
    const { exitCode, answer } = json('check', page('review'), ...US, '--today', '2026-11-22');
    expect([exitCode, answer.length]).toEqual([0, 1]);
    expect(answer[0]).toMatchObject({
      urlFrom: '--site',
      map: { page: 'amazon.review', verified: true },
      recognisedBy: { kind: 'selector', what: 'input[name=placeYourOrder1]' },
      reading: { kind: 'page', unreadable: [], facts: { itemCount: 3, latestDelivery: '2026-12-03' } },
    });
    const landmarks = Object.fromEntries(
      answer[0].landmarks.map(({ name, used }: { name: string; used: object[] }) => [name, used]),
    );
    expect(landmarks.summary).toEqual([{ selector: '#subtotals-marketplace-table', place: 0 }]);
    const sentences = runPageMap(['check', page('review'), ...US]).lines.join('\n');
    expect(sentences).toMatch(/field +payment +#payment-option-text-default\n/);
    expect(sentences).toContain('"itemCount": 3');
  });

  it('ends with 1 and names the landmark that is missing', () => {
    const file = save(
      'changed.html',
      '<div id="subtotals-marketplace-table"></div><input name="placeYourOrder1">',
    );
    const { lines, exitCode } = runPageMap(['check', file, ...US]);
    expect(exitCode).toBe(1);
    expect(lines.join('\n')).toMatch(/landmark +shipToName +MISSING/);
    expect(lines.join('\n')).not.toContain('field');
  });

  it('names a fallback, and what stands there but cannot be read', () => {
    const file = save(
      'product.html',
      '<span id="productTitle">Tin</span><div id="rightCol"><input id="offerListingID" value="x"><div id="corePrice_feature_div"><span class="a-offscreen">$1.2</span></div></div>',
    );
    const { lines, exitCode } = runPageMap(['check', file, ...US]);
    expect(exitCode).toBe(0);
    expect(lines.join('\n')).toMatch(/offerListing +#offerListingID +\(fallback 1\)/);
    expect(lines.join('\n')).toMatch(/unreadable +price/);
  });

  it('tells what stands in the way', () => {
    const file = save(
      'block.html',
      '<form name="signIn" action="https://www.amazon.co.uk/ap/signin"></form>',
    );
    const { answer } = json('check', file);
    expect(answer[0]).toMatchObject({
      url: 'https://www.amazon.co.uk/',
      reading: { kind: 'blocked', by: 'sign_in', form: 'email_step' },
      map: null,
    });
  });

  it.each([
    [
      '<!-- saved from url=(0034)https://www.amazon.de/gp/cart/view.html -->',
      'https://www.amazon.de/gp/cart/view.html',
    ],
    [
      '<link rel="canonical" href="https://www.amazon.ca/dp/B0TESTTIN1">',
      'https://www.amazon.ca/dp/B0TESTTIN1',
    ],
    [
      '<a href="https://www.amazon.in/a">a</a><a href="https://www.example.org/b">b</a>',
      'https://www.amazon.in/',
    ],
    ['<p>© 1996-2026, Amazon.co.uk, Inc.</p>', 'https://www.amazon.co.uk/'],
  ])('finds the address on the page: %s', (html, url) => {
    const { answer } = json('check', save('where.html', `<html><head></head><body>${html}</body></html>`));
    expect(answer[0].url).toBe(url);
  });

  it('ends with 2 where it is wrongly called', () => {
    const nowhere = save('nowhere.html', '<p>Hello</p>');
    for (const args of [
      [],
      ['check'],
      ['check', path.join(folder, 'none.html')],
      ['check', folder],
      ['check', nowhere],
      ['check', nowhere, '--site', '__proto__'],
      ['check', nowhere, '--url', 'https://www.amazon.com.evil.example/'],
      ['check', nowhere, '--colour'],
      ['record', path.join(folder, 'none')],
      ['record', folder, '--map', 'amazon.none'],
    ]) {
      expect([args, runPageMap(args).exitCode]).toEqual([args, 2]);
    }
  });
});

describe('page-map record', () => {
  it('counts the pages on which a selector answers, and names those that never do', () => {
    const { answer } = json('record', PAGES, ...US, '--map', 'amazon.cart');
    const [cart] = answer.maps;
    expect(cart.page).toBe('amazon.cart');
    expect(cart.pages).toBeGreaterThan(0);
    expect(cart.uses.landmarks.activeCart['[data-name="Active Cart"]']).toBe(cart.pages);
    expect(cart.neverUsed).not.toContain('landmarks.activeCart: [data-name="Active Cart"]');
    expect(cart.neverUsed).toContain('landmarks.activeCart: #sc-active-cart');
    expect(runPageMap(['record', PAGES, ...US]).lines.join('\n')).toContain('amazon.review (version');
  });
});

describe('a saved page', () => {
  it('is decoded as its mark or its own word says', () => {
    expect(decodePage(Buffer.from('\ufeff<p>£5</p>', 'utf16le'))).toBe('<p>£5</p>');
    expect(decodePage(Buffer.from('<meta charset="windows-1252"><p>£5</p>', 'latin1'))).toContain('£5');
    expect(decodePage(Buffer.from('<meta charset="klingon"><p>£5</p>'))).toContain('£5');
    expect(decodePage(Buffer.from([0x3c, 0x70, 0x3e, 0xff, 0xfe]))).toContain('<p>');
  });
});

describe('page-map schema', () => {
  it('writes the schemas as they stand in the project, to the letter', () => {
    const schemas = path.join(CHECKOUT, 'packages', 'marketplace-pages', 'schemas');
    const texts = () => readdirSync(schemas).map((name) => readFileSync(path.join(schemas, name), 'utf8'));
    const before = texts();
    expect(runPageMap(['schema'])).toMatchObject({ exitCode: 0, lines: { length: before.length } });
    expect(texts()).toEqual(before);
  });
});
