import { type AutomationEvent, FAILURE_CATALOGUE, FailureReason, PurchaseStage } from '@crosscart/contracts';
import { formatMinor } from '#lib/money.ts';
import { STAGE_LABELS } from './job-words.ts';

/** Types whose plain reading ("job claimed") is not how a person would say it. */
const TITLES: Readonly<Partial<Record<AutomationEvent['type'], string>>> = {
  'order.captured': 'Order captured on eBay',
  'job.created': 'Job created',
  'job.changed': 'Order facts changed',
  'job.claimed': 'Claimed by an agent',
  'job.permit': 'Asked whether it may buy',
  'job.placing': 'Point of no return: the order is being placed',
  'job.placed': 'Order placed',
  'job.completed': 'Completed and booked',
  'job.failed': 'Failed',
  'job.requeued': 'Back in the queue',
  'job.released': 'Left the checkout to wait for a person',
  'job.cancelled': 'Cancelled',
  'job.late_report': 'A late report came in',
  'purchase.confirmed': 'A person pressed Place order',
};

/** One event as a heading for people. */
export function eventTitle(event: Pick<AutomationEvent, 'type' | 'payload'>): string {
  if (event.type === 'job.stage') {
    const stage = PurchaseStage.safeParse(event.payload.stage);
    return stage.success ? STAGE_LABELS[stage.data] : 'Stage reached';
  }
  if (event.type === 'job.permit') {
    const decision = event.payload.decision;
    if (decision === 'granted') return 'Approved to buy';
    if (decision === 'needs_confirmation') return 'Waits for a person to place it';
    if (decision === 'denied') return 'Not approved to buy';
  }
  const plain = event.type.replace(/[._]/g, ' ');
  return TITLES[event.type] ?? plain[0]?.toUpperCase() + plain.slice(1);
}

/** The payload's facts in one line: reasons as sentences, amounts in their currency; ids are left out. */
export function eventFacts(payload: Readonly<Record<string, unknown>>): string | null {
  const reason = FailureReason.safeParse(payload.reason);
  const parts: string[] = reason.success ? [FAILURE_CATALOGUE[reason.data].sentence] : [];
  const currency = typeof payload.currency === 'string' ? payload.currency : null;
  for (const [name, value] of Object.entries(payload)) {
    const fact = factOf(name, value, currency);
    if (fact !== null) parts.push(fact);
  }
  return parts.length > 0 ? parts.join(' · ') : null;
}

const SAID_ELSEWHERE = new Set(['stage', 'decision', 'currency', 'fence', 'status', 'practice_run']);

function factOf(name: string, value: unknown, currency: string | null): string | null {
  if (SAID_ELSEWHERE.has(name) || /(^|_)id$/.test(name) || value === null) return null;
  if (name === 'reason') {
    return typeof value === 'string' && !FailureReason.safeParse(value).success ? value : null;
  }
  const label = name === 'asin' ? 'ASIN' : name.replace(/_minor$/, '').replaceAll('_', ' ');
  if (name.endsWith('_minor')) {
    return typeof value === 'number' && currency ? `${label} ${formatMinor(value, currency)}` : null;
  }
  if (Array.isArray(value)) {
    const words = value.filter((item) => typeof item === 'string' || typeof item === 'number');
    return words.length > 0 ? `${label} ${words.join(', ')}` : null;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? `${label} ${value}`
    : null;
}
