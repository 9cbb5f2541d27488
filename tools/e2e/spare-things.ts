import { createAccount, createDepartmentRole, createInvite } from '@crosscart/contracts';
import type postgres from 'postgres';
import type { DemoAgency } from '../demo/agency.ts';

/** What a test may close, delete, revoke, reject and give away. Answers the ids, by the words that addresses use. */
export async function spareThings(
  sql: postgres.Sql,
  { orgId, accountId, asAdmin }: DemoAgency,
): Promise<Record<string, string>> {
  const account = (account_code: string) =>
    asAdmin(createAccount, {
      body: { account_code, name: 'A shop of little work', currency: 'USD', practice: true },
    });
  const closing = await account('CLOSING-1');
  await account('FREE-1');
  const night = await asAdmin(createDepartmentRole, {
    params: { id: orgId },
    body: { name: 'Night desk', permissions: [] },
  });
  await asAdmin(createInvite, { body: { email: 'carl@example.com', role: 'va' } });
  const leaver = await member(sql, orgId, 'Lena Leaver', 'va');
  await member(sql, orgId, 'Petra Partner', 'admin');
  await sql`
    insert into app.access_codes (org_id, user_id, prefix, secret_hash, expires_at)
    select org_id, user_id, case role when 'va' then 'VVVV' else 'AAAA' end, 'of nobody', now() + interval '9 days'
    from app.memberships join app.profiles p on p.id = user_id where p.full_name in ('Vic Va', 'Ada Admin')`;
  await sql`
    insert into app.memberships (org_id, user_id, role)
    select app_private.create_org('Second Agency', 'EUR', 'Europe/Berlin'), id, 'admin'
    from app.profiles where full_name = 'Ada Admin'`;
  await askingDevice(sql, orgId);
  await idleAgent(sql, orgId, accountId);
  const [found] = await sql`
    select (select id from app.profiles where full_name = 'Vic Va') as "VA",
      (select id from app.records where ebay_order_id = '12-10000-57280') as "RECORD"`;
  return { ...found, ACCOUNT: accountId, CLOSING: closing.id, NIGHT: night.id, LEAVER: leaver };
}

async function member(sql: postgres.Sql, orgId: string, name: string, role: 'va' | 'admin'): Promise<string> {
  const [{ id }] = await sql<[{ id: string }]>`
    insert into app.profiles (id, email, full_name)
    values (gen_random_uuid(), ${`${name.replace(' ', '.')}@example.com`}, ${name}) returning id`;
  await sql`insert into app.memberships (org_id, user_id, role) values (${orgId}, ${id}, ${role})`;
  return id;
}

async function device(sql: postgres.Sql, jkt: string): Promise<postgres.Row> {
  const [made] = await sql<[postgres.Row]>`
    insert into app.automation_devices (install_instance_id, jkt, public_jwk)
    values (gen_random_uuid(), ${jkt}, '{}') returning id, install_instance_id, jkt`;
  return made;
}

async function askingDevice(sql: postgres.Sql, orgId: string): Promise<void> {
  const { id, jkt } = await device(sql, 'the key of a second device that asks');
  await sql`
    insert into app.automation_pairing_requests (org_id, device_id, jkt, nonce, detected_site, extension_version, expires_at)
    values (${orgId}, ${id}, ${jkt}, 'nonce', 'ebay.com', '0.1.0', now() + interval '15 minutes')`;
}

async function idleAgent(sql: postgres.Sql, orgId: string, accountId: string): Promise<void> {
  const { id, install_instance_id, jkt } = await device(sql, 'the key of an old laptop');
  await sql`
    insert into app.automation_agents (org_id, device_id, install_instance_id, jkt, role, label, token_secret_encrypted,
      extension_version, checked_in_at, last_seen_at)
    values (${orgId}, ${id}, ${install_instance_id}, ${jkt}, 'AMAZON_AGENT', 'Old laptop', '\\x00', '0.1.0', now(), now())`;
  await sql`
    insert into app.automation_agent_accounts (org_id, agent_id, agent_role, account_id)
    select org_id, id, role, ${accountId} from app.automation_agents where label = 'Old laptop'`;
}
