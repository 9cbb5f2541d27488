import type { PageAccount } from './account.ts';
import type { AmazonCart } from './amazon/cart.ts';
import type { AmazonAddressStep, AmazonPaymentStep } from './amazon/checkout-steps.ts';
import type {
  AmazonAddedToCart,
  AmazonBeforeYouGo,
  AmazonBusinessOrder,
  AmazonItemSelect,
  AmazonPrimeUpsell,
} from './amazon/interstitials.ts';
import type { AmazonOrderDetails } from './amazon/order-details.ts';
import type { AmazonOrderHistory } from './amazon/order-history.ts';
import type { AmazonProduct } from './amazon/product.ts';
import type { AmazonReview } from './amazon/review.ts';
import type { AmazonThankYou } from './amazon/thank-you.ts';
import type { AmazonTracking } from './amazon/tracking.ts';
import type { AmazonTransactions } from './amazon/transactions.ts';
import type { EbayAddTracking } from './ebay/add-tracking.ts';
import type { EbayOrderDetail } from './ebay/order-detail.ts';
import type { EbayOrderList } from './ebay/order-list.ts';
import type { BlockedBy, BlockerForm } from './page-map.ts';

/** Page → the facts that its reader answers with. All of them are plain JSON. */
export interface PageFacts {
  'amazon.thank_you': AmazonThankYou;
  'amazon.review': AmazonReview;
  'amazon.payment': AmazonPaymentStep;
  'amazon.address': AmazonAddressStep;
  'amazon.before_you_go': AmazonBeforeYouGo;
  'amazon.item_select': AmazonItemSelect;
  'amazon.prime_upsell': AmazonPrimeUpsell;
  'amazon.business_order': AmazonBusinessOrder;
  'amazon.added_to_cart': AmazonAddedToCart;
  'amazon.order_details': AmazonOrderDetails;
  'amazon.order_history': AmazonOrderHistory;
  'amazon.tracking': AmazonTracking;
  'amazon.transactions': AmazonTransactions;
  'amazon.cart': AmazonCart;
  'amazon.product': AmazonProduct;
  'ebay.order_detail': EbayOrderDetail;
  'ebay.order_list': EbayOrderList;
  'ebay.add_tracking': EbayAddTracking;
}

/** A page that was recognised and has all its landmarks. */
export type ReadPage = {
  [Page in keyof PageFacts]: {
    kind: 'page';
    page: Page;
    facts: PageFacts[Page];
    /** Values that stood there and could not be read: null in `facts`, and not the same as absent. */
    unreadable: string[];
    /** False while the map was never seen on a live or saved page of this site. */
    verified: boolean;
    mapVersion: number;
    practiceRun: string | null;
    account: PageAccount | null;
  };
}[keyof PageFacts];

export type PageReading =
  | ReadPage
  | { kind: 'blocked'; by: BlockedBy; form: BlockerForm; practiceRun: string | null }
  /** It is this page, and these landmarks of its map are gone: nothing on it is trusted. */
  | { kind: 'page_changed'; page: keyof PageFacts; missing: string[]; practiceRun: string | null }
  /** Larger or deeper than any page of a marketplace: not read at all. */
  | { kind: 'too_large'; excess: 'elements' | 'depth'; practiceRun: null }
  | { kind: 'unrecognised'; practiceRun: string | null };
