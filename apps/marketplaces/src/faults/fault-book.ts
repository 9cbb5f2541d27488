import type { FaultChange, FaultScope, Faults, KnobName } from './knobs.ts';

/** What a page is about: its products and the eBay orders that a purchase is for. */
export interface FaultSubject {
  readonly asins: readonly string[];
  readonly orderIds: readonly string[];
}

/** Something that happened, for the control page and for tests. */
export interface Happening {
  readonly at: string;
  /** "captcha at product", "order placed". */
  readonly what: string;
  /** The product, eBay order, purchase or site that it happened to. */
  readonly to: string;
}

const NOBODY: FaultSubject = { asins: [], orderIds: [] };
const MOST_HAPPENINGS = 500;

/** All faults that are set, and what happened. */
export class FaultBook {
  readonly sites: Record<'amazon' | 'ebay', Faults> = { amazon: {}, ebay: {} };
  readonly products = new Map<string, Faults>();
  readonly orders = new Map<string, Faults>();
  readonly happenings: Happening[] = [];
  private readonly now: () => Date;

  constructor(now: () => Date) {
    this.now = now;
  }

  /** Sets and takes away; answers what is set afterwards. The change was checked by `faultsSchema`. */
  change(scope: FaultScope, id: string, change: FaultChange): Faults {
    const faults = this.of(scope, id);
    for (const [name, value] of Object.entries(change)) {
      if (value === null || value === undefined) delete faults[name as KnobName];
      else Object.assign(faults, { [name]: value });
    }
    return faults;
  }

  /** What is set on one thing. */
  of(scope: FaultScope, id: string): Faults {
    if (scope === 'amazon' || scope === 'ebay') return this.sites[scope];
    const all = scope === 'product' ? this.products : this.orders;
    const faults = all.get(id) ?? {};
    all.set(id, faults);
    return faults;
  }

  /** A knob's value for a page: the eBay order's first, then the product's, then the site's. */
  value<Name extends KnobName>(
    name: Name,
    subject: FaultSubject = NOBODY,
    site: 'amazon' | 'ebay' = 'amazon',
  ) {
    return this.holder(name, subject, site)?.faults[name];
  }

  /** Where a knob is set for a page. */
  private holder(name: KnobName, { asins, orderIds }: FaultSubject, site: 'amazon' | 'ebay') {
    const settings = [
      ...orderIds.map((id) => ({ id, faults: this.orders.get(id) })),
      ...asins.map((id) => ({ id, faults: this.products.get(id) })),
      { id: site, faults: this.sites[site] },
    ];
    for (const { id, faults } of settings) if (faults?.[name] !== undefined) return { id, faults };
    return null;
  }

  /** Whether a fault that stands at places stands here. */
  standsAt(
    name: KnobName,
    place: string | null,
    subject: FaultSubject,
    site: 'amazon' | 'ebay',
  ): { readonly id: string; readonly faults: Faults } | null {
    const holder = this.holder(name, subject, site);
    const value: unknown = holder?.faults[name];
    const at = typeof value === 'object' && value !== null && 'at' in value ? value.at : value;
    return holder !== null && place !== null && (at === 'everywhere' || at === place) ? holder : null;
  }

  /** A person solved what stood in the way. */
  clear(names: readonly KnobName[]): void {
    for (const faults of [...Object.values(this.sites), ...this.products.values(), ...this.orders.values()]) {
      for (const name of names) delete faults[name];
    }
  }

  /** Takes every fault away; what happened stays on record. */
  reset(): void {
    for (const site of ['amazon', 'ebay'] as const) this.sites[site] = {};
    this.products.clear();
    this.orders.clear();
  }

  note(what: string, to: string): void {
    this.happenings.unshift({ at: this.now().toISOString(), what, to });
    this.happenings.length = Math.min(this.happenings.length, MOST_HAPPENINGS);
  }
}
