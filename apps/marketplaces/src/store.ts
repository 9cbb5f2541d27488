import { shipToKey } from './address.ts';
import type { RefusedAddress } from './amazon/address-form.ts';
import type { Quote } from './amazon/quote.ts';
import { FaultBook } from './faults/fault-book.ts';
import type { interstitialNames } from './faults/knobs.ts';
import { drawAmazonOrderId, drawDigits, drawPurchaseId } from './identifiers.ts';
import type { Address, EbayOrder, Product, Purchase, SeedRequest, SupplierLink, Truth } from './model.ts';
import { seedRequestSchema } from './model.ts';
import { linkKey } from './seeding/seed-plan.ts';

export interface CartItem {
  readonly itemId: string;
  readonly asin: string;
  quantity: number;
  /** The used offer was taken instead of the new one. */
  readonly isUsed?: boolean;
}

/** A delivery address of the buyer account's address book. */
export interface SavedAddress {
  readonly addressId: string;
  readonly address: Address;
}

/** One walk through the checkout, named by its purchase id (106-…). */
export interface Checkout {
  readonly purchaseId: string;
  /** What a buy-now checkout buys; null: the account's cart, as it stands. */
  readonly ownItems: CartItem[] | null;
  addressId: string | null;
  /** The eBay orders that go to the address which was typed or chosen: faults may be set on them. Null before. */
  orderIds: readonly string[] | null;
  /** Pages between cart and checkout that were left behind. */
  readonly passed: Set<(typeof interstitialNames)[number]>;
  /** The price change of this checkout happened already. */
  priceChanged: boolean;
  /** An address just refused: the address step shows it once more, with what is wrong. */
  refusedAddress: RefusedAddress | null;
  paymentChosen: boolean;
  /** The total last shown on the review page: a click on another total places nothing. */
  reviewedTotalMinor: number | null;
  /** Set by the first accepted click; a second post of the same checkout buys exactly this again. */
  placed: { readonly purchase: Purchase; readonly quote: Quote } | null;
}

export interface BuyerAccount {
  /** Amazon's stable customer id. */
  readonly customerId: string;
  readonly displayName: string;
}

export interface SellerAccount {
  readonly username: string;
  readonly displayName: string;
}

export interface StoreOptions {
  readonly runId: string;
  readonly seed: number;
  /** Sales tax per US state in hundredths of a percent, for purchases in US dollars. */
  readonly taxBasisPoints: Readonly<Record<string, number>>;
  readonly defaultTaxBasisPoints: number;
  readonly now: () => Date;
}

/**
 * All state of both practice sites: one seller account on eBay, one buyer account on Amazon with one shared cart (as on
 * Amazon: every tab and browser of the account sees it). In memory; it lives as long as the process.
 */
export class MarketplaceStore {
  readonly options: StoreOptions;
  readonly seller: SellerAccount;
  readonly buyer: BuyerAccount;
  readonly ebayOrders = new Map<string, EbayOrder>();
  readonly products = new Map<string, Product>();
  /** By `linkKey`. */
  readonly supplierLinks = new Map<string, SupplierLink>();
  readonly faults: FaultBook;
  readonly addressBook: SavedAddress[] = [];
  readonly checkouts = new Map<string, Checkout>();
  readonly purchases: Purchase[] = [];
  activeCart: CartItem[] = [];
  savedCart: CartItem[] = [];
  /** What was last being put into the cart: the cart's page is about it, not about what others left there. */
  underWay: { readonly asin: string; readonly units: number | null } | null = null;
  /** A row just deleted, which the cart page still shows once, marked as removed. */
  removedItem: CartItem | null = null;
  private readonly drawn = new Set<string>();
  private itemsMade = 0;

  constructor(options: StoreOptions) {
    this.options = options;
    this.faults = new FaultBook(options.now);
    this.seller = { username: 'practice-seller', displayName: 'Practice Seller' };
    this.buyer = { customerId: `A${drawDigits(13, options.seed, 'customer')}`, displayName: 'Jordan' };
    this.addAddress({
      name: 'Jordan Accountholder',
      phone: '5550000000',
      line1: '30 North Practice Street',
      line2: null,
      city: 'Sheridan',
      state: 'WY',
      postal_code: '82801',
      country: 'US',
    });
    this.addAddress({
      name: 'Pat Prior',
      phone: '5550100001',
      line1: '115 Elm Street',
      line2: null,
      city: 'Asheville',
      state: 'NC',
      postal_code: '28801',
      country: 'US',
    });
  }

  /** The account holder's own address: the first of the book, and the name the address form is prefilled with. */
  get accountHolder(): Address {
    const first = this.addressBook[0];
    if (first === undefined) throw new Error('the address book starts with the account holder');
    return first.address;
  }

  now(): Date {
    return this.options.now();
  }

  /** Adds orders, products and links; one with a known id replaces the old one. Purchases and cart stay. */
  seed(request: SeedRequest): void {
    const { orders, products, supplier_links } = seedRequestSchema.parse(request);
    for (const order of orders) this.ebayOrders.set(order.order_id, order);
    for (const product of products) this.products.set(product.asin, product);
    for (const link of supplier_links) this.supplierLinks.set(linkKey(link), link);
  }

  /** Puts an address into the book. */
  addAddress(address: Address): SavedAddress {
    const addressId = `ADDR${drawDigits(10, this.options.seed, 'address', this.addressBook.length)}`;
    const saved = { addressId, address };
    this.addressBook.push(saved);
    return saved;
  }

  address(addressId: string | null): SavedAddress | null {
    return this.addressBook.find((saved) => saved.addressId === addressId) ?? null;
  }

  /** The eBay orders whose buyer lives at that address. */
  ordersTo(address: Address): string[] {
    const key = shipToKey(address);
    return [...this.ebayOrders.values()]
      .filter((order) => order.ship_to !== null && shipToKey(order.ship_to) === key)
      .map((order) => order.order_id);
  }

  newItemId(): string {
    this.itemsMade += 1;
    return drawDigits(12, this.options.seed, 'cart-item', this.itemsMade);
  }

  newPurchaseId(): string {
    return this.drawUnused(drawPurchaseId);
  }

  newAmazonOrderId(): string {
    return this.drawUnused(drawAmazonOrderId);
  }

  truth(): Truth {
    return structuredClone({ run_id: this.options.runId, purchases: this.purchases });
  }

  private drawUnused(draw: (...parts: (string | number)[]) => string): string {
    for (;;) {
      const id = draw(this.options.seed, this.drawn.size);
      if (!this.drawn.has(id)) {
        this.drawn.add(id);
        return id;
      }
      this.drawn.add(`${id}#${this.drawn.size}`);
    }
  }
}
