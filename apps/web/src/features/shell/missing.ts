import type { Membership } from '@crosscart/contracts';
import { navigationFor } from './navigation.ts';

/** What somebody needs of an admin before they see anything. */
export type Missing = 'department_role' | 'account';

/** What is missing; `accounts` is the number of theirs, undefined while it is not known. */
export function missingOf(
  membership: Pick<Membership, 'role' | 'permissions'>,
  accounts: number | undefined,
): Missing[] {
  if (membership.role === 'admin') return [];
  const hasPages = navigationFor(membership).length > 0;
  return [
    ...(membership.role === 'va' && !hasPages ? (['department_role'] as const) : []),
    ...(accounts === 0 ? (['account'] as const) : []),
  ];
}
