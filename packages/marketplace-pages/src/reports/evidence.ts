import { cellText, withoutTextMarks } from './cells/cell-text.ts';
import type { DecimalMark } from './cells/read-amount.ts';
import { type DateOrder, orderProvenBy } from './cells/read-date.ts';
import type { Fields, FieldType } from './fields.ts';
import type { ReportColumn } from './find-header.ts';
import { siteNamed } from './sites.ts';

/** How this report's writer writes numbers and days; null: the report does not show it. */
export interface Conventions {
  readonly decimalMark: DecimalMark | null;
  readonly dateOrder: DateOrder | null;
  /** What the day order rests on. */
  readonly dateOrderFrom: 'caller' | 'a_day_above_12' | 'site' | 'currency' | null;
}

/** One stray cell among many does not overturn what all the others show; it will be refused itself. */
const DOMINANT = 20;

const MONTH_FIRST_CURRENCIES = new Set(['USD']);
const DAY_FIRST_CURRENCIES = new Set(
  'GBP EUR INR AUD NZD PLN SEK DKK NOK CHF CZK BRL MXN TRY SGD'.split(' '),
);
const POINT_CURRENCIES = new Set('USD GBP AUD NZD INR SGD HKD JPY MXN'.split(' '));

/** Gathers from cells what they show of a report's conventions, before any row is answered. */
export class Evidence {
  readonly #marks = new Map<DecimalMark, number>();
  readonly #orders = new Map<DateOrder, number>();
  readonly #sites = new Set<string>();
  readonly #currencies = new Set<string>();
  readonly #watched: readonly { at: number; type: FieldType; field: string }[];
  #hasOpenNumber = false;
  #hasOpenDay = false;

  constructor(columns: readonly ReportColumn[], fields: Fields) {
    this.#watched = columns.flatMap(({ field }, at) => {
      const type = field === null ? undefined : fields[field]?.type;
      return field !== null && type !== undefined ? [{ at, type, field }] : [];
    });
  }

  see(cells: readonly string[]): void {
    if (cells.length < 2) return;
    for (const { at, type, field } of this.#watched) {
      const cell = cells[at];
      if (cell === undefined || cell === '' || cell.length > 60) continue;
      if (type === 'money') this.#seeNumber(cell);
      else if (type === 'date') this.#seeDay(cell);
      else if (type === 'currency')
        addMatch(this.#currencies, /^([A-Z]{3})$/, (cellText(cell) ?? '').toUpperCase());
      else if (field === 'website')
        addMatch(this.#sites, /^(?:www\.)?(amazon\.\S+)$/, (cellText(cell) ?? '').toLowerCase());
    }
  }

  /** Whether something was seen that could be read in two ways and nothing yet says in which. */
  get isOpen(): boolean {
    const { decimalMark, dateOrder } = this.#shown();
    return (this.#hasOpenNumber && decimalMark === null) || (this.#hasOpenDay && dateOrder === null);
  }

  /** What values show goes before what the site's country does; what the caller says goes before both. */
  conclude(assumed: { decimalMark?: DecimalMark; dateOrder?: DateOrder } = {}): Conventions {
    const shown = this.#shown();
    const local = this.#localOrder();
    const [dateOrder, dateOrderFrom]: [DateOrder | null, Conventions['dateOrderFrom']] = assumed.dateOrder
      ? [assumed.dateOrder, 'caller']
      : shown.dateOrder
        ? [shown.dateOrder, 'a_day_above_12']
        : this.#orders.size > 0
          ? [null, null]
          : local;
    const noMarkSeen = this.#marks.size === 0;
    const usesPoint =
      this.#currencies.size > 0 && [...this.#currencies].every((code) => POINT_CURRENCIES.has(code));
    const decimalMark = assumed.decimalMark ?? shown.decimalMark ?? (noMarkSeen && usesPoint ? '.' : null);
    return { decimalMark, dateOrder, dateOrderFrom };
  }

  #shown() {
    return { decimalMark: dominant(this.#marks), dateOrder: dominant(this.#orders) };
  }

  #localOrder(): [DateOrder | null, Conventions['dateOrderFrom']] {
    const sites = [...this.#sites];
    if (sites.length > 0) {
      const orders = new Set(sites.map((site) => siteNamed(site)?.dateOrder ?? null));
      const [order = null, other] = [...orders];
      return order !== null && other === undefined ? [order, 'site'] : [null, null];
    }
    const codes = [...this.#currencies];
    if (codes.length === 0) return [null, null];
    if (codes.every((code) => MONTH_FIRST_CURRENCIES.has(code))) return ['month_first', 'currency'];
    return codes.every((code) => DAY_FIRST_CURRENCIES.has(code)) ? ['day_first', 'currency'] : [null, null];
  }

  #seeNumber(cell: string): void {
    const mark = markShownBy(cell);
    if (mark === 'open') this.#hasOpenNumber = true;
    else if (mark) this.#marks.set(mark, (this.#marks.get(mark) ?? 0) + 1);
  }

  #seeDay(cell: string): void {
    const text = cellText(cell);
    const order = text === null ? null : orderProvenBy(text);
    if (order === 'ambiguous') this.#hasOpenDay = true;
    else if (order) this.#orders.set(order, (this.#orders.get(order) ?? 0) + 1);
  }
}

function addMatch(seen: Set<string>, pattern: RegExp, text: string): void {
  const [, found] = pattern.exec(text) ?? [];
  if (found !== undefined) seen.add(found);
}

/** The decimal mark that an amount shows by itself; 'open' for "1,234", which could be either. */
function markShownBy(cell: string): DecimalMark | 'open' | null {
  const grouped = /\d(?:[\d.,]|[\s’'](?=\d))*/.exec(withoutTextMarks(cell))?.[0] ?? '';
  const number = grouped.replace(/[\s’']/g, '');
  const last = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
  if (last === -1) return null;
  const mark = number[last] === ',' ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  const count = number.split(mark).length - 1;
  if (count > 1) return number.includes(other) ? null : other;
  const decimals = number.length - last - 1;
  if (number.includes(other)) return decimals > 0 && decimals <= 3 ? mark : null;
  if (decimals === 3) return 'open';
  // A group has three digits, neither fewer nor more.
  return decimals > 0 ? mark : null;
}

function dominant<Key>(counts: ReadonlyMap<Key, number>): Key | null {
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first) return null;
  return !second || first[1] >= second[1] * DOMINANT ? first[0] : null;
}
