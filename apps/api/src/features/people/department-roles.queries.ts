import type { DepartmentRole } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export function selectDepartmentRoles(sql: Sql, orgId: string) {
  return sql<DepartmentRole[]>`
    select d.id, d.name,
      array(
        select p.permission_key from app.department_role_permissions p
        where p.department_role_id = d.id order by p.permission_key
      ) as permissions
    from app.department_roles d
    where d.org_id = ${orgId}
    order by d.position, lower(d.name), d.id`;
}
