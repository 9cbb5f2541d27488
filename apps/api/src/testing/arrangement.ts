import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '@crosscart/database/testing';
import type { SignIn } from './auth-service.ts';

type SuperuserSql = TestDatabase['sql'];

export interface Agency {
  readonly orgId: string;
  readonly admin: SignIn;
  /** Assigned to `account` with `vaKeys` by one department role. */
  readonly va: SignIn;
  /** Assigned to `account`, but without any department role. */
  readonly plainVa: SignIn;
  readonly client: SignIn;
  readonly suspended: SignIn;
  readonly departmentRoleId: string;
  /** The client's own, and the VA's assigned one; a practice account in USD. */
  readonly account: { readonly id: string; readonly code: string };
  /** Nobody's but the admin's; USD. */
  readonly otherAccount: { readonly id: string; readonly code: string };
}

/** Keys of the arranged VA's department role. */
const VA_KEYS = ['order_tracking.write.basic_fields', 'auto_order.operate', 'supplier_links.write'] as const;

/** An agency with one person of every kind and two accounts. */
export async function arrangeAgency(sql: SuperuserSql, name: string): Promise<Agency> {
  const orgId = await createOrg(sql, name);
  const join = async (kind: string, role: string, status = 'active', isOwner = false) => {
    const person = newPerson(`${kind}@${name.toLowerCase().replace(/\W+/g, '-')}.example`, kind);
    await sql`insert into app.profiles (id, email, full_name) values (${person.id}, ${person.email}, ${person.fullName})`;
    const [membership] = await sql<[{ id: string }]>`
      insert into app.memberships (org_id, user_id, role, status, is_owner)
      values (${orgId}, ${person.id}, ${role}, ${status}, ${isOwner}) returning id`;
    return { person, membershipId: membership.id };
  };
  const admin = await join('admin', 'admin', 'active', true);
  const va = await join('va', 'va');
  const plainVa = await join('plain-va', 'va');
  const client = await join('client', 'client');
  const suspended = await join('suspended', 'admin', 'suspended');

  const departmentRoleId = await arrangeDepartmentRole(sql, orgId, 'Order desk', VA_KEYS);
  await sql`
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    values (${orgId}, ${va.membershipId}, ${departmentRoleId})`;
  const account = await arrangeAccount(sql, orgId, { code: 'ACC-1', clientId: client.person.id });
  const otherAccount = await arrangeAccount(sql, orgId, { code: 'ACC-2' });
  for (const { person } of [va, plainVa]) {
    await sql`
      insert into app.account_assignments (org_id, account_id, user_id)
      values (${orgId}, ${account.id}, ${person.id})`;
  }
  return {
    orgId,
    admin: admin.person,
    va: va.person,
    plainVa: plainVa.person,
    client: client.person,
    suspended: suspended.person,
    departmentRoleId,
    account,
    otherAccount,
  };
}

/** Somebody with an e-mail of their own and no rows anywhere. */
export function newPerson(email: string, fullName = 'Somebody'): SignIn {
  return { id: randomUUID(), email, fullName };
}

async function createOrg(sql: SuperuserSql, name: string): Promise<string> {
  const [org] = await sql<
    [{ id: string }]
  >`select app_private.create_org(${name}, 'USD', 'America/New_York') as id`;
  return org.id;
}

export async function arrangeDepartmentRole(
  sql: SuperuserSql,
  orgId: string,
  name: string,
  keys: readonly string[],
): Promise<string> {
  const [role] = await sql<[{ id: string }]>`
    insert into app.department_roles (org_id, name) values (${orgId}, ${name}) returning id`;
  for (const key of keys) {
    await sql`
      insert into app.department_role_permissions (org_id, department_role_id, permission_key)
      values (${orgId}, ${role.id}, ${key})`;
  }
  return role.id;
}

export async function arrangeAccount(
  sql: SuperuserSql,
  orgId: string,
  account: { code: string; clientId?: string; currency?: string },
): Promise<{ id: string; code: string }> {
  const [row] = await sql<[{ id: string }]>`
    insert into app.accounts (org_id, account_code, name, currency, practice, client_user_id)
    values (${orgId}, ${account.code}, ${`Shop ${account.code}`}, ${account.currency ?? 'USD'}, true,
      ${account.clientId ?? null})
    returning id`;
  await sql`insert into app.account_policies (account_id, org_id) values (${row.id}, ${orgId})`;
  return { id: row.id, code: account.code };
}
