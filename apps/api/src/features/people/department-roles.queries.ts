import type { DepartmentRole } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export function selectDepartmentRoles(sql: Sql, orgId: string) {
  return sql<DepartmentRole[]>`
    select d.id, d.name,
      array(
        select p.permission_key from app.department_role_permissions p
        where p.department_role_id = d.id order by p.permission_key
      ) as permissions,
      array(
        select distinct i.brings from app.department_role_permissions p
        join app.permission_implications i using (permission_key)
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
    order by d.position, lower(d.name), d.id`;
}
