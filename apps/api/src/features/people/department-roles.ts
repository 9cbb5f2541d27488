import { AppError, type DepartmentRole } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { Member } from '../../people-authentication/person.ts';
import { selectDepartmentRoles } from './department-roles.queries.ts';

/** Department roles of the org that the caller acts in, in their order; NOT_FOUND for any other org. */
export async function departmentRolesOf(
  database: Database,
  { person, membership }: Member,
  orgId: string,
): Promise<{ items: DepartmentRole[] }> {
  if (orgId !== membership.org_id) throw new AppError('NOT_FOUND');
  const items = await database.asUserQuery(person.claims, (sql) => selectDepartmentRoles(sql, orgId), {
    readOnly: true,
  });
  return { items };
}
