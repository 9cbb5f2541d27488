import { type SiteWriting, writingOf } from '../site-writing.ts';
import type { SiteManner } from '../sites.ts';
import type { MarketplaceStore } from '../store.ts';
import { type EbayWords, ebayWords } from './words.ts';

/** Seller Hub of one eBay site: the shared state, and how this site writes. */
export interface SellerHub {
  readonly store: MarketplaceStore;
  readonly manner: SiteManner;
  readonly words: EbayWords;
  readonly writing: SiteWriting;
}

export function sellerHub(store: MarketplaceStore, manner: SiteManner): SellerHub {
  return { store, manner, words: ebayWords[manner.language], writing: writingOf(manner) };
}
