import type { DepartmentRole, MembershipDepartmentRoles } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

/** In their order; with an id only that one. */
export function selectDepartmentRoles(sql: Sql, orgId: string, roleId: string | null = null) {
  return sql<DepartmentRole[]>`
    select * from (
      select d.id, d.name,
        array(
          select p.permission_key from app.department_role_permissions p
          where p.department_role_id = d.id order by p.permission_key
        ) as permissions,
        array(
          select distinct i.brings
          from app.department_role_permissions p join app.permission_implications i using (permission_key)
          where p.department_role_id = d.id order by i.brings
        ) as effective_permissions,
        (row_number() over (order by d.position, lower(d.name), d.id) - 1)::integer as position,
        coalesce((
          select jsonb_agg(jsonb_build_object('membership_id', m.id, 'user_id', m.user_id, 'email', p.email,
            'full_name', p.full_name) order by lower(p.email))
          from app.membership_department_roles x
          join app.memberships m on m.id = x.membership_id
          join app.profiles p on p.id = m.user_id
          where x.department_role_id = d.id), '[]') as members
      from app.department_roles d
      where d.org_id = ${orgId}
    ) as roles
    where ${roleId}::uuid is null or id = ${roleId}
    order by position`;
}

/** Last in the order. Violates department_roles_name for a name that is taken. */
export async function insertDepartmentRole(sql: Sql, orgId: string, name: string): Promise<string> {
  const [row] = await sql<[{ id: string }]>`
    insert into app.department_roles (org_id, name, position)
    select ${orgId}, ${name}, coalesce(max(position) + 1, 0) from app.department_roles where org_id = ${orgId}
    returning id`;
  return row.id;
}

export async function renameDepartmentRole(
  sql: Sql,
  orgId: string,
  roleId: string,
  name: string,
): Promise<void> {
  await sql`update app.department_roles set name = ${name} where org_id = ${orgId} and id = ${roleId}`;
}

/** All keys of the role, replacing what it had. */
export async function setKeys(
  sql: Sql,
  orgId: string,
  roleId: string,
  keys: readonly string[],
): Promise<void> {
  await sql`
    delete from app.department_role_permissions
    where department_role_id = ${roleId} and not permission_key = any(${[...keys]}::text[])`;
  await sql`
    insert into app.department_role_permissions (org_id, department_role_id, permission_key)
    select ${orgId}, ${roleId}, key from unnest(${[...keys]}::text[]) as key
    on conflict do nothing`;
}

/** Puts the role at that place (or last); the others close up behind it. */
export async function moveDepartmentRole(
  sql: Sql,
  orgId: string,
  roleId: string,
  place: number,
): Promise<void> {
  await sql`
    with others as (
      select id, row_number() over (order by position, lower(name), id) - 1 as place
      from app.department_roles where org_id = ${orgId} and id <> ${roleId}
    ),
    places as (
      select id, place + (place >= ${place}::integer)::integer as place from others
      union all
      select ${roleId}::uuid, least(${place}::integer, (select count(*) from others))
    )
    update app.department_roles d set position = p.place
    from places p
    where d.org_id = ${orgId} and d.id = p.id and d.position <> p.place`;
}

/** Answers whether there was one. */
export async function deleteDepartmentRoleRow(sql: Sql, orgId: string, roleId: string): Promise<boolean> {
  const rows = await sql`
    delete from app.department_roles where org_id = ${orgId} and id = ${roleId} returning id`;
  return rows.length > 0;
}

/** Null when there is no such member. */
export async function selectRolesOfMember(
  sql: Sql,
  orgId: string,
  membershipId: string,
): Promise<MembershipDepartmentRoles | null> {
  const [row] = await sql<[MembershipDepartmentRoles?]>`
    select coalesce((
      select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.position, lower(d.name))
      from app.membership_department_roles x join app.department_roles d on d.id = x.department_role_id
      where x.membership_id = m.id), '[]') as items
    from app.memberships m
    where m.org_id = ${orgId} and m.id = ${membershipId}`;
  return row ?? null;
}

/** Refuses NOT_FOUND (member or role), VALIDATION_FAILED (no VA). Answers whether anything changed. */
export async function setRoleOfMember(
  sql: Sql,
  orgId: string,
  change: { readonly membershipId: string; readonly roleId: string; readonly has: boolean },
): Promise<boolean> {
  const [row] = await sql<[{ changed: boolean }]>`
    select app.set_department_role(${orgId}, ${change.membershipId}, ${change.roleId}, ${change.has}) as changed`;
  return row.changed;
}
