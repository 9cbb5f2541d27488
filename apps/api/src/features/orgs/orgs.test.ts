import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeEach(async () => {
  await api?.close();
  api = await startTestApi();
});
afterAll(() => api.close());

const path = (rest = '', orgId = api.agency.orgId) => `/admin/orgs/${orgId}${rest}`;
const asAdmin = (method: 'GET' | 'PATCH' | 'POST', address: string, body?: unknown) =>
  api.call(api.agency.admin, method, address, body === undefined ? {} : { body });
const changes = () => api.database.sql`select from app.audit_logs where org_id = ${api.agency.orgId}`;

describe('the settings of an organisation', () => {
  it('are read and changed field by field, with event and audit', async () => {
    const before = await asAdmin('GET', path());
    expect(before.body).toMatchObject({
      name: 'Agency',
      currency: 'USD',
      time_zone: 'America/New_York',
      session_hours: 168,
      owner: { user_id: api.agency.admin.id },
      members: 5,
    });
    const changed = await asAdmin('PATCH', path(), {
      name: 'Better Agency',
      currency: 'EUR',
      time_zone: 'Europe/Berlin',
      session_hours: 12,
      audit_retention_days: 365,
    });
    expect(changed.body).toEqual({
      ...before.body,
      name: 'Better Agency',
      currency: 'EUR',
      time_zone: 'Europe/Berlin',
      session_hours: 12,
      audit_retention_days: 365,
    });
    const [event] = await api.database.sql`
      select payload from app.automation_events where type = 'org.changed'`;
    expect(event?.payload.fields).toContain('session_hours');
    const [audit] = await api.database.sql`select before, after from app.audit_logs where subject = 'orgs'`;
    expect(audit).toMatchObject({ before: { name: 'Agency' }, after: { name: 'Better Agency' } });
  });

  it('refuse what they cannot be by name, and nothing is written', async () => {
    for (const [body, field] of [
      [{ currency: 'XQX' }, 'currency'],
      [{ currency: 'usd' }, 'currency'],
      [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
      [{ time_zone: '-05:00' }, 'time_zone'],
      [{ session_hours: 0 }, 'session_hours'],
      [{ ship_to_retention_days: 0 }, 'ship_to_retention_days'],
      [{ audit_retention_days: 30 }, 'audit_retention_days'],
      [{ name: ' ' }, 'name'],
      [{ pairing_code: 'x' }, 'pairing_code'],
    ] as const) {
      const answer = await asAdmin('PATCH', path(), body);
      expect(answer.status, JSON.stringify(body)).toBe(400);
      expect(answer.body.error.details.fields[0].field).toBe(field);
    }
    expect(await changes()).toHaveLength(0);
  });

  it('are for admins of that organisation alone', async () => {
    for (const person of [api.agency.va, api.agency.client]) {
      expect((await api.call(person, 'GET', path())).body.error.details).toEqual({ permission: 'admin.org' });
    }
    for (const answer of [
      await asAdmin('GET', path('', api.otherAgency.orgId)),
      await asAdmin('PATCH', path('', api.otherAgency.orgId), { name: 'Mine' }),
      await asAdmin('GET', path('/role-permissions', api.otherAgency.orgId)),
      await asAdmin('PATCH', path('/role-permissions', api.otherAgency.orgId), { va: {} }),
      await asAdmin('POST', path('/transfer-ownership', api.otherAgency.orgId), {
        new_owner_user_id: api.agency.admin.id,
        confirm: 'TRANSFER',
      }),
    ]) {
      expect(answer.status).toBe(404);
    }
  });
});

describe('a person in several organisations', () => {
  it('acts in the one that they name, as what they are there', async () => {
    await api.database.sql`
      insert into app.memberships (org_id, user_id, role)
      values (${api.otherAgency.orgId}, ${api.agency.admin.id}, 'client')`;
    const headers = { 'x-org-id': api.otherAgency.orgId };
    const there = await api.call(api.agency.admin, 'GET', path('', api.otherAgency.orgId), { headers });
    expect(there.body.error.code).toBe('FORBIDDEN');
    const here = await api.call(api.agency.admin, 'GET', path());
    expect(here.status).toBe(200);
    const crossed = await api.call(api.agency.admin, 'GET', path(), { headers });
    expect(crossed.body.error.code).toBe('FORBIDDEN');
  });
});

describe('the ownership', () => {
  const transfer = (by: SignIn, to: string, confirm = 'TRANSFER') =>
    api.call(by, 'POST', path('/transfer-ownership'), { body: { new_owner_user_id: to, confirm } });
  const owners = async () =>
    (
      await api.database
        .sql`select user_id from app.memberships where org_id = ${api.agency.orgId} and is_owner`
    ).map((row) => row.user_id);

  it('goes to another active admin by the typed word; the old owner stays an admin', async () => {
    await api.database.sql`update app.memberships set role = 'admin' where user_id = ${api.agency.va.id}`;
    const answer = await transfer(api.agency.admin, api.agency.va.id);
    expect(answer.body.owner.user_id).toBe(api.agency.va.id);
    expect(await owners()).toEqual([api.agency.va.id]);
    // Not the owner any more.
    expect((await transfer(api.agency.admin, api.agency.admin.id)).body.error.code).toBe('FORBIDDEN');
    const [event] = await api.database.sql`
      select payload from app.automation_events where type = 'org.ownership_transferred'`;
    expect(event?.payload).toEqual({ from_user_id: api.agency.admin.id, to_user_id: api.agency.va.id });
  });

  it('does not go without the word, to no admin, to somebody suspended, elsewhere, or to oneself', async () => {
    const { admin, va, suspended } = api.agency;
    for (const [to, word, field] of [
      [va.id, 'transfer', 'confirm'],
      [va.id, 'TRANSFER', 'new_owner_user_id'],
      [suspended.id, 'TRANSFER', 'new_owner_user_id'],
      [api.otherAgency.admin.id, 'TRANSFER', 'new_owner_user_id'],
      [admin.id, 'TRANSFER', 'new_owner_user_id'],
    ] as const) {
      const answer = await transfer(admin, to, word);
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.fields[0].field).toBe(field);
    }
    expect(await owners()).toEqual([admin.id]);
  });

  it('is given by the owner alone, and once when asked twice at the same time', async () => {
    await api.database.sql`
      update app.memberships set role = 'admin', status = 'active'
      where user_id in (${api.agency.va.id}, ${api.agency.suspended.id})`;
    expect((await transfer(api.agency.va, api.agency.va.id)).body.error.code).toBe('FORBIDDEN');
    const answers = await Promise.all([
      transfer(api.agency.admin, api.agency.va.id),
      transfer(api.agency.admin, api.agency.suspended.id),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
    expect(await owners()).toHaveLength(1);
  });
});

describe('what every VA may read of the money', () => {
  it('is off, turned on and off, and shows at the next request', async () => {
    const off = await asAdmin('GET', path('/role-permissions'));
    expect(off.body).toEqual({ va: { 'profit.read': false, 'payouts.read': false } });
    const keys = async () =>
      (await api.call(api.agency.va, 'GET', '/me')).body.memberships[0].permissions as string[];
    const on = await asAdmin('PATCH', path('/role-permissions'), { va: { 'profit.read': true } });
    expect(on.body.va).toEqual({ 'profit.read': true, 'payouts.read': false });
    expect(await keys()).toContain('profit.read');
    await asAdmin('PATCH', path('/role-permissions'), { va: { 'profit.read': false } });
    expect(await keys()).not.toContain('profit.read');
    expect((await changes()).length).toBe(2);
  });

  it('is nothing else, and nobody else’s to set', async () => {
    const answer = await asAdmin('PATCH', path('/role-permissions'), { va: { 'admin.users': true } });
    expect(answer.status).toBe(400);
    const va = await api.call(api.agency.va, 'PATCH', path('/role-permissions'), { body: { va: {} } });
    expect(va.body.error.details).toEqual({ permission: 'admin.department_roles' });
    await expect(
      api.database.db.asUser(
        { sub: api.agency.admin.id },
        (sql) => sql`
          insert into app.role_permissions (org_id, role, permission_key)
          values (${api.agency.orgId}, 'va', 'order_tracking.delete')`,
      ),
    ).rejects.toThrow('row-level security');
  });
});
