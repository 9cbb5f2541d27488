import type { Money } from '@crosscart/domain';
import { linesOf, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { orderIdIn } from './order-id.ts';

export interface AmazonTransaction {
  /** YYYY-MM-DD. */
  date: string | null;
  /** Still in progress, or completed; null where the page does not sort them. */
  isInProgress: boolean | null;
  /** As the page signs it: what was paid has a minus, a refund a plus. */
  amount: Money | null;
  isRefund: boolean | null;
  /** None where it is a charge without an order, or of several at once, whose shares the page does not say. */
  orderId: string | null;
  /** "Prime Visa ****1111", "Amazon Gift Card used". */
  paymentMethod: string | null;
  /** "Pending", "Charged"; null where the page prints none. */
  status: string | null;
  /** What stands on the card's statement: "AMZN Mktp US". */
  descriptor: string | null;
}

export interface AmazonTransactions {
  /** `wait`: drawn later by script. */
  state: 'ready' | 'empty' | 'wait';
  transactions: AmazonTransaction[];
  /** Whether there are older ones, behind the next-page control or loaded while scrolling; null when it is not said. */
  hasNextPage: boolean | null;
}

/** An amount and nothing else, known by its sign or its decimals: a descriptor may have digits too. */
const AMOUNT = /^(?:[+\-−]\s?[^\d\s]{0,4}\s?\d[\d.,]*|[^\d\s]{0,4}\s?\d[\d.,]*[.,]\d\d)(?:\s?[^\d\s]{1,4})?$/;

/** Your Transactions: what was charged and refunded, order by order. Layouts of 2024 (forms) and 2026 (links). */
export function readTransactions(view: PageView): AmazonTransactions {
  const isForm = view.has('form');
  const transactions = isForm ? readForm(view) : view.seenTexts('row').map((row) => readLinkRow(view, row));
  const saysNone = view
    .seenTexts('message')
    .some((element) => view.mentions('noTransactions', textOf(element)));
  return {
    state: transactions.length > 0 ? 'ready' : saysNone ? 'empty' : 'wait',
    transactions,
    hasNextPage: isForm ? view.has('nextPage') : hasMore(view),
  };
}

/** The newer layout keeps this in the data that its script draws from. */
function hasMore(view: PageView): boolean | null {
  const said = /"hasMore":(true|false)/.exec(view.first('nextData')?.textContent ?? '')?.[1];
  return said === undefined ? null : said === 'true';
}

/** Section and day stand above the rows, each once for many. */
function readForm(view: PageView): AmazonTransaction[] {
  const [sections, dates, rows] = [view.seen('section'), view.seen('date'), view.seenTexts('row')];
  let isInProgress: boolean | null = null;
  let date: string | null = null;
  const transactions: AmazonTransaction[] = [];
  for (const element of view.seenTexts('sectionDateOrRow')) {
    const text = textOf(element);
    if (sections.includes(element)) isInProgress = readSection(view, text);
    else if (dates.includes(element)) date = view.day(text) ?? view.fail('date');
    else if (rows.includes(element)) transactions.push({ date, isInProgress, ...readFormRow(view, element) });
  }
  return transactions;
}

function readSection(view: PageView, text: string): boolean | null {
  if (view.isLabelled('inProgress', text)) return true;
  return view.isLabelled('completed', text) ? false : view.fail('section');
}

function readFormRow(view: PageView, row: Element): Omit<AmazonTransaction, 'date' | 'isInProgress'> {
  const links = view.seenTexts('order', row).map(textOf);
  const lines = view.seenTexts('line', row).map(textOf);
  const order = links[0] ?? lines.find((line) => namesOrder(view, line)) ?? null;
  const isDescriptor = (line: string) =>
    /\p{L}/u.test(line) && !links.includes(line) && !namesOrder(view, line);
  return {
    ...readAmount(view, view.text('amount', row), order),
    orderId: onlyOrder([...links, ...lines]),
    paymentMethod: view.text('paymentMethod', row),
    status: view.text('status', row),
    descriptor: lines.find(isDescriptor) ?? null,
  };
}

/** One order paid is that order's; what a row says of several orders is the amount of none of them. */
function onlyOrder(texts: readonly string[]): string | null {
  return orderIdIn(texts.join(' '));
}

/** An order's id, or the longer number of a purchase in a shop ("Refund: Order #0000000012345678901"). */
function namesOrder(view: PageView, line: string): boolean {
  return orderIdIn(line) !== null || (/\d{7}/.test(line) && view.mentions('orderNumber', line));
}

/** One link a row: "day · descriptor", method, order; amount and status at its end. */
function readLinkRow(view: PageView, row: Element): AmazonTransaction {
  const [head = '', ...rest] = view.seenTexts('linkText', row).map(textOf);
  const details = linesOf(row);
  const order = details.find((line) => namesOrder(view, line)) ?? null;
  const place = rest.findLastIndex((text) => AMOUNT.test(text));
  const [, descriptor = null] = rest[0] === '·' ? rest : [];
  const status = place < 0 ? null : (rest[place + 1] ?? null);
  const amountText = place < 0 ? null : (rest[place] ?? null);
  return {
    date: view.day(head) ?? view.fail('date'),
    isInProgress: status === null ? null : view.isLabelled('pendingStatus', status),
    ...readAmount(view, amountText, order ?? status),
    orderId: onlyOrder(details),
    paymentMethod: view.text('methodWrapper', row),
    status,
    descriptor,
  };
}

/** These pages write money the same way on every site ("-€22.73" on amazon.de too). */
function readAmount(
  view: PageView,
  text: string | null,
  words: string | null,
): Pick<AmazonTransaction, 'amount' | 'isRefund'> {
  const amount = view.amount('amount', text, { currency: view.currency, requireDecimals: true });
  const saysRefund = words !== null && view.after('refund', words) !== null;
  if (amount === null) return { amount, isRefund: saysRefund ? true : null };
  if (saysRefund && amount.minor < 0) return { amount, isRefund: view.fail('isRefund') };
  return { amount, isRefund: saysRefund || (amount.minor > 0 && (text ?? '').startsWith('+')) };
}
