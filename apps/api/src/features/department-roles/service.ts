import {
  AppError,
  type createDepartmentRole,
  type DepartmentRole,
  type updateDepartmentRole,
} from '@crosscart/contracts';
import type { Database, Sql } from '@crosscart/database';
import { appendEvent } from '../../event-log/append.ts';
import { needOwnOrg } from '../../people-authentication/own-org.ts';
import type { Member } from '../../people-authentication/person.ts';
import { refusingOn } from '../../plugins/database-errors.ts';
import type { ParsedBody } from '../../routing/route.ts';
import {
  deleteDepartmentRoleRow,
  insertDepartmentRole,
  moveDepartmentRole,
  renameDepartmentRole,
  selectDepartmentRoles,
  setKeys,
} from './queries.ts';

/** Department roles of the org that the caller acts in, in their order; NOT_FOUND for any other org. */
export async function departmentRolesOf(
  database: Database,
  member: Member,
  orgId: string,
): Promise<{ items: DepartmentRole[] }> {
  needOwnOrg(member, orgId);
  const items = await database.asUserQuery(member.person.claims, (sql) => selectDepartmentRoles(sql, orgId), {
    readOnly: true,
  });
  return { items };
}

/** Throws NOT_FOUND (the org), ALREADY_EXISTS (the name). */
export async function addDepartmentRole(
  database: Database,
  member: Member,
  orgId: string,
  { name, permissions }: ParsedBody<typeof createDepartmentRole>,
): Promise<DepartmentRole> {
  needOwnOrg(member, orgId);
  return database.asUser(member.person.claims, async (sql) => {
    const id = await withFreeName(() => insertDepartmentRole(sql, orgId, name));
    await setKeys(sql, orgId, id, permissions);
    await appendEvent(sql, {
      orgId,
      type: 'department_role.created',
      payload: { department_role_id: id, name },
    });
    return existing(sql, orgId, id);
  });
}

/** Its members have the new keys from their next request on. Throws NOT_FOUND, ALREADY_EXISTS (the name). */
export async function changeDepartmentRole(
  database: Database,
  member: Member,
  { id: orgId, roleId }: { id: string; roleId: string },
  body: ParsedBody<typeof updateDepartmentRole>,
): Promise<DepartmentRole> {
  needOwnOrg(member, orgId);
  const { name, permissions, position } = body;
  return database.asUser(member.person.claims, async (sql) => {
    await existing(sql, orgId, roleId);
    if (name !== undefined) await withFreeName(() => renameDepartmentRole(sql, orgId, roleId, name));
    if (permissions !== undefined) await setKeys(sql, orgId, roleId, permissions);
    if (position !== undefined) await moveDepartmentRole(sql, orgId, roleId, position);
    const fields = Object.keys(body);
    if (fields.length > 0) {
      const payload = { department_role_id: roleId, fields };
      await appendEvent(sql, { orgId, type: 'department_role.changed', payload });
    }
    return existing(sql, orgId, roleId);
  });
}

/** Throws NOT_FOUND, DEPARTMENT_ROLE_IN_USE naming the memberships, unless they may lose it. */
export async function removeDepartmentRole(
  database: Database,
  member: Member,
  { id: orgId, roleId }: { id: string; roleId: string },
  { force }: { readonly force: boolean },
): Promise<Record<string, never>> {
  needOwnOrg(member, orgId);
  return database.asUser(member.person.claims, async (sql) => {
    const { members } = await existing(sql, orgId, roleId);
    if (members.length > 0 && !force) {
      const ids = members.map((each) => each.membership_id);
      throw new AppError('DEPARTMENT_ROLE_IN_USE', { membership_ids: ids });
    }
    await deleteDepartmentRoleRow(sql, orgId, roleId);
    const payload = { department_role_id: roleId };
    await appendEvent(sql, { orgId, type: 'department_role.deleted', payload });
    return {};
  });
}

async function existing(sql: Sql, orgId: string, roleId: string): Promise<DepartmentRole> {
  const [role] = await selectDepartmentRoles(sql, orgId, roleId);
  if (role === undefined) throw new AppError('NOT_FOUND');
  return role;
}

function withFreeName<T>(work: () => Promise<T>): Promise<T> {
  return refusingOn(
    { sqlState: '23505', constraint: 'department_roles_name' },
    () => new AppError('ALREADY_EXISTS', { field: 'name' }),
    work,
  );
}
