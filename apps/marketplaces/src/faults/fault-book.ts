import type { FaultChange, FaultScope, Faults, KnobName } from './knobs.ts';

export type Site = 'amazon' | 'ebay';

/** What a page is about: its products and eBay orders. */
export interface FaultSubject {
  readonly asins: readonly string[];
  /** The orders that the page is for; while nobody can tell, those that it may be for. */
  readonly orderIds: readonly string[];
}

/** What holds a fault that stands somewhere. */
export interface FaultHolder {
  readonly scope: FaultScope;
  readonly id: string;
  readonly faults: Faults;
}

/** Something that happened, for the control page and for tests. */
export interface Happening {
  readonly at: string;
  /** "captcha at product", "order placed". */
  readonly what: string;
  /** The product, eBay order, purchase or site that it happened to. */
  readonly to: string;
  /** Other eBay orders that it may have happened to instead: the purchase of each would look the same. */
  readonly or: readonly string[];
}

const NOBODY: FaultSubject = { asins: [], orderIds: [] };
const MOST_HAPPENINGS = 500;

/** All faults that are set, and what happened. */
export class FaultBook {
  readonly sites: Record<Site, Faults> = { amazon: {}, ebay: {} };
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
  value<Name extends KnobName>(name: Name, subject: FaultSubject = NOBODY, site: Site = 'amazon') {
    return this.levels(name, subject, site).flat()[0]?.faults[name];
  }

  /**
   * What holds a fault that stands here, of those that stand at places. The order's place counts before the product's,
   * and the product's before the site's; of several orders or products each one's own.
   */
  standsAt(
    name: KnobName,
    place: string | null,
    subject: FaultSubject,
    site: Site = 'amazon',
  ): FaultHolder | null {
    if (place === null) return null;
    for (const level of this.levels(name, subject, site)) {
      const places = level.map((holder) => ({ holder, at: placeOn(site, holder, name) }));
      if (places.every(({ at }) => at === null)) continue;
      return places.find(({ at }) => at === 'everywhere' || at === place)?.holder ?? null;
    }
    return null;
  }

  /** Where a knob is set for a page, what counts first. */
  private levels(name: KnobName, { asins, orderIds }: FaultSubject, site: Site): FaultHolder[][] {
    const held = (scope: FaultScope, id: string, faults: Faults | undefined): FaultHolder[] =>
      faults?.[name] === undefined ? [] : [{ scope, id, faults }];
    return [
      orderIds.flatMap((id) => held('order', id, this.orders.get(id))),
      asins.flatMap((id) => held('product', id, this.products.get(id))),
      held(site, site, this.sites[site]),
    ];
  }

  /** Whether a fault that stands at places stands anywhere on a site. */
  isSetOn(site: Site, name: KnobName): boolean {
    return this.everything().some((holder) => placeOn(site, holder, name) !== null);
  }

  /** A person solved what stood in the way on a site. */
  clear(site: Site, names: readonly KnobName[]): void {
    for (const holder of this.everything()) {
      for (const name of names) if (placeOn(site, holder, name) !== null) delete holder.faults[name];
    }
  }

  private everything(): FaultHolder[] {
    const all = (scope: FaultScope, set: Iterable<[string, Faults]>) =>
      [...set].map(([id, faults]) => ({ scope, id, faults }));
    return [
      ...all('amazon', [['amazon', this.sites.amazon]]),
      ...all('ebay', [['ebay', this.sites.ebay]]),
      ...all('product', this.products),
      ...all('order', this.orders),
    ];
  }

  /** Takes every fault away; what happened stays on record. */
  reset(): void {
    for (const site of ['amazon', 'ebay'] as const) this.sites[site] = {};
    this.products.clear();
    this.orders.clear();
  }

  note(what: string, to: string, or: readonly string[] = []): void {
    this.happenings.unshift({ at: this.now().toISOString(), what, to, or });
    this.happenings.length = Math.min(this.happenings.length, MOST_HAPPENINGS);
  }
}

/** The place that a holder's fault has on a site; null where it stands on the other one. */
function placeOn(site: Site, { scope, faults }: FaultHolder, name: KnobName): string | null {
  const value: unknown = faults[name];
  const at = typeof value === 'object' && value !== null && 'at' in value ? value.at : value;
  if (typeof at !== 'string') return null;
  if (scope !== 'order') return (scope === 'ebay') === (site === 'ebay') ? at : null;
  const ofEbay = /^ebay\.(.+)$/.exec(at)?.[1] ?? null;
  return site === 'ebay' ? ofEbay : ofEbay === null ? at : null;
}
