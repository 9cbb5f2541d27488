import { randomBytes, randomUUID } from 'node:crypto';
import type postgres from 'postgres';

/** An agency as tests arrange it: ids only; everything else is read from the database. */
export interface TestAgency {
  readonly orgId: string;
  readonly accountId: string;
  readonly adminId: string;
  readonly vaId: string;
  readonly clientId: string;
  readonly departmentRoleId: string;
  readonly ebayAgentId: string;
  readonly amazonAgentIds: readonly string[];
}

export interface TestAgencyOptions {
  readonly practice?: boolean;
  readonly mode?: 'off' | 'observe' | 'confirm' | 'automatic';
  readonly dailyCapMinor?: number;
  readonly maxOrderTotalMinor?: number;
  /** Keys of the VA's department role. */
  readonly vaKeys?: readonly string[];
  /** The marketplace account of each Amazon agent; two agents with one key share a cart. Default: two accounts. */
  readonly amazonAccounts?: readonly (string | null)[];
}

/** Creates an org with an admin (owner), an assigned VA, a client, one account, an eBay agent and Amazon agents. */
export async function createTestAgency(
  sql: postgres.Sql,
  options: TestAgencyOptions = {},
): Promise<TestAgency> {
  const [adminId, vaId, clientId] = [randomUUID(), randomUUID(), randomUUID()];
  const [org] = await sql<[{ id: string }]>`
    select app_private.create_org(${`Agency ${randomBytes(3).toString('hex')}`}, 'USD', 'America/New_York') as id`;
  const orgId = org.id;
  for (const [id, role] of [
    [adminId, 'admin'],
    [vaId, 'va'],
    [clientId, 'client'],
  ] as const) {
    await sql`insert into app.profiles (id, email, full_name) values (${id}, ${`${id}@example.com`}, ${role})`;
    await sql`
      insert into app.memberships (org_id, user_id, role, is_owner)
      values (${orgId}, ${id}, ${role}, ${role === 'admin'})`;
  }
  const departmentRoleId = await addDepartmentRole(sql, orgId, vaId, options.vaKeys ?? []);
  const account = await openAccount(sql, orgId, 'SHOP-1', clientId, options);
  await sql`
    insert into app.account_assignments (org_id, account_id, user_id) values (${orgId}, ${account.accountId}, ${vaId})`;
  return { orgId, adminId, vaId, clientId, departmentRoleId, ...account };
}

/** The agency seen from a second account of its own, with agents of its own, that concerns its admins alone. */
export async function addTestAccount(
  sql: postgres.Sql,
  agency: TestAgency,
  code: string,
): Promise<TestAgency> {
  return { ...agency, ...(await openAccount(sql, agency.orgId, code, null, {})) };
}

async function openAccount(
  sql: postgres.Sql,
  orgId: string,
  code: string,
  clientId: string | null,
  options: TestAgencyOptions,
): Promise<Pick<TestAgency, 'accountId' | 'ebayAgentId' | 'amazonAgentIds'>> {
  const [account] = await sql<[{ id: string }]>`
    insert into app.accounts (org_id, account_code, name, currency, practice, client_user_id)
    values (${orgId}, ${code}, ${`Shop ${code}`}, 'USD', ${options.practice ?? false}, ${clientId})
    returning id`;
  const accountId = account.id;
  await sql`
    insert into app.account_policies (account_id, org_id, mode, daily_cap_minor, max_order_total_minor)
    values (${accountId}, ${orgId}, ${options.mode ?? 'automatic'}, ${options.dailyCapMinor ?? 10_000_000},
      ${options.maxOrderTotalMinor ?? 20_000})`;
  const ebayAgentId = await addAgent(sql, orgId, 'EBAY_AGENT', accountId, 'www.ebay.com:seller-1');
  const amazonAgentIds: string[] = [];
  for (const key of options.amazonAccounts ?? ['www.amazon.com:BUYER-1', 'www.amazon.com:BUYER-2']) {
    amazonAgentIds.push(await addAgent(sql, orgId, 'AMAZON_AGENT', accountId, key));
  }
  return { accountId, ebayAgentId, amazonAgentIds };
}

async function addDepartmentRole(sql: postgres.Sql, orgId: string, userId: string, keys: readonly string[]) {
  const [role] = await sql<[{ id: string }]>`
    insert into app.department_roles (org_id, name) values (${orgId}, 'Orders') returning id`;
  for (const key of keys) {
    await sql`
      insert into app.department_role_permissions (org_id, department_role_id, permission_key)
      values (${orgId}, ${role.id}, ${key})`;
  }
  await sql`
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    select ${orgId}, id, ${role.id} from app.memberships where org_id = ${orgId} and user_id = ${userId}`;
  return role.id;
}

async function addAgent(
  sql: postgres.Sql,
  orgId: string,
  role: 'EBAY_AGENT' | 'AMAZON_AGENT',
  accountId: string,
  marketplaceAccountKey: string | null,
): Promise<string> {
  const install = randomUUID();
  const jkt = randomBytes(32).toString('base64url');
  const [device] = await sql<[{ id: string }]>`
    insert into app.automation_devices (install_instance_id, jkt, public_jwk) values (${install}, ${jkt}, '{}')
    returning id`;
  const [agent] = await sql<[{ id: string }]>`
    insert into app.automation_agents (org_id, device_id, install_instance_id, jkt, role, label,
      token_secret_encrypted, marketplace_account_key, checked_in_at)
    values (${orgId}, ${device.id}, ${install}, ${jkt}, ${role}, ${role}, '\\x00', ${marketplaceAccountKey}, now())
    returning id`;
  await sql`
    insert into app.automation_agent_accounts (org_id, agent_id, account_id, agent_role)
    values (${orgId}, ${agent.id}, ${accountId}, ${role})`;
  return agent.id;
}
