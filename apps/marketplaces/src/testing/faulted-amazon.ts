import { afterEach, beforeEach } from 'vitest';
import { type ControlClient, makeControlClient } from '../control/client.ts';
import type { FaultChange } from '../faults/knobs.ts';
import { practiceHosts } from '../sites.ts';
import type { PracticeMarketplaces } from '../start.ts';
import { placeOrderForm, toCheckout, toReview } from './buyer.ts';
import { startForTest, testProduct } from './practice.ts';
import { readVisited } from './read-visited.ts';
import type { SiteVisitor, VisitedPage } from './site-visitor.ts';
import { visitSite } from './site-visitor.ts';

export const host = practiceHosts.amazon;
export const { asin } = testProduct();
export const other = testProduct({ asin: 'B0TESTBBB2', title: 'Another thing' });

/** Practice Amazon anew for each test, with two products, somebody who buys there and somebody who sets faults. */
export function useFaultedAmazon() {
  let practice: PracticeMarketplaces;
  let amazon: SiteVisitor;
  let control: ControlClient;
  beforeEach(async () => {
    practice = await startForTest();
    practice.seed({ products: [testProduct(), other] });
    amazon = visitSite(practice.httpsPort, host);
    control = makeControlClient(practice.controlUrl);
  });
  afterEach(() => practice.close());

  const review = async () => toReview(amazon, await toCheckout(amazon, asin, 1));
  return {
    get amazon() {
      return amazon;
    },
    get control() {
      return control;
    },
    purchases: () => practice.truth().purchases,
    orderId: () => practice.truth().purchases[0]?.orders[0]?.order_id ?? '',
    onProduct: (change: FaultChange) => control.setFaults('product', asin, change),
    read: (page: VisitedPage) => readVisited(page, host),
    review,
    place: async () => amazon.submit(await review(), placeOrderForm, { placeYourOrder1: 'x' }),
  };
}
