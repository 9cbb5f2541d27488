import type { GenericRow } from './row-entry.ts';
import { siteNamed } from './sites.ts';

/**
 * Which currency an amount of a row is in, as far as the report says so: the row's own column; the order that the row
 * is a line of; the site it was bought on; and only where no column names any currency, what the caller says.
 */
export class RowCurrencies {
  readonly #sharedBy: string | null;
  readonly #fallback: string | null;
  #key: unknown = null;
  #first: GenericRow = {};

  constructor(sharedBy: string | null, fallback: string | null) {
    this.#sharedBy = sharedBy;
    this.#fallback = fallback;
  }

  of(row: GenericRow, fields: readonly string[]): string | null {
    return named(row, fields) ?? this.#ofOrder(row, fields) ?? ofSite(row) ?? this.#fallback;
  }

  /** Lets the rows behind this one have its currencies, if they are of the same order. */
  remember(row: GenericRow): void {
    if (this.#sharedBy === null) return;
    const key = row[this.#sharedBy];
    // The order's own row comes first and names them; its lines leave it remembered.
    if (key === null || key !== this.#key) this.#first = row;
    this.#key = key;
  }

  #ofOrder(row: GenericRow, fields: readonly string[]): string | null {
    const isSame = this.#sharedBy !== null && this.#key !== null && row[this.#sharedBy] === this.#key;
    return isSame ? named(this.#first, fields) : null;
  }
}

function named(row: GenericRow, fields: readonly string[]): string | null {
  for (const field of fields) {
    const currency = row[field];
    if (typeof currency === 'string') return currency;
  }
  return null;
}

function ofSite(row: GenericRow): string | null {
  return typeof row.website === 'string' ? (siteNamed(row.website)?.currency ?? null) : null;
}
