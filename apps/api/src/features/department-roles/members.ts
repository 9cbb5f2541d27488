import { AppError, type MembershipDepartmentRoles } from '@crosscart/contracts';
import type { Database, Sql } from '@crosscart/database';
import { needOwnOrg } from '../../people-authentication/own-org.ts';
import type { Member } from '../../people-authentication/person.ts';
import { selectRolesOfMember, setRoleOfMember } from './queries.ts';

/** Throws NOT_FOUND. */
export async function rolesOfMember(
  database: Database,
  member: Member,
  { id: orgId, mid }: { id: string; mid: string },
): Promise<MembershipDepartmentRoles> {
  needOwnOrg(member, orgId);
  return database.asUser(member.person.claims, (sql) => existing(sql, orgId, mid), { readOnly: true });
}

/** Gives or takes one. Throws NOT_FOUND (org, member, role), VALIDATION_FAILED (the member is no VA). */
export async function setRole(
  database: Database,
  member: Member,
  { id: orgId, mid, roleId }: { id: string; mid: string; roleId: string },
  { has }: { readonly has: boolean },
): Promise<MembershipDepartmentRoles> {
  needOwnOrg(member, orgId);
  return database.asUser(member.person.claims, async (sql) => {
    const changed = await setRoleOfMember(sql, orgId, { membershipId: mid, roleId, has });
    if (!has && !changed) throw new AppError('NOT_FOUND');
    return existing(sql, orgId, mid);
  });
}

async function existing(sql: Sql, orgId: string, membershipId: string): Promise<MembershipDepartmentRoles> {
  const roles = await selectRolesOfMember(sql, orgId, membershipId);
  if (roles === null) throw new AppError('NOT_FOUND');
  return roles;
}
