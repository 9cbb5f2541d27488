import type { PurchaseMode } from '@crosscart/contracts';

export const MODE_LABELS: Readonly<Record<PurchaseMode, string>> = {
  off: 'Off',
  observe: 'Observe',
  confirm: 'Confirm',
  automatic: 'Automatic',
};

export const MODE_MEANINGS: Readonly<Record<PurchaseMode, string>> = {
  off: 'Orders are captured; nothing is bought.',
  observe: 'Agents go as far as the review page and stop.',
  confirm: 'A person presses Place order for every purchase.',
  automatic: 'Purchases within these bounds are placed without asking.',
};

/** A person in one line: the name where one is known, and the address. */
export function personLabel(person: { email: string; full_name: string | null }): string {
  return person.full_name ? `${person.full_name} (${person.email})` : person.email;
}
