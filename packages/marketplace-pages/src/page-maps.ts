import amazonAccount from '../maps/amazon.com/account.json' with { type: 'json' };
import addedToCart from '../maps/amazon.com/added-to-cart.json' with { type: 'json' };
import address from '../maps/amazon.com/address.json' with { type: 'json' };
import beforeYouGo from '../maps/amazon.com/before-you-go.json' with { type: 'json' };
import amazonBlockers from '../maps/amazon.com/blockers.json' with { type: 'json' };
import businessOrder from '../maps/amazon.com/business-order.json' with { type: 'json' };
import cart from '../maps/amazon.com/cart.json' with { type: 'json' };
import itemSelect from '../maps/amazon.com/item-select.json' with { type: 'json' };
import orderDetails from '../maps/amazon.com/order-details.json' with { type: 'json' };
import orderHistory from '../maps/amazon.com/order-history.json' with { type: 'json' };
import payment from '../maps/amazon.com/payment.json' with { type: 'json' };
import primeUpsell from '../maps/amazon.com/prime-upsell.json' with { type: 'json' };
import product from '../maps/amazon.com/product.json' with { type: 'json' };
import review from '../maps/amazon.com/review.json' with { type: 'json' };
import thankYou from '../maps/amazon.com/thank-you.json' with { type: 'json' };
import tracking from '../maps/amazon.com/tracking.json' with { type: 'json' };
import transactions from '../maps/amazon.com/transactions.json' with { type: 'json' };
import ebayAccount from '../maps/ebay.com/account.json' with { type: 'json' };
import addTracking from '../maps/ebay.com/add-tracking.json' with { type: 'json' };
import ebayBlockers from '../maps/ebay.com/blockers.json' with { type: 'json' };
import orderDetail from '../maps/ebay.com/order-detail.json' with { type: 'json' };
import orderList from '../maps/ebay.com/order-list.json' with { type: 'json' };
import sites from '../maps/sites.json' with { type: 'json' };
import { AccountMap, BlockerMap, PageMap, SiteMap } from './page-map.ts';

export type PageName =
  | 'amazon.thank_you'
  | 'amazon.review'
  | 'amazon.payment'
  | 'amazon.address'
  | 'amazon.before_you_go'
  | 'amazon.item_select'
  | 'amazon.prime_upsell'
  | 'amazon.business_order'
  | 'amazon.added_to_cart'
  | 'amazon.order_details'
  | 'amazon.order_history'
  | 'amazon.tracking'
  | 'amazon.transactions'
  | 'amazon.cart'
  | 'amazon.product'
  | 'ebay.order_detail'
  | 'ebay.order_list'
  | 'ebay.add_tracking';

/** Every page map, checked once at load. The order is the order of recognition: order cards
 * stand on several pages (the cart's recommendations), so the history comes last. */
export const PAGE_MAPS: readonly PageMap[] = [
  thankYou,
  review,
  payment,
  address,
  beforeYouGo,
  itemSelect,
  cart,
  orderDetails,
  product,
  primeUpsell,
  businessOrder,
  addedToCart,
  tracking,
  transactions,
  orderHistory,
  orderDetail,
  orderList,
  addTracking,
].map((map) => PageMap.parse(map));

export const BLOCKER_MAPS: readonly BlockerMap[] = [amazonBlockers, ebayBlockers].map((map) =>
  BlockerMap.parse(map),
);
export const ACCOUNT_MAPS: readonly AccountMap[] = [amazonAccount, ebayAccount].map((map) =>
  AccountMap.parse(map),
);
export const SITES: SiteMap = SiteMap.parse(sites);

/** The map of a page. Throws for a name that no map carries. */
export function pageMap(page: PageName): PageMap {
  const map = PAGE_MAPS.find((candidate) => candidate.page === page);
  if (!map) throw new Error(`No page map for ${page}`);
  return map;
}

/** The known domain that a host belongs to ("www.amazon.com" → "amazon.com"), or null. */
export function siteOf(host: string): string | null {
  return Object.keys(SITES).find((site) => host === site || host.endsWith(`.${site}`)) ?? null;
}
