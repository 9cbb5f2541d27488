import type { PermissionKey } from '@crosscart/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeWall, type Wall } from './arrangement.ts';
import { attempt } from './attempt.ts';

/**
 * Every function that a role of people or agents may execute, and the key that it asks for by itself. `own`: it
 * answers or changes nothing but what is the asking person's; `owner`: the org's owner alone; `agent`: it is the queue's, for agents alone.
 */
const FUNCTIONS: Readonly<Record<string, PermissionKey | 'own' | 'owner' | 'agent' | 'harmless'>> = {
  clock: 'harmless',
  append_event: 'own',
  my_memberships: 'own',
  is_signed_out: 'own',
  my_sessions: 'own',
  set_access_code: 'own',
  take_access_code_turn: 'own',
  seen: 'own',
  create_account: 'admin.accounts',
  note_on_account: 'admin.accounts',
  delete_account: 'admin.accounts',
  change_member: 'admin.users',
  remove_member: 'admin.users',
  set_department_role: 'admin.users',
  keys_of_member: 'admin.users',
  revoke_access_code: 'admin.users',
  transfer_ownership: 'owner',
  record_fields: 'harmless',
  account_of_record: 'own',
  delete_record: 'order_tracking.delete',
  read_buyer_contact: 'buyer_contact.read',
  preview_access: 'admin.department_roles',
  report_presence: 'own',
  presence_of_org: 'own',
  create_supplier_link: 'supplier_links.write',
  approve_pairing: 'admin.automation',
  reject_pairing: 'admin.automation',
  pairing_code: 'admin.automation',
  rotate_pairing_code: 'admin.automation',
  set_agent_status: 'admin.automation',
  rename_agent: 'admin.automation',
  revoke_agent: 'admin.automation',
  delete_agent: 'admin.automation',
  stop_automation: 'auto_order.operate',
  resume_automation: 'admin.automation',
  confirm_purchase: 'auto_order.operate',
  cancel_job: 'auto_order.operate',
  agent_credentials: 'agent',
  begin_agent_request: 'agent',
  begin_outcome_report: 'agent',
  check_in_agent: 'agent',
  agent_heartbeat: 'agent',
  set_own_agent_status: 'agent',
  capture_order: 'agent',
  report_scan: 'agent',
  claim_next_automation_job: 'agent',
  job_ship_to: 'agent',
  report_stage: 'agent',
  request_permit: 'agent',
  record_placing: 'agent',
  report_placed: 'agent',
  complete_job: 'agent',
  fail_job: 'agent',
  release_job: 'agent',
  keep_late_report: 'agent',
  find_access_code: 'agent',
  clock_in: 'agent',
  person_at_device: 'agent',
  clock_out: 'agent',
};

/** Functions that answer nothing instead of refusing. */
const QUIET: readonly string[] = ['keys_of_member'];

interface GrantedFunction {
  readonly name: string;
  readonly arguments: readonly { readonly name: string; readonly type: string }[];
  readonly people: boolean;
  readonly agents: boolean;
}

let wall: Wall;
let granted: readonly GrantedFunction[];
beforeAll(async () => {
  wall = await arrangeWall();
  granted = await wall.test.sql<GrantedFunction[]>`
    select p.proname as name,
      coalesce((select jsonb_agg(jsonb_build_object('name', n, 'type', t::regtype::text) order by o)
        from unnest(p.proargnames[1:p.pronargs], p.proargtypes::oid[]) with ordinality as u (n, t, o)), '[]') as arguments,
      has_function_privilege('authenticated', p.oid, 'execute') as people,
      has_function_privilege('crosscart_agent', p.oid, 'execute') as agents
    from pg_proc p
    where p.pronamespace = 'app'::regnamespace and p.prokind = 'f' and p.prorettype <> 'trigger'::regtype
      and (has_function_privilege('authenticated', p.oid, 'execute')
        or has_function_privilege('crosscart_agent', p.oid, 'execute')
        or has_function_privilege('anon', p.oid, 'execute'))
    order by 1`;
});
afterAll(() => wall.test.drop());

describe('functions of the wall', () => {
  it('are each known with the key they ask for, and granted to people or to agents accordingly', () => {
    const strangers = granted.filter(({ name }) => !Object.hasOwn(FUNCTIONS, name));
    expect(
      strangers.map(
        ({ name }) => `app.${name} has no entry in functions.test.ts: say which key it asks for.`,
      ),
    ).toEqual([]);
    for (const { name, people, agents } of granted) {
      const rule = FUNCTIONS[name];
      if (rule === 'harmless') continue;
      expect({ name, people, agents }).toEqual({ name, people: rule !== 'agent', agents: rule === 'agent' });
    }
    const names = granted.map(({ name }) => name);
    expect(Object.keys(FUNCTIONS).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('write nothing and tell nothing to people who lack the key, whatever ids they name', async () => {
    const { test, people } = wall;
    const asked = granted.filter(
      ({ name, people: open }) => open && !['harmless', 'own'].includes(String(FUNCTIONS[name])),
    );
    for (const { name, arguments: parameters } of asked) {
      const key = String(FUNCTIONS[name]);
      const values = await Promise.all(parameters.map(argumentFor));
      const places = values.map((_, index) => `$${index + 1}::text::${parameters[index]?.type}`).join(', ');
      for (const person of people) {
        const [holder] = await test.sql`
          select from wall.may where person = ${person.id} and key = ${key} and org_id = ${wall.ours.orgId}`;
        if (holder !== undefined || (key === 'owner' && person.id === wall.ours.adminId)) continue;
        const done = await attempt(test.db, person.id, `select app.${name}(${places})::text as key`, values);
        const told = done.keys.filter((answer) => answer !== 'null');
        expect({ told, wrote: done.wrote }, `${person.name} calls app.${name}`).toEqual({
          told: [],
          wrote: false,
        });
        if (!QUIET.includes(name)) expect(done.code, `${person.name} calls app.${name}`).toBe('CC001');
      }
    }
  });

  it('keep to the accounts of a VA who has the key there only', async () => {
    const { test, people, aside } = wall;
    const va = people.find(({ name }) => name === 'a VA with every key');
    const [job] =
      await test.sql`select id from app.automation_jobs where account_id = ${aside.accountId} limit 1`;
    const [review] =
      await test.sql`select id from app.purchase_reviews where account_id = ${aside.accountId} limit 1`;
    const calls = [
      [`select app.cancel_job($1, 'no')`, [job?.id]],
      ['select app.confirm_purchase($1, $2, 100000)', [job?.id, review?.id]],
      [
        'select app.create_supplier_link($1::text::jsonb)',
        [JSON.stringify({ account_id: aside.accountId, sku: 'A', site: 'amazon.com', asin: 'B0TESTTEST' })],
      ],
      [
        `select app.append_event($1, 'record.changed', $2, null, null, null, '{}')`,
        [aside.orgId, aside.accountId],
      ],
    ] as const;
    for (const [statement, values] of calls) {
      const done = await attempt(test.db, String(va?.id), statement, values);
      expect(done, statement).toMatchObject({ code: 'CC001', wrote: false });
    }
  });
});

/** An argument that would do something if its caller might: ids of our agency's rows, by the parameter's name. */
async function argumentFor({ name, type }: { name: string; type: string }): Promise<string> {
  const { test, ours } = wall;
  const first = async (table: string) => {
    const [row] = await test.sql.unsafe<{ id: string }[]>(
      `select id from app.${table} where org_id = '${ours.orgId}' limit 1`,
    );
    return row?.id ?? crypto.randomUUID();
  };
  const byName: Record<string, () => Promise<string> | string> = {
    p_org: () => ours.orgId,
    p_account: () => ours.accountId,
    p_job: () => first('automation_jobs'),
    p_review: () => first('purchase_reviews'),
    p_agent: () => first('automation_agents'),
    p_request: () => first('automation_pairing_requests'),
    p_record: () => first('records'),
    p_invite: () => first('invites'),
    p_membership: () => first('memberships'),
    p_department_role: () => first('department_roles'),
    p_role: () => first('department_roles'),
    p_attention: () => first('attention_items'),
    p_item: () => first('attention_items'),
    p_link: () =>
      JSON.stringify({ account_id: ours.accountId, sku: 'A', site: 'amazon.com', asin: 'B0TESTTEST' }),
    p_user: () => ours.vaId,
    p_new_owner: () => ours.vaId,
    p_status: () => 'paused',
  };
  const named = await byName[name]?.();
  if (named !== undefined && (type === 'uuid') === /^[0-9a-f-]{36}$/.test(named)) return named;
  return BY_TYPE[type] ?? 'x';
}

const BY_TYPE: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  'uuid[]': '{}',
  'text[]': '{}',
  jsonb: '{}',
  bytea: '\\x00',
  integer: '1',
  bigint: '1',
  boolean: 'true',
  'timestamp with time zone': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
};
