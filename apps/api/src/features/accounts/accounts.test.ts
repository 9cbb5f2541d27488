import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const asAdmin = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  api.call(api.agency.admin, method, path, { body });

let codes = 100;
async function openAccount(fields: Record<string, unknown> = {}) {
  const answer = await asAdmin('POST', '/admin/accounts', {
    account_code: `NEW-${codes++}`,
    name: 'New shop',
    currency: 'EUR',
    ...fields,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function lastEvent(accountId: string) {
  const [event] = await api.database.sql`
    select type, actor_id, payload from app.automation_events
    where account_id = ${accountId} order by id desc limit 1`;
  return event;
}

describe('GET /accounts', () => {
  it('shows all of the org to admins, assigned ones to VAs, own ones to clients', async () => {
    const codesFor = async (person: TestApi['agency']['admin']) =>
      (await api.call(person, 'GET', '/accounts')).body.items.map(
        (account: { account_code: string }) => account.account_code,
      );
    const { admin, va, client } = api.otherAgency;
    expect(await codesFor(admin)).toEqual(['ACC-1', 'ACC-2']);
    expect(await codesFor(va)).toEqual(['ACC-1']);
    expect(await codesFor(client)).toEqual(['ACC-1']);
  });

  it('asks for accounts.view, which every VA has until the org takes it from them', async () => {
    const { orgId, va } = api.otherAgency;
    const taken = await api.database.sql`
      delete from app.role_permissions where org_id = ${orgId} and role = 'va' and permission_key = 'accounts.view'
      returning org_id, role, permission_key`;
    const refused = await api.call(va, 'GET', '/accounts');
    expect(refused).toMatchObject({
      status: 403,
      body: { error: { code: 'FORBIDDEN', details: { permission: 'accounts.view' } } },
    });
    await api.database.sql`insert into app.role_permissions ${api.database.sql(taken)}`;
    expect((await api.call(va, 'GET', '/accounts')).status).toBe(200);
  });
});

describe('accounts of the org', () => {
  it('are opened with the cautious default policy, and listed by code', async () => {
    const account = await openAccount({ client_user_id: api.agency.client.id, practice: true });
    expect(account).toMatchObject({
      currency: 'EUR',
      practice: true,
      paused: false,
      mode: 'confirm',
      client: { user_id: api.agency.client.id, email: api.agency.client.email },
      vas: [],
    });
    expect(await lastEvent(account.id)).toMatchObject({ type: 'account.created' });
    expect((await asAdmin('GET', `/admin/accounts/${account.id}`)).body).toEqual(account);

    const first = await api.call(api.agency.admin, 'GET', '/admin/accounts', { query: { limit: '1' } });
    expect(first.body.items[0].account_code).toBe('ACC-1');
    const rest = await api.call(api.agency.admin, 'GET', '/admin/accounts', {
      query: { cursor: first.body.next_cursor },
    });
    expect(rest.body.items.map((each: { id: string }) => each.id)).toContain(account.id);
    expect(rest.body.items.map((each: { account_code: string }) => each.account_code)).not.toContain('ACC-1');
    const found = await api.call(api.agency.admin, 'GET', '/admin/accounts', {
      query: { search: account.account_code },
    });
    expect(found.body.items).toHaveLength(1);
  });

  it('have a code of their own, whatever its case', async () => {
    const answer = await asAdmin('POST', '/admin/accounts', {
      account_code: 'acc-1',
      name: 'Copy',
      currency: 'USD',
    });
    expect(answer.status).toBe(409);
    expect(answer.body.error).toMatchObject({ code: 'ALREADY_EXISTS', details: { field: 'account_code' } });
  });

  it('are not opened with bad input or for somebody who is no client', async () => {
    const count = async () => (await api.database.sql`select from app.accounts`).length;
    const before = await count();
    const bad = await asAdmin('POST', '/admin/accounts', { account_code: 'a b', name: '', currency: 'usd' });
    expect(bad.status).toBe(400);
    expect(bad.body.error.details.fields.map((each: { field: string }) => each.field).sort()).toEqual([
      'account_code',
      'currency',
      'name',
    ]);
    const noClient = await asAdmin('POST', '/admin/accounts', {
      account_code: 'X-1',
      name: 'X',
      currency: 'USD',
      client_user_id: api.otherAgency.client.id,
    });
    expect(noClient.status).toBe(400);
    expect(noClient.body.error.details.fields[0].field).toBe('client_user_id');
    expect(await count()).toBe(before);
  });

  it('change field by field; the log names the fields', async () => {
    const account = await openAccount();
    const changed = await asAdmin('PATCH', `/admin/accounts/${account.id}`, {
      paused: true,
      client_user_id: api.agency.client.id,
    });
    expect(changed.body).toMatchObject({
      paused: true,
      name: 'New shop',
      client: { user_id: api.agency.client.id },
    });
    expect(await lastEvent(account.id)).toMatchObject({
      type: 'account.changed',
      actor_id: api.agency.admin.id,
      payload: { fields: ['client_user_id', 'paused'] },
    });
    const refused = await asAdmin('PATCH', `/admin/accounts/${account.id}`, { practice: true });
    expect(refused.body.error.details.fields).toEqual([{ field: 'practice', problem: 'unknown field' }]);
  });

  it('are closed once nothing runs on them: VAs lose them, the code is free, the records stay', async () => {
    const account = await openAccount();
    const path = `/admin/accounts/${account.id}`;
    await asAdmin('POST', `${path}/assignments`, { user_id: api.agency.va.id });
    await api.database.sql`
      insert into app.records (org_id, account_id, ebay_order_id, sale_date, item_name, qty, currency)
      values (${api.agency.orgId}, ${account.id}, '12-15199-99999', '2026-11-02', 'Kettle', 1, 'USD')`;
    expect((await asAdmin('DELETE', path)).status).toBe(200);
    expect((await asAdmin('GET', path)).status).toBe(404);
    expect((await asAdmin('DELETE', path)).status).toBe(404);
    const mine = await api.call(api.agency.va, 'GET', '/accounts');
    expect(mine.body.items.map((each: { id: string }) => each.id)).not.toContain(account.id);
    const records = await api.call(api.agency.admin, 'GET', '/records', {
      query: { account_id: account.id },
    });
    expect(records.body.items).toHaveLength(1);
    const again = await asAdmin('POST', '/admin/accounts', {
      account_code: account.account_code,
      name: 'Again',
      currency: 'USD',
    });
    expect(again.status).toBe(200);
  });

  it('are not closed while an order waits for its purchase', async () => {
    const account = await openAccount();
    await api.database.sql`
      insert into app.automation_jobs (org_id, account_id, type, ebay_order_id, ebay_line_id, item_id, item_name, qty,
        currency, sale_date, status)
      values (${api.agency.orgId}, ${account.id}, 'PURCHASE', '12-15199-88888', '1000000', '2000000', 'Kettle', 1,
        'USD', '2026-11-02', 'FAILED_NEEDS_ATTENTION')`;
    const refused = await asAdmin('DELETE', `/admin/accounts/${account.id}`);
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({ code: 'ACCOUNT_IN_USE', details: { agents: 0, jobs: 1 } });
  });

  it('keep what admins note to admins, out of the audit too', async () => {
    const account = await openAccount();
    const path = `/admin/accounts/${account.id}`;
    const noted = await asAdmin('PATCH', path, { admin_remarks: 'pays late' });
    expect(noted.body.admin_remarks).toBe('pays late');
    const seen = await api.database.db.asUser(
      { sub: api.agency.va.id },
      (sql) => sql`select body from app.admin_notes`,
    );
    expect(seen).toHaveLength(0);
    const audit = await api.call(api.agency.admin, 'GET', '/admin/audit', {
      query: { subject: 'admin_notes' },
    });
    expect(audit.body.items.length).toBeGreaterThan(0);
    expect(JSON.stringify(audit.body)).not.toContain('pays late');
    expect((await asAdmin('PATCH', path, { admin_remarks: ' ' })).body.admin_remarks).toBeNull();
  });

  it('of another org do not exist', async () => {
    const path = `/admin/accounts/${api.otherAgency.account.id}`;
    expect((await asAdmin('GET', path)).status).toBe(404);
    expect((await asAdmin('PATCH', path, { name: 'Mine' })).status).toBe(404);
    expect((await asAdmin('PATCH', path, { admin_remarks: 'Mine' })).status).toBe(404);
    expect((await asAdmin('DELETE', path)).status).toBe(404);
    expect((await asAdmin('GET', `${path}/policy`)).status).toBe(404);
    expect((await asAdmin('PATCH', `${path}/policy`, { mode: 'automatic' })).status).toBe(404);
    expect((await asAdmin('GET', `${path}/assignments`)).status).toBe(404);
    const assigned = await asAdmin('POST', `${path}/assignments`, { user_id: api.agency.va.id });
    expect(assigned.status).toBe(404);
  });

  it('are closed to people without the key', async () => {
    const body = { account_code: 'X-2', name: 'X', currency: 'USD' };
    for (const person of [api.agency.va, api.agency.client]) {
      const answer = await api.call(person, 'POST', '/admin/accounts', { body });
      expect(answer.body.error).toMatchObject({
        code: 'FORBIDDEN',
        details: { permission: 'admin.accounts' },
      });
    }
  });
});

describe('assignments', () => {
  it('are made once, listed and ended', async () => {
    const account = await openAccount();
    const path = `/admin/accounts/${account.id}/assignments`;
    const first = await asAdmin('POST', path, { user_id: api.agency.va.id });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ user_id: api.agency.va.id, email: api.agency.va.email });
    expect((await asAdmin('POST', path, { user_id: api.agency.va.id })).body).toEqual(first.body);
    expect((await asAdmin('GET', path)).body.items).toEqual([first.body]);
    const mine = await api.call(api.agency.va, 'GET', '/accounts');
    expect(mine.body.items.map((each: { id: string }) => each.id)).toContain(account.id);

    expect((await asAdmin('DELETE', `${path}/${api.agency.va.id}`)).status).toBe(200);
    expect((await asAdmin('DELETE', `${path}/${api.agency.va.id}`)).status).toBe(404);
    expect((await asAdmin('GET', path)).body.items).toEqual([]);
    expect(await lastEvent(account.id)).toMatchObject({ payload: { unassigned: api.agency.va.id } });
  });

  it('are for VAs of the org only', async () => {
    const path = `/admin/accounts/${api.agency.account.id}/assignments`;
    for (const person of [api.agency.client, api.otherAgency.va]) {
      const answer = await asAdmin('POST', path, { user_id: person.id });
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.fields[0].field).toBe('user_id');
    }
  });
});

describe('policies', () => {
  it('change field by field and keep the rest', async () => {
    const account = await openAccount();
    const path = `/admin/accounts/${account.id}/policy`;
    const before = (await asAdmin('GET', path)).body;
    expect(before).toMatchObject({ mode: 'confirm', fee_estimate_bp: 1500 });
    const changed = await asAdmin('PATCH', path, {
      mode: 'automatic',
      fee_estimate_bp: null,
      profit_floor_minor: -200,
    });
    expect(changed.body).toEqual({
      ...before,
      mode: 'automatic',
      fee_estimate_bp: null,
      profit_floor_minor: -200,
      updated_at: expect.any(String),
    });
    expect(await lastEvent(account.id)).toMatchObject({ type: 'policy.changed' });
    expect((await asAdmin('PATCH', path, {})).body).toEqual(changed.body);
  });

  it('refuse what is out of bounds, and nothing changes', async () => {
    const path = `/admin/accounts/${api.agency.account.id}/policy`;
    const before = (await asAdmin('GET', path)).body;
    const answer = await asAdmin('PATCH', path, { mode: 'yolo', daily_cap_minor: -1, fee_estimate_bp: 1.5 });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields.map((each: { field: string }) => each.field).sort()).toEqual([
      'daily_cap_minor',
      'fee_estimate_bp',
      'mode',
    ]);
    expect((await asAdmin('GET', path)).body).toEqual(before);
  });
});
