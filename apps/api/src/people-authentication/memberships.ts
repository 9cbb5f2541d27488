import { AppError, type Membership } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { validationFailed } from '../routing/validation.ts';
import type { ActiveMembership, Person } from './person.ts';

/** Every membership of the person, suspended ones too, oldest first; one round trip. */
export async function membershipsOf(database: Database, person: Person): Promise<Membership[]> {
  const [row] = await database.asUserQuery(
    person.claims,
    (sql) => sql<[{ memberships: Membership[] }]>`select app.my_memberships() as memberships`,
    { readOnly: true },
  );
  return row.memberships;
}

/**
 * The membership that a request is about: in the org of `X-Org-Id`, else the first active one.
 * Throws NO_MEMBERSHIP, SUSPENDED, VALIDATION_FAILED (the header is no id).
 */
export function chooseMembership(
  memberships: readonly Membership[],
  orgHeader: string | string[] | undefined,
): ActiveMembership {
  const chosen = orgHeader === undefined ? firstOf(memberships) : inOrg(memberships, orgHeader);
  if (chosen === undefined) throw new AppError('NO_MEMBERSHIP');
  if (chosen.status === 'suspended') throw new AppError('SUSPENDED');
  return { ...chosen, permissions: new Set(chosen.permissions) };
}

function firstOf(memberships: readonly Membership[]): Membership | undefined {
  return memberships.find((membership) => membership.status === 'active') ?? memberships[0];
}

function inOrg(memberships: readonly Membership[], header: string | string[]): Membership | undefined {
  const id = z.uuid().safeParse(header);
  if (!id.success) throw validationFailed({ field: 'X-Org-Id', problem: "must be one organisation's id" });
  return memberships.find((membership) => membership.org_id === id.data.toLowerCase());
}
