import type { Money, MoneyFormat } from '@crosscart/domain';
import { money, parseCalendarDate, parseMoney } from '@crosscart/domain';
import type { Temporal } from 'temporal-polyfill';
import { isInert, textOf } from './dom-text.ts';
import type { PageMap, SiteMap } from './page-map.ts';

type Root = Document | Element;

/** Rows of one kind that are read: eBay's longest list has 200 orders. Keeps hostile pages from costing seconds. */
const MOST_MATCHES = 1_000;
/** Elements without text that are passed over on the way to one with text. */
const MOST_EMPTY = 50;

/** Hears which selector of which field answered, so that a tool can tell today's layout from a fallback. */
export type SelectorTrace = (field: string, selector: string) => void;

/**
 * One page under one map, while it is read. Looks fields up by name, through their selectors in order, and
 * keeps a list of what stood there but could not be read. Unknown ("", "--", absent) is null and not listed.
 */
export class PageView {
  readonly document: Document;
  readonly url: URL;
  readonly map: PageMap;
  readonly today: Temporal.PlainDate;
  /** Whose page it is, such as amazon.co.uk; decides wordings and money. */
  readonly site: string;
  readonly unreadable: string[] = [];
  private readonly moneyFormat: MoneyFormat & { currency: string };
  private readonly signBehindFormat: MoneyFormat;
  private readonly trace: SelectorTrace | undefined;

  constructor(
    document: Document,
    url: URL,
    map: PageMap,
    site: { name: string } & SiteMap[string],
    today: Temporal.PlainDate,
    trace?: SelectorTrace,
  ) {
    this.document = document;
    this.url = url;
    this.map = map;
    this.today = today;
    this.site = site.name;
    this.moneyFormat = { currency: site.currency, decimalMark: site.decimalMark, requireDecimals: true };
    this.signBehindFormat = {
      ...this.moneyFormat,
      decimalMark: site.decimalMarkBeforeSign ?? site.decimalMark,
    };
    this.trace = trace;
  }

  /** Notes that something stood on the page and could not be read. */
  fail(what: string): null {
    if (!this.unreadable.includes(what)) this.unreadable.push(what);
    return null;
  }

  /** All elements of the first selector of a field that matches anything; those in templates do not count. */
  all(field: string, root: Root = this.document): Element[] {
    return this.firstMatching(field, root, () => true);
  }

  /** Like `all`, without what the page keeps but does not show (closed pop-ups, twins for other widths). */
  seen(field: string, root: Root = this.document): Element[] {
    return this.firstMatching(field, root, (element) => !isInert(element));
  }

  /** Like `seen`, of the first selector that finds text, without the elements that have none. */
  seenTexts(field: string, root: Root = this.document): Element[] {
    return this.firstMatching(field, root, (element) => !isInert(element) && textOf(element) !== '');
  }

  /** The first element of a field, or null. */
  first(field: string, root: Root = this.document): Element | null {
    return this.all(field, root)[0] ?? null;
  }

  has(field: string, root: Root = this.document): boolean {
    const found = this.selectorsOf(field).find((selector) => root.querySelector(selector) !== null);
    if (found !== undefined) this.trace?.(field, found);
    return found !== undefined;
  }

  /** The first non-empty text of a field, selectors in order; null when there is none. */
  text(field: string, root: Root = this.document): string | null {
    for (const selector of this.possible(field, root)) {
      for (const element of this.matches(field, selector, root, MOST_EMPTY)) {
        const text = textOf(element);
        if (text === '') continue;
        this.trace?.(field, selector);
        return text;
      }
    }
    return null;
  }

  /** An attribute of the first element of a field that carries it; "" counts as absent. */
  attribute(field: string, name: string, root: Root = this.document): string | null {
    for (const element of this.all(field, root)) {
      const value = element.getAttribute(name);
      if (value !== null && value !== '') return value;
    }
    return null;
  }

  /**
   * The one value that a field's texts give. Several elements may repeat it; two different values are
   * unreadable, and so is text that gives none.
   */
  only<Value>(field: string, read: (text: string) => Value | null, root: Root = this.document): Value | null {
    let sawText = false;
    for (const selector of this.selectorsOf(field)) {
      const texts = this.matches(field, selector, root)
        .map(textOf)
        .filter((text) => text !== '');
      sawText ||= texts.length > 0;
      const values = texts.map(read).filter((value) => value !== null);
      const [value] = values;
      if (value === undefined) continue;
      this.trace?.(field, selector);
      return new Set(values.map((each) => JSON.stringify(each))).size === 1 ? value : this.fail(field);
    }
    return sawText ? this.fail(field) : null;
  }

  /**
   * An amount as this site writes it, or as `format` says. Null is unknown; text that is no amount is listed as
   * unreadable.
   */
  amount(what: string, text: string | null, format?: MoneyFormat): Money | null {
    if (text === null) return null;
    if (this.isLabelled('free', text)) return money(0, this.currency);
    const parsed = parseMoney(text, format ?? this.moneyFormatOf(text));
    if (parsed.kind === 'money') return parsed.money;
    return parsed.kind === 'unknown' ? null : this.fail(what);
  }

  /** How this site writes money; where it has a second language, the place of the sign tells which one wrote it. */
  moneyFormatOf(text: string): MoneyFormat {
    return /\d\s*\p{Sc}$/u.test(text) ? this.signBehindFormat : this.moneyFormat;
  }

  /** The site's own currency. */
  get currency(): string {
    return this.moneyFormat.currency;
  }

  /** The amount that a field shows. */
  moneyAt(field: string, root: Root = this.document): Money | null {
    return this.amount(field, this.text(field, root));
  }

  /** A count from text such as "3"; null when absent; anything else is unreadable. */
  count(what: string, text: string | null): number | null {
    if (text === null || text === '') return null;
    return /^\d{1,5}$/.test(text) ? Number(text) : this.fail(what);
  }

  /** The number that stands for "{n}" in one of a label's wordings ("Only {n} left in stock"); null when none fits. */
  numberIn(label: string, text: string): number | null {
    const digits = this.wordings(label)
      .map((word) => numberPattern(word, '').exec(text)?.[1])
      .find((found) => found !== undefined);
    return digits === undefined ? null : Number(digits);
  }

  /** A text without one of a label's wordings at its end ("$79.99 with {n} percent savings"). */
  without(label: string, text: string): string {
    return this.wordings(label)
      .reduce((rest, word) => rest.replace(numberPattern(word, '$'), ''), text)
      .trim();
  }

  /** The calendar day that a text names after one of the label's words ("Ordered on …"), as YYYY-MM-DD. */
  day(text: string, label?: string): string | null {
    const rest = label === undefined ? text : (this.after(label, text) ?? text);
    return parseCalendarDate(rest, { today: this.today })?.toString() ?? null;
  }

  /** What follows the longest of a label's wordings that a text starts with; null when it starts with none. */
  after(label: string, text: string): string | null {
    const lower = text.toLowerCase();
    const [longest] = this.wordings(label)
      .filter((word) => lower.startsWith(word.toLowerCase()) && !/^[\p{L}\d]/u.test(text.slice(word.length)))
      .toSorted((left, right) => right.length - left.length);
    return longest === undefined
      ? null
      : text
          .slice(longest.length)
          .replace(/^[:,\s]+/, '')
          .trim();
  }

  /** What stands before the first of a label's wordings; the whole text where none stands in it. */
  before(label: string, text: string): string {
    const lower = text.toLowerCase();
    const places = this.wordings(label)
      .map((word) => lower.indexOf(word.toLowerCase()))
      .filter((place) => place >= 0);
    return places.length === 0 ? text : text.slice(0, Math.min(...places)).trim();
  }

  /** Whether one of a label's wordings stands in a text as whole words. */
  mentions(label: string, text: string): boolean {
    const plain = ` ${plainLabel(text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
    return this.wordings(label).some((word) => plain.includes(` ${word.toLowerCase()} `));
  }

  /** Whether a text is one of a label's wordings, without case, colon and "(3)"; "Ad fee…" takes all that start so. */
  isLabelled(label: string, text: string): boolean {
    const plain = plainLabel(text);
    return this.wordings(label).some((word) => {
      const start = word.endsWith('…') ? plainLabel(word.slice(0, -1)) : null;
      return start === null ? plainLabel(word) === plain : plain.startsWith(start);
    });
  }

  /** The meaning of a wording among these labels; null when it is none of them. */
  labelOf<Label extends string>(labels: readonly Label[], text: string): Label | null {
    return labels.find((label) => this.isLabelled(label, text)) ?? null;
  }

  private firstMatching(field: string, root: Root, isWanted: (element: Element) => boolean): Element[] {
    for (const selector of this.possible(field, root)) {
      const found = this.matches(field, selector, root).filter(isWanted);
      if (found.length > 0) {
        this.trace?.(field, selector);
        return found;
      }
    }
    return [];
  }

  /** The selectors of a field, none when no element matches any: one look instead of one for each of them. */
  private possible(field: string, root: Root): readonly string[] {
    const selectors = this.selectorsOf(field);
    return selectors.length > 1 && root.querySelector(selectors.join(',')) === null ? [] : selectors;
  }

  /** More of them than any real page has are left out, and the field is then listed as unreadable. */
  private matches(field: string, selector: string, root: Root, most = MOST_MATCHES): Element[] {
    const found = root.querySelectorAll(selector);
    if (found.length > MOST_MATCHES) this.fail(field);
    const kept: Element[] = [];
    for (let index = 0; index < Math.min(found.length, most); index += 1) {
      const element = found[index];
      if (element !== undefined && element.closest('template') === null) kept.push(element);
    }
    return kept;
  }

  private wordings(label: string): readonly string[] {
    return [...(this.map.labels[label] ?? []), ...(this.map.siteLabels[this.site]?.[label] ?? [])];
  }

  private selectorsOf(field: string): readonly string[] {
    const selectors = this.map.fields[field];
    if (!selectors) throw new Error(`The page map ${this.map.page} has no field ${field}`);
    return selectors;
  }
}

/** A wording as a pattern; its "{n}" is a whole number without decimals or groups. */
function numberPattern(word: string, end: '' | '$'): RegExp {
  const parts = word.split('{n}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`${parts.join('(?<![\\d.,])(\\d{1,5})(?![\\d.,])')}${end}`, 'i');
}

function plainLabel(text: string): string {
  return text
    .replace(/\(\d[^()]*\)/g, '')
    .replace(/[:*\s]+/g, ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[. ]+$/, '')
    .trim()
    .toLowerCase();
}
