import type { AttentionItem, DevicePerson, WaitingPurchase } from '@crosscart/contracts';
import { storage } from '@wxt-dev/storage';

/** The person clocked in on this device; session storage: a restarted browser starts with nobody. */
export const personAtWork = storage.defineItem<DevicePerson | null>('session:person_at_work', {
  fallback: null,
});

/** What lies on that person's desk, as far as their permissions reach; null where they do not. */
export interface Desk {
  readonly waiting: readonly WaitingPurchase[] | null;
  readonly attention: readonly AttentionItem[] | null;
  readonly readAt: number;
}
export const desk = storage.defineItem<Desk | null>('session:desk', { fallback: null });
