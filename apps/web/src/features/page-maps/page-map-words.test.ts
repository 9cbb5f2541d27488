import { expect, it } from 'vitest';
import { pageTitle, siteList } from './page-map-words.ts';

it('names a page in words', () => {
  expect(pageTitle({ page: 'ebay.order_detail', marketplace: 'ebay' })).toBe('eBay order detail');
  expect(pageTitle({ page: 'amazon.blockers', marketplace: 'amazon' })).toBe('Amazon pages in the way');
});

it('writes the shop once in a list of its sites', () => {
  expect(siteList(['ebay.com', 'ebay.co.uk', 'ebay.de'])).toBe('ebay.com, .co.uk, .de');
  expect(siteList([])).toBe('–');
});
