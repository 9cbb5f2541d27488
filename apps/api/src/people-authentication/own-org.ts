import { AppError } from '@crosscart/contracts';
import type { Member } from './person.ts';

/** Whoever acts in one org asks for it alone: any other does not exist, also one they belong to. Throws NOT_FOUND. */
export function needOwnOrg({ membership }: Pick<Member, 'membership'>, orgId: string): void {
  if (orgId.toLowerCase() !== membership.org_id) throw new AppError('NOT_FOUND');
}
