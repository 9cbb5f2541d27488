import type { PageSeen } from '../../messages/page-seen.ts';
import { type Attempt, shopUrl } from '../attempt.ts';
import { AttemptFailure } from '../attempt-failure.ts';
import { expectPage, type Recognised } from '../expect-page.ts';
import { reportStage } from '../report-stage.ts';

export type ProductPage = Recognised<'amazon.product'>;

/** OPENED. Exit: the page of exactly the wanted ASIN, with a new offer that can be put in the cart. */
export async function openProduct(attempt: Attempt): Promise<ProductPage> {
  const page = await readProduct(attempt, await attempt.tab.open(productUrl(attempt)));
  await reportStage(attempt, 'OPENED', page.seen);
  return page;
}

/** The product page once more, for what the first adding left over. */
export async function reopenProduct(attempt: Attempt): Promise<ProductPage> {
  return readProduct(attempt, await attempt.tab.open(productUrl(attempt)));
}

function productUrl({ job }: Attempt): string {
  // `psc=1` keeps the exact variation instead of another child of the family.
  return shopUrl(job, `/dp/${job.asin}?psc=1`);
}

async function readProduct(attempt: Attempt, seen: PageSeen): Promise<ProductPage> {
  const page = await expectPage(attempt.tab, seen, ['amazon.product']);
  const { asin, availability, canAddToCart } = page.facts;
  if (asin !== attempt.job.asin) {
    throw new AttemptFailure('BLOCKER_PAGE_NOT_RECOGNISED', { page: 'amazon.product', asin });
  }
  if (availability !== 'in_stock' || !canAddToCart) {
    throw new AttemptFailure('BLOCKER_OUT_OF_STOCK', { availability });
  }
  return page;
}
