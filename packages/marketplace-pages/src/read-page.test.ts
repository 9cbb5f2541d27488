import { describe, expect, it } from 'vitest';
import { controlsOf, findControl } from './find-control.ts';
import { PageMap } from './page-map.ts';
import type { PageName } from './page-maps.ts';
import { PAGE_MAPS } from './page-maps.ts';
import { readPage } from './read-page.ts';
import { handMade, readHtml } from './testing/hand-made-pages.ts';
import { parsePage } from './testing/parse-page.ts';

describe('readPage', () => {
  it('recognises nothing on pages and hosts that it does not know', () => {
    expect(readHtml('<h1>Help</h1>')).toEqual({ kind: 'unrecognised', practiceRun: null });
    const product = parsePage(handMade('amazon/product.html'));
    expect(readPage(product, 'https://www.amazon.com.evil.example/dp/B0TESTTIN1').kind).toBe('unrecognised');
    expect(readPage(product, 'not a url').kind).toBe('unrecognised');
    expect(readPage(product, 'https://smile.amazon.com/dp/B0TESTTIN1').kind).toBe('page');
  });

  it('names a page by its address when nothing of it is left', () => {
    expect(readHtml('<h1>New design</h1>', 'amazon', '/gp/cart/view.html')).toEqual({
      kind: 'page_changed',
      page: 'amazon.cart',
      missing: ['activeCart', 'subtotalOrEmpty'],
      practiceRun: null,
    });
  });

  it('reports the practice mark of every kind of page, even an empty one', () => {
    const mark = '<html><head><meta name="crosscart-practice" content="run-1"></head><body></body></html>';
    expect(readHtml(mark)).toEqual({ kind: 'unrecognised', practiceRun: 'run-1' });
    expect(readHtml(mark.replace('run-1', '')).practiceRun).toBe('');
    expect(readHtml(mark.replace('<body>', '<body><form name="signIn"></form>'))).toEqual({
      kind: 'blocked',
      by: 'sign_in',
      form: 'email_step',
      practiceRun: 'run-1',
    });
  });

  it('does not take a greeting for a name', () => {
    const greeting = handMade('amazon/product.html')
      .replace('Hello, Jordan', 'Hello, sign in')
      .replace('A1TESTCUSTOMER', '');
    expect(readHtml(greeting)).toMatchObject({ kind: 'page', account: null });
  });

  it('answers with plain JSON', () => {
    const reading = readHtml(handMade('amazon/review.html'));
    expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
  });
});

describe('page maps', () => {
  it.each(PAGE_MAPS.map((map) => [map.page, map] as const))(
    '%s has only selectors that a parser accepts',
    (page, map) => {
      const document = parsePage('<p></p>');
      const selectors = [
        ...map.recognise,
        ...Object.values(map.landmarks).flat(),
        ...Object.values(map.fields).flat(),
      ];
      for (const selector of selectors) expect(() => document.querySelector(selector)).not.toThrow();
      for (const pattern of map.urls) expect(() => new RegExp(pattern)).not.toThrow();
      const parameters = { itemId: 'a', addressId: 'b' };
      for (const control of controlsOf(page as PageName))
        expect(findControl(document, page as PageName, control, parameters)).toBeNull();
    },
  );

  it('mark every eBay map as unverified', () => {
    expect(PAGE_MAPS.filter((map) => map.page.startsWith('ebay') && map.verified)).toEqual([]);
  });

  it('refuse a map with a key that nobody reads', () => {
    expect(PageMap.safeParse({ ...PAGE_MAPS[0], selectors: {} }).success).toBe(false);
  });
});
