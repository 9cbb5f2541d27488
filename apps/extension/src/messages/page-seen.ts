import type { PageReading } from '@crosscart/marketplace-pages';
import type { LivePage } from './page-messages.ts';

/** A document and what was read on it. */
export interface PageSeen extends LivePage {
  readonly reading: PageReading;
}
