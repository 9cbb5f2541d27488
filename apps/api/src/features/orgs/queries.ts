import type { Org, RolePermissions, updateOrg } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';

export function selectOrg(sql: Sql, orgId: string) {
  return sql<[Org?]>`
    select o.id, o.name, o.currency, o.time_zone, o.session_hours, o.ship_to_retention_days,
      o.evidence_retention_days, o.audit_retention_days, o.created_at,
      (select jsonb_build_object('user_id', p.id, 'email', p.email, 'full_name', p.full_name)
        from app.memberships m join app.profiles p on p.id = m.user_id
        where m.org_id = o.id and m.is_owner) as owner,
      (select count(*) from app.memberships m where m.org_id = o.id) as members
    from app.orgs o
    where o.id = ${orgId}`;
}

/** `changes` names at least one field. */
export async function updateOrgRow(
  sql: Sql,
  orgId: string,
  changes: ParsedBody<typeof updateOrg>,
): Promise<void> {
  await sql`update app.orgs set ${sql(changes)} where id = ${orgId}`;
}

/** Refuses FORBIDDEN (the caller is not the owner), VALIDATION_FAILED (no other active admin). */
export async function giveOrgTo(sql: Sql, orgId: string, newOwnerId: string): Promise<void> {
  await sql`select app.transfer_ownership(${orgId}, ${newOwnerId})`;
}

export async function selectRolePermissions(sql: Sql, orgId: string): Promise<RolePermissions> {
  const rows = await sql<{ permission_key: string }[]>`
    select permission_key from app.role_permissions where org_id = ${orgId} and role = 'va'`;
  const keys = new Set(rows.map((row) => row.permission_key));
  return { va: { 'profit.read': keys.has('profit.read'), 'payouts.read': keys.has('payouts.read') } };
}

/** Answers whether anything changed. */
export async function setVaDefault(
  sql: Sql,
  orgId: string,
  key: keyof RolePermissions['va'],
  has: boolean,
): Promise<boolean> {
  const rows = has
    ? await sql`
        insert into app.role_permissions (org_id, role, permission_key) values (${orgId}, 'va', ${key})
        on conflict do nothing returning permission_key`
    : await sql`
        delete from app.role_permissions
        where org_id = ${orgId} and role = 'va' and permission_key = ${key} returning permission_key`;
  return rows.length > 0;
}
