import { AppError } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { validationFailed } from '../routing/validation.ts';
import { refuseSignedOut } from './living-session.ts';
import type { ActiveMembership, Member, Person, StoredMembership } from './person.ts';

/**
 * Every membership of the person, suspended ones too, oldest first; one round trip. Throws TOKEN_INVALID once they
 * signed out.
 */
export async function membershipsOf(database: Database, person: Person): Promise<StoredMembership[]> {
  const [row] = await database.asUserQuery(
    person.claims,
    (sql) => sql<[{ memberships: StoredMembership[]; is_signed_out: boolean }]>`
      select app.my_memberships() as memberships, app.is_signed_out()`,
    { readOnly: true },
  );
  refuseSignedOut(row);
  return row.memberships;
}

/**
 * The membership that a request is about: in the org of `X-Org-Id`, else the first active one.
 * Throws NO_MEMBERSHIP, SUSPENDED, VALIDATION_FAILED (the header is no id).
 */
export function chooseMembership(
  memberships: readonly StoredMembership[],
  orgHeader: string | string[] | undefined,
): ActiveMembership {
  const chosen = orgHeader === undefined ? firstOf(memberships) : inOrg(memberships, orgHeader);
  if (chosen === undefined) throw new AppError('NO_MEMBERSHIP');
  if (chosen.status === 'suspended') throw new AppError('SUSPENDED');
  return { ...chosen, permissions: new Set(chosen.permissions) };
}

/** The person as a member of that org: from here on the database shows and changes what is theirs there alone. */
export function memberIn(person: Person, membership: ActiveMembership): Member {
  return { person: { ...person, claims: { ...person.claims, org_id: membership.org_id } }, membership };
}

function firstOf(memberships: readonly StoredMembership[]): StoredMembership | undefined {
  return memberships.find((membership) => membership.status === 'active') ?? memberships[0];
}

function inOrg(
  memberships: readonly StoredMembership[],
  header: string | string[],
): StoredMembership | undefined {
  const id = z.uuid().safeParse(header);
  if (!id.success) throw validationFailed({ field: 'X-Org-Id', problem: "must be one organisation's id" });
  return memberships.find((membership) => membership.org_id === id.data.toLowerCase());
}
