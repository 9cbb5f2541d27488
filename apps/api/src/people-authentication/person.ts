import type { Membership, PermissionKey } from '@crosscart/contracts';
import type { UserClaims } from '@crosscart/database';

/**
 * A person with a valid session, or at work on a device. `claims` go to the database, whose row-level security decides
 * by them.
 */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly claims: UserClaims;
}

/** An active membership of the caller in the org that the request is about. */
export interface ActiveMembership extends Omit<StoredMembership, 'permissions'> {
  readonly permissions: ReadonlySet<PermissionKey>;
}

/** A membership with what the API must know of its org beside what it tells the person. */
export interface StoredMembership extends Membership {
  /** Sign-ins older than this are refused. */
  readonly session_hours: number;
  /** The accounts that concern the person, when these are at most eight; null: more, or all. For quick lists only. */
  readonly few_account_ids: readonly string[] | null;
}

export interface Member {
  readonly person: Person;
  readonly membership: ActiveMembership;
}
