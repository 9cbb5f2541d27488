import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';
import { listenAs } from '../../testing/listening.ts';
import { listen } from '../../testing/paired-agents.ts';

let api: TestApi;
let reach: typeof fetch;
beforeAll(async () => {
  api = await startTestApi();
  reach = await listen(api);
});
afterAll(() => api.close());

interface Told {
  readonly type: string;
  readonly job_id: string | null;
  readonly actor: { kind: string; id: string | null; name: string | null };
  readonly payload: Record<string, unknown>;
}

/** Everything that the person hears while the admin does that, up to a last event that everybody of the org hears. */
async function heardBy(person: SignIn, doing: () => Promise<void>): Promise<Told[]> {
  const listening = await listenAs(api, reach, person);
  expect((await listening.next())?.event).toBe('ready');
  await doing();
  await asAdmin('PATCH', `/admin/orgs/${api.agency.orgId}`, { session_hours: 100 });
  const told: Told[] = [];
  for (;;) {
    const message = await listening.next();
    if (message === null) throw new Error('The stream ended');
    const event = JSON.parse(message.data) as Told;
    if (event.type === 'org.changed') break;
    told.push(event);
  }
  await listening.hangUp();
  return told;
}

async function asAdmin(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) {
  const answer = await api.call(api.agency.admin, method, path, body === undefined ? {} : { body });
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(200);
  return answer.body;
}
const typesOf = (told: readonly Told[]) => told.map(({ type }) => type);

test('who works on an account hears of a new name, but not of notes, of others whom it was given to, nor of its policy', async () => {
  const { account, va, plainVa, client } = api.agency;
  const giveAgain = async () => {
    await asAdmin('DELETE', `/admin/accounts/${account.id}/assignments/${plainVa.id}`);
    await asAdmin('POST', `/admin/accounts/${account.id}/assignments`, { user_id: plainVa.id });
  };
  const change = async () => {
    await asAdmin('PATCH', `/admin/accounts/${account.id}`, { name: 'Shop', admin_remarks: 'Late payer' });
    await asAdmin('PATCH', `/admin/accounts/${account.id}`, { admin_remarks: 'Pays late', paused: true });
    await giveAgain();
    await asAdmin('PATCH', `/admin/accounts/${account.id}/policy`, { daily_cap_minor: 100_00 });
  };
  for (const person of [va, client]) {
    const told = await heardBy(person, change);
    expect(told).toMatchObject([
      { type: 'account.changed', payload: {}, actor: { kind: 'user', id: null, name: null } },
    ]);
    expect(told[0]?.payload).toEqual({});
  }
  // Whom it is given to hears that.
  expect(await heardBy(plainVa, giveAgain)).toMatchObject([{ type: 'account.changed', payload: {} }]);
  const told = await heardBy(api.agency.admin, change);
  expect(told).toMatchObject([
    { type: 'account.changed', payload: { fields: ['name', 'admin_remarks'] } },
    { type: 'account.changed', payload: { fields: ['admin_remarks', 'paused'] } },
    { type: 'account.changed', payload: { unassigned: plainVa.id } },
    { type: 'account.changed', payload: { assigned: plainVa.id } },
    { type: 'policy.changed', payload: { fields: ['daily_cap_minor'] }, actor: { id: api.agency.admin.id } },
  ]);
});

test('a supplier link is told to who keeps links, not to who only looks at jobs', async () => {
  const { account, orgId, plainVa, va } = api.agency;
  const role = await asAdmin('POST', `/admin/orgs/${orgId}/department-roles`, {
    name: 'Watching',
    permissions: ['auto_order.read'],
  });
  await asAdmin('PATCH', `/admin/users/${plainVa.id}`, { department_role_ids: [role.id] });
  const link = (sku: string) => async () => {
    await asAdmin('POST', '/supplier-links', { account_id: account.id, sku, asin: 'B0CRSCART1' });
  };
  expect(typesOf(await heardBy(plainVa, link('one')))).toEqual([]);
  expect(await heardBy(va, link('two'))).toMatchObject([
    { type: 'supplier_link.created', payload: { sku: 'two' } },
  ]);
});

test('a member hears that their place changed, not what admins note about them', async () => {
  const { va } = api.agency;
  const told = await heardBy(va, async () => {
    await asAdmin('PATCH', `/admin/users/${va.id}`, { admin_remarks: 'Slow on Mondays' });
    await asAdmin('PATCH', `/admin/users/${va.id}`, {
      admin_remarks: 'Slow',
      department_role_ids: [api.agency.departmentRoleId],
    });
  });
  expect(told).toMatchObject([{ type: 'membership.changed', payload: {} }]);
  expect(JSON.stringify(told)).not.toContain('admin_remarks');
});

test('who may read a record but not the automation is not told which job bought it, nor who wrote its remark', async () => {
  const { account, client, orgId, plainVa, admin } = api.agency;
  const [job] = await api.database.sql<[{ id: string }]>`
    insert into app.automation_jobs (org_id, account_id, type, ebay_order_id, ebay_line_id, item_id, item_name, qty,
      currency, sale_date, status)
    values (${orgId}, ${account.id}, 'PURCHASE', '12-15199-00001', '1', '1', 'Kettle', 1, 'USD', '2026-11-20',
      'CANCELLED')
    returning id`;
  const [record] = await api.database.sql<[{ id: string }]>`
    insert into app.records (org_id, account_id, job_id, ebay_order_id, sale_date, item_name, qty, currency)
    values (${orgId}, ${account.id}, ${job.id}, '12-15199-00001', '2026-11-20', 'Kettle', 1, 'USD') returning id`;
  const book = async () => {
    await api.database.sql`
      insert into app.automation_events (org_id, account_id, job_id, record_id, type, actor_kind)
      values (${orgId}, ${account.id}, ${job.id}, ${record.id}, 'record.created', 'system')`;
  };
  expect(await heardBy(client, book)).toMatchObject([{ type: 'record.created', job_id: null }]);
  expect(await heardBy(api.agency.va, book)).toMatchObject([{ type: 'record.created', job_id: job.id }]);

  const role = await asAdmin('POST', `/admin/orgs/${orgId}/department-roles`, {
    name: 'Reading',
    permissions: ['order_tracking.read'],
  });
  await asAdmin('PATCH', `/admin/users/${plainVa.id}`, { department_role_ids: [role.id] });
  const path = `/records/${record.id}/order-remark`;
  await asAdmin('PATCH', path, { body: 'Call back' });
  expect((await api.call(plainVa, 'GET', path)).body).toMatchObject({ body: 'Call back', updated_by: null });
  expect((await api.call(admin, 'GET', path)).body.updated_by).toEqual({ id: admin.id, name: 'admin' });
});
