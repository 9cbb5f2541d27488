import { signInAsDevelopmentPerson } from '@crosscart/auth/testing';
import {
  approvePairing,
  assignVa,
  bootstrap,
  createAccount,
  createDepartmentRole,
  createInvite,
  getPairingLink,
  listPairingRequests,
  setup,
  updatePolicy,
} from '@crosscart/contracts';
import type { SeedPlan } from '@crosscart/marketplaces';
import type postgres from 'postgres';
import { type Stack, StackError } from '../stack/index.ts';
import { type ApiCaller, createApiCaller } from './api-caller.ts';
import type { DemoPlan } from './seed-plan.ts';

export const DEMO_PEOPLE = {
  admin: 'ada.admin@example.com',
  va: 'vic.va@example.com',
  client: 'cleo.client@example.com',
} as const;

/** The demo's agency: made through the product's own doors, but for what has no door yet. */
export interface DemoAgency {
  readonly orgId: string;
  readonly accountId: string;
  readonly asAdmin: ApiCaller;
  readonly pairingLink: string;
}

/** Sets up the org with its owner, a client, a VA with a department role, and one practice account. */
export async function createDemoAgency(
  stack: Stack,
  sql: postgres.Sql,
  { plan, policy }: DemoPlan,
  mode: 'automatic' | 'confirm' = 'automatic',
): Promise<DemoAgency> {
  const code = await stack.issueSetupCode();
  if (code === null) throw new StackError('The throw-away data folder already holds an organisation.');
  const nobody = createApiCaller(stack.apiUrl);
  const { org_id: orgId } = await nobody(setup, {
    body: {
      code,
      org_name: 'Practice Agency',
      owner_email: DEMO_PEOPLE.admin,
      currency: plan.currency,
      time_zone: 'UTC',
    },
  });
  const signIn = async (email: string): Promise<{ caller: ApiCaller; userId: string }> => {
    const session = await signInAsDevelopmentPerson({
      url: stack.authUrl,
      anonKey: stack.anonKey,
      email,
      redirectTo: `${stack.webUrl}/auth/callback`,
    });
    const caller = createApiCaller(stack.apiUrl, session.access_token);
    return { caller, userId: (await caller(bootstrap)).profile.id };
  };

  const { caller: asAdmin } = await signIn(DEMO_PEOPLE.admin);
  const departmentRole = await asAdmin(createDepartmentRole, {
    params: { id: orgId },
    body: {
      name: 'Order desk',
      permissions: [
        'order_tracking.write.order_fields',
        'order_tracking.write.basic_fields',
        'auto_order.operate',
        'supplier_links.write',
      ],
    },
  });
  await asAdmin(createInvite, {
    body: { email: DEMO_PEOPLE.va, role: 'va', department_role_ids: [departmentRole.id] },
  });
  await asAdmin(createInvite, { body: { email: DEMO_PEOPLE.client, role: 'client' } });
  const va = await signIn(DEMO_PEOPLE.va);
  const client = await signIn(DEMO_PEOPLE.client);

  const account = await asAdmin(createAccount, {
    body: {
      account_code: 'PRACTICE-1',
      name: 'Practice shop',
      currency: plan.currency,
      practice: true,
      client_user_id: client.userId,
    },
  });
  await asAdmin(assignVa, { params: { id: account.id }, body: { user_id: va.userId } });
  await asAdmin(updatePolicy, {
    params: { id: account.id },
    body: { ...policy, mode, fee_estimate_bp: 1_500, delivery_allowance_days: 10 },
  });
  await seedSupplierLinks(sql, orgId, account.id, plan);
  const { link } = await asAdmin(getPairingLink);
  return { orgId, accountId: account.id, asAdmin, pairingLink: link };
}

/** Seeded links are marked as such: nobody made them by hand. */
async function seedSupplierLinks(
  sql: postgres.Sql,
  orgId: string,
  accountId: string,
  plan: SeedPlan,
): Promise<void> {
  for (const link of plan.supplier_links) {
    await sql`
      insert into app.supplier_links (org_id, account_id, item_id, variation, sku, site, asin, units_per_item, source)
      values (${orgId}, ${accountId}, ${link.item_id}, ${link.variation}, ${link.sku}, 'amazon.com', ${link.asin},
        ${link.units_per_item}, 'seed')`;
  }
}

/** Approves the one pairing request whose words the device shows, as the admin would after comparing them. */
export async function approveDevice(
  agency: DemoAgency,
  words: readonly string[],
  agent: { role: 'EBAY_AGENT' } | { role: 'AMAZON_AGENT' },
): Promise<string> {
  const { items } = await agency.asAdmin(listPairingRequests);
  const request = items.find((item) => item.words.join(' ') === words.join(' '));
  const [word] = words;
  if (request === undefined || word === undefined) {
    throw new Error(`no pairing request shows the words ${words.join(' ')}`);
  }
  const common = { word, jkt: request.jkt };
  const { agent_id: id } = await agency.asAdmin(approvePairing, {
    params: { id: request.id },
    body:
      agent.role === 'EBAY_AGENT'
        ? { ...common, role: 'EBAY_AGENT', account_id: agency.accountId, label: 'Practice eBay agent' }
        : {
            ...common,
            role: 'AMAZON_AGENT',
            account_ids: [agency.accountId],
            label: 'Practice Amazon agent',
          },
  });
  return id;
}
