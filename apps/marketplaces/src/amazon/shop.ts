import type { FaultSubject } from '../faults/fault-book.ts';
import type { Faults, KnobName } from '../faults/knobs.ts';
import { type SiteWriting, writingOf } from '../site-writing.ts';
import type { SiteManner } from '../sites.ts';
import type { MarketplaceStore } from '../store.ts';
import { type AmazonWords, amazonWords } from './words.ts';

/** One site of practice Amazon: the shared state, and how this site writes. */
export interface AmazonShop {
  readonly store: MarketplaceStore;
  readonly manner: SiteManner;
  readonly words: AmazonWords;
  readonly writing: SiteWriting;
  /** What a fault is set to for a page of this site. */
  fault<Name extends KnobName>(name: Name, subject?: FaultSubject): Faults[Name] | undefined;
}

export function amazonShop(store: MarketplaceStore, manner: SiteManner): AmazonShop {
  return {
    store,
    manner,
    words: amazonWords[manner.language],
    writing: writingOf(manner),
    fault: (name, subject) => store.faults.value(name, subject),
  };
}
