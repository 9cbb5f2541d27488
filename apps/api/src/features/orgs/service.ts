import {
  AppError,
  type Org,
  type RolePermissions,
  type updateOrg,
  type updateRolePermissions,
} from '@crosscart/contracts';
import type { Database, Sql } from '@crosscart/database';
import { appendEvent } from '../../event-log/append.ts';
import { needOwnOrg } from '../../people-authentication/own-org.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedBody } from '../../routing/route.ts';
import { giveOrgTo, selectOrg, selectRolePermissions, setVaDefault, updateOrgRow } from './queries.ts';

/** Throws NOT_FOUND for any org but the one that the caller acts in. */
export async function orgOf(database: Database, member: Member, orgId: string): Promise<Org> {
  needOwnOrg(member, orgId);
  return database.asUser(member.person.claims, (sql) => existing(sql, orgId), { readOnly: true });
}

/** Changes the named settings. Throws NOT_FOUND, VALIDATION_FAILED. */
export async function changeOrg(
  database: Database,
  member: Member,
  orgId: string,
  body: ParsedBody<typeof updateOrg>,
): Promise<Org> {
  needOwnOrg(member, orgId);
  const fields = Object.keys(body);
  return database.asUser(member.person.claims, async (sql) => {
    if (fields.length > 0) {
      await updateOrgRow(sql, orgId, body);
      await appendEvent(sql, { orgId, type: 'org.changed', payload: { fields } });
    }
    return existing(sql, orgId);
  });
}

/** The caller stays an admin. Throws NOT_FOUND, FORBIDDEN (not the owner), VALIDATION_FAILED (no active admin). */
export async function transferOrg(
  database: Database,
  member: Member,
  orgId: string,
  newOwnerId: string,
): Promise<Org> {
  needOwnOrg(member, orgId);
  return database.asUser(member.person.claims, async (sql) => {
    await giveOrgTo(sql, orgId, newOwnerId);
    return existing(sql, orgId);
  });
}

/** Throws NOT_FOUND. */
export async function rolePermissionsOf(
  database: Database,
  member: Member,
  orgId: string,
): Promise<RolePermissions> {
  needOwnOrg(member, orgId);
  return database.asUser(member.person.claims, (sql) => selectRolePermissions(sql, orgId), {
    readOnly: true,
  });
}

/** Throws NOT_FOUND. */
export async function changeRolePermissions(
  database: Database,
  member: Member,
  orgId: string,
  { va }: ParsedBody<typeof updateRolePermissions>,
): Promise<RolePermissions> {
  needOwnOrg(member, orgId);
  return database.asUser(member.person.claims, async (sql) => {
    const changed: string[] = [];
    for (const key of ['profit.read', 'payouts.read'] as const) {
      const has = va[key];
      if (has !== undefined && (await setVaDefault(sql, orgId, key, has))) changed.push(key);
    }
    if (changed.length > 0) {
      await appendEvent(sql, { orgId, type: 'role_permissions.changed', payload: { va: changed } });
    }
    return selectRolePermissions(sql, orgId);
  });
}

async function existing(sql: Sql, orgId: string): Promise<Org> {
  const [org] = await selectOrg(sql, orgId);
  if (org === undefined) throw new AppError('NOT_FOUND');
  return org;
}
