import type { AccessPreview } from '@crosscart/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const ofUser = (whom: SignIn, by = api.agency.admin) =>
  api.call(by, 'GET', `/admin/users/${whom.id}/preview`);
const ofKeys = (body: unknown, by = api.agency.admin, orgId = api.agency.orgId) =>
  api.call(by, 'POST', `/admin/orgs/${orgId}/department-roles/preview`, { body });
const field = (preview: AccessPreview, name: string) =>
  preview.record_fields.find((each) => each.field === name);

describe('a preview of a member', () => {
  it('is what they really have: the keys that they are told, the accounts that they see', async () => {
    for (const person of [api.agency.admin, api.agency.va, api.agency.plainVa, api.agency.client]) {
      const { body } = await ofUser(person);
      const me = await api.call(person, 'GET', '/me');
      const accounts = await api.call(person, 'GET', '/accounts');
      expect(body.role).toBe(me.body.memberships[0].role);
      expect(body.permissions).toEqual(me.body.memberships[0].permissions);
      expect(body.accounts.map((each: { id: string }) => each.id)).toEqual(
        accounts.body.items.map((each: { id: string }) => each.id),
      );
    }
  });

  it('says field by field what they read and write', async () => {
    const { body: va } = await ofUser(api.agency.va);
    expect(field(va, 'item_name')).toMatchObject({ read: true, write: true });
    expect(field(va, 'sale_price_minor')).toMatchObject({ read: true, write: false });
    expect(field(va, 'profit_minor')).toEqual({
      field: 'profit_minor',
      read: false,
      write: false,
      read_permission: 'profit.read',
      write_permission: null,
    });
    expect(va.accounts).toMatchObject([{ id: api.agency.account.id, records: true, jobs: true }]);
    const { body: client } = await ofUser(api.agency.client);
    expect(field(client, 'profit_minor')).toMatchObject({ read: true });
    expect(field(client, 'order_remark')).toMatchObject({ read: false, write: false });
    expect(client.accounts).toMatchObject([{ records: true, jobs: false }]);
  });

  it('shows that somebody suspended has nothing', async () => {
    const { body } = await ofUser(api.agency.suspended);
    expect(body).toMatchObject({ role: 'admin', permissions: [], accounts: [] });
    expect(body.record_fields.some((each: { read: boolean }) => each.read)).toBe(false);
  });
});

describe('a preview of a draft', () => {
  it('is what a VA would have with exactly these keys', async () => {
    const { body } = await ofKeys({
      permissions: ['order_tracking.write.service_fields'],
      user_id: api.agency.va.id,
    });
    expect(body.permissions).toContain('order_tracking.write.service_remark');
    expect(body.permissions).not.toContain('auto_order.read');
    expect(field(body, 'status')).toMatchObject({ write: true });
    expect(field(body, 'item_name')).toMatchObject({ write: false });
    expect(body.accounts).toMatchObject([{ id: api.agency.account.id, records: true, jobs: false }]);
  });

  it('needs no member: then it is a VA of no account yet', async () => {
    const { body } = await ofKeys({ permissions: ['auto_order.read'] });
    expect(body).toMatchObject({ role: 'va', accounts: [] });
    expect(body.permissions).toEqual(['accounts.view', 'auto_order.read']);
  });

  it('keeps nothing: no role, no person, no event, no audit', async () => {
    const rows = async () => {
      const [row] = await api.database.sql`
        select (select count(*) from app.profiles) as people, (select count(*) from app.memberships) as members,
          (select count(*) from app.department_roles) as roles, (select count(*) from app.audit_logs) as audit,
          (select count(*) from app.membership_department_roles) as given,
          (select count(*) from app.automation_events) as events`;
      return row;
    };
    const before = await rows();
    await ofKeys({ permissions: ['auto_order.read'] });
    await ofKeys({ permissions: ['auto_order.read'], user_id: api.agency.va.id });
    expect(await rows()).toEqual(before);
    expect((await api.call(api.agency.va, 'GET', '/me')).body.memberships[0].permissions).toContain(
      'supplier_links.write',
    );
  });

  it('refuses keys that a department role may not carry, and people who are no VA', async () => {
    const bad = await ofKeys({ permissions: ['admin.users'] });
    expect(bad.body.error.details.fields[0].problem).toContain('admin.users');
    const client = await ofKeys({ permissions: [], user_id: api.agency.client.id });
    expect(client.body.error.details.fields[0].field).toBe('user_id');
  });
});

describe('previews', () => {
  it('are for admins, of their own org', async () => {
    expect((await ofUser(api.otherAgency.va)).status).toBe(404);
    expect((await ofKeys({ permissions: [], user_id: api.otherAgency.va.id })).status).toBe(404);
    expect((await ofKeys({ permissions: [] }, api.agency.admin, api.otherAgency.orgId)).status).toBe(404);
    for (const person of [api.agency.va, api.agency.client]) {
      expect((await ofUser(api.agency.va, person)).body.error.details).toEqual({ permission: 'admin.users' });
      expect((await ofKeys({ permissions: [] }, person)).body.error.details).toEqual({
        permission: 'admin.department_roles',
      });
    }
  });
});
