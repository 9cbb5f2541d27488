/** A seller's listing as a supplier link names it. Null means "any"; at least one key must be named. */
export interface LinkKeys {
  item_id: string | null;
  variation: string | null;
  sku: string | null;
}

/** What is bought for it. */
export interface LinkTarget {
  site: string;
  asin: string;
  units_per_item: number;
}

export type LinkResolution<Link> =
  | { kind: 'found'; link: Link }
  | { kind: 'none' }
  | { kind: 'conflict'; links: Link[] };

const KEYS = ['item_id', 'variation', 'sku'] as const;

/**
 * The supplier link of an eBay line: of those whose every named key equals the line's, the most specific
 * (the one that names all the others' keys and more). Links that neither refines, and that would buy
 * different things, are a conflict for a person; nothing is guessed. A link that names no key never matches.
 */
export function resolveSupplierLink<Link extends LinkKeys & LinkTarget>(
  line: LinkKeys,
  links: readonly Link[],
): LinkResolution<Link> {
  const matching = links.filter(
    (link) => isNamed(link) && KEYS.every((key) => link[key] === null || link[key] === line[key]),
  );
  const best = matching.filter((link) => !matching.some((other) => refines(other, link)));
  const [first, ...rest] = best;
  if (!first) return { kind: 'none' };
  return rest.every((other) => buysTheSame(first, other))
    ? { kind: 'found', link: first }
    : { kind: 'conflict', links: best };
}

function isNamed(link: LinkKeys): boolean {
  return KEYS.some((key) => link[key] !== null);
}

function refines(link: LinkKeys, other: LinkKeys): boolean {
  const keepsAll = KEYS.every((key) => other[key] === null || link[key] !== null);
  return keepsAll && KEYS.some((key) => link[key] !== null && other[key] === null);
}

function buysTheSame(left: LinkTarget, right: LinkTarget): boolean {
  return left.site === right.site && left.asin === right.asin && left.units_per_item === right.units_per_item;
}
