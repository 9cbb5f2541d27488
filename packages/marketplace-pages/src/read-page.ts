import { Temporal } from 'temporal-polyfill';
import { readAccount, readPracticeRun } from './account.ts';
import { readCart } from './amazon/cart.ts';
import { readAddressStep, readPaymentStep } from './amazon/checkout-steps.ts';
import {
  readAddedToCart,
  readBeforeYouGo,
  readBusinessOrder,
  readItemSelect,
  readPrimeUpsell,
} from './amazon/interstitials.ts';
import { readOrderDetails } from './amazon/order-details.ts';
import { readOrderHistory } from './amazon/order-history.ts';
import { readProduct } from './amazon/product.ts';
import { readReview } from './amazon/review.ts';
import { readThankYou } from './amazon/thank-you.ts';
import { readTracking } from './amazon/tracking.ts';
import { readTransactions } from './amazon/transactions.ts';
import type { KnownBy } from './blockers.ts';
import { findBlocker } from './blockers.ts';
import { textOf } from './dom-text.ts';
import { readAddTracking } from './ebay/add-tracking.ts';
import { readOrderDetail } from './ebay/order-detail.ts';
import { readOrderList } from './ebay/order-list.ts';
import type { PageMap } from './page-map.ts';
import type { PageName } from './page-maps.ts';
import { PAGE_MAPS, SITES, siteOf } from './page-maps.ts';
import type { PageFacts, PageReading, ReadPage } from './page-reading.ts';
import { findExcess } from './page-size.ts';
import type { SelectorTrace } from './page-view.ts';
import { PageView } from './page-view.ts';

const READERS: { [Page in PageName]: (view: PageView) => PageFacts[Page] } = {
  'amazon.thank_you': readThankYou,
  'amazon.review': readReview,
  'amazon.payment': readPaymentStep,
  'amazon.address': readAddressStep,
  'amazon.before_you_go': readBeforeYouGo,
  'amazon.item_select': readItemSelect,
  'amazon.prime_upsell': readPrimeUpsell,
  'amazon.business_order': readBusinessOrder,
  'amazon.added_to_cart': readAddedToCart,
  'amazon.order_details': readOrderDetails,
  'amazon.order_history': readOrderHistory,
  'amazon.tracking': readTracking,
  'amazon.transactions': readTransactions,
  'amazon.cart': readCart,
  'amazon.product': readProduct,
  'ebay.order_detail': readOrderDetail,
  'ebay.order_list': readOrderList,
  'ebay.add_tracking': readAddTracking,
};

export interface ReadOptions {
  /** The day at the page's place, YYYY-MM-DD; "tomorrow" and dates without a year count from it. */
  today?: string;
  /** Hears which selector of the page's map answered for which field. */
  trace?: SelectorTrace;
}

/**
 * Reads any page of a known marketplace: its facts, or what is in the way, or which landmarks are missing.
 * Pure: only looks at the document (a browser's or a parser's), clicks nothing, sends nothing.
 */
export function readPage(document: Document, url: string | URL, options: ReadOptions = {}): PageReading {
  const excess = findExcess(document);
  if (excess !== null) return { kind: 'too_large', excess, practiceRun: null };
  const practiceRun = readPracticeRun(document);
  const address = URL.parse(String(url));
  const site = address === null ? null : siteOf(address.hostname);
  if (address === null || site === null) return { kind: 'unrecognised', practiceRun };
  const recognised = recognise(document, address, site);
  const blocker = findBlocker(document, address, site, knownBy(recognised));
  if (blocker !== null) return { kind: 'blocked', ...blocker, practiceRun };
  if (recognised === null) return { kind: 'unrecognised', practiceRun };
  const { map } = recognised;
  const page = map.page as PageName;
  const missing = missingLandmarks(document, map);
  if (missing.length > 0) return { kind: 'page_changed', page, missing, practiceRun };
  const view = pageView(document, address, map, site, options);
  return {
    kind: 'page',
    page,
    facts: READERS[page](view),
    unreadable: view.unreadable,
    verified: map.verified && !map.unverifiedSites.includes(site),
    mapVersion: map.version,
    practiceRun,
    account: readAccount(document, site),
  } as ReadPage;
}

/** The names of a map's landmarks that no selector finds. */
export function missingLandmarks(document: Document, map: PageMap): string[] {
  return Object.entries(map.landmarks)
    .filter(([, selectors]) => document.querySelector(selectors.join(',')) === null)
    .map(([name]) => name);
}

export interface Recognition {
  readonly map: PageMap;
  /** The selector, the title or the pattern of its address that said so. */
  readonly by: { readonly kind: 'selector' | 'title' | 'address'; readonly what: string };
}

/** Whether a page is known by what is on it, or only by its address. */
export function knownBy(recognition: Recognition | null): KnownBy {
  if (recognition === null) return null;
  return recognition.by.kind === 'address' ? 'address' : 'content';
}

/** Elements that say which page it is; a page has a handful. */
const MOST_MARKS = 1_000;

/** What is on the page decides; its address only where nothing on it does, so that a changed page has a name. */
export function recognise(document: Document, url: URL, site: string): Recognition | null {
  const maps = PAGE_MAPS.filter((map) => map.sites.includes(site));
  const title = textOf(document.querySelector('title'));
  // One look for all of them: each look goes through the whole page, and most maps are not of this page.
  const all = maps.flatMap((map) => map.recognise).join(',');
  const marks = all === '' ? [] : [...document.querySelectorAll(all)].slice(0, MOST_MARKS);
  for (const map of maps) {
    const selector = map.recognise.find((each) => marks.some((mark) => mark.matches(each)));
    if (selector !== undefined) return { map, by: { kind: 'selector', what: selector } };
    if (map.titles.includes(title)) return { map, by: { kind: 'title', what: title } };
  }
  const path = url.pathname + url.search;
  for (const map of maps) {
    const pattern = map.urls.find((each) => new RegExp(each).test(path));
    if (pattern !== undefined) return { map, by: { kind: 'address', what: pattern } };
  }
  return null;
}

function pageView(document: Document, url: URL, map: PageMap, site: string, options: ReadOptions): PageView {
  const format = SITES[site] ?? { currency: 'USD', decimalMark: '.' as const };
  const today =
    options.today === undefined ? Temporal.Now.plainDateISO() : Temporal.PlainDate.from(options.today);
  return new PageView(document, url, map, { name: site, ...format }, today, options.trace);
}
