import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
let base: string;
beforeEach(async () => {
  await api?.close();
  api = await startTestApi();
  base = `/admin/orgs/${api.agency.orgId}/department-roles`;
});
afterAll(() => api.close());

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
const asAdmin = (method: Method, path: string, body?: unknown) =>
  api.call(api.agency.admin, method, path, body === undefined ? {} : { body });
const add = async (name: string, permissions: string[] = []) =>
  (await asAdmin('POST', base, { name, permissions })).body as { id: string; position: number };
const names = async () =>
  (await asAdmin('GET', base)).body.items.map((role: { name: string }) => role.name) as string[];
const keysOf = async (person: SignIn) =>
  (await api.call(person, 'GET', '/me')).body.memberships[0].permissions as string[];
async function membershipOf(person: SignIn): Promise<string> {
  const [row] = await api.database.sql`select id from app.memberships where user_id = ${person.id}`;
  return row?.id as string;
}

describe('a department role', () => {
  it('is added last, with its keys and what they imply', async () => {
    const answer = await asAdmin('POST', base, {
      name: 'Returns',
      permissions: ['order_tracking.write.service_fields'],
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      name: 'Returns',
      position: 1,
      permissions: ['order_tracking.write.service_fields'],
      members: [],
    });
    expect(answer.body.effective_permissions).toContain('order_tracking.write.service_remark');
    expect(await names()).toEqual(['Order desk', 'Returns']);
  });

  it('refuses keys that it may not carry, naming them', async () => {
    for (const key of ['admin.users', 'profit.read', 'books.close', 'made.up']) {
      const answer = await asAdmin('POST', base, { name: 'X', permissions: ['accounts.view', key] });
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.fields).toEqual([
        { field: 'permissions[1]', problem: `${key} is not a key that a department role may carry` },
      ]);
    }
    expect(await names()).toEqual(['Order desk']);
  });

  it('has a name of its own, whatever its case', async () => {
    const answer = await asAdmin('POST', base, { name: 'ORDER desk', permissions: [] });
    expect(answer.body.error).toMatchObject({ code: 'ALREADY_EXISTS', details: { field: 'name' } });
    const other = await add('Other');
    const renamed = await asAdmin('PATCH', `${base}/${other.id}`, { name: 'order DESK' });
    expect(renamed.status).toBe(409);
  });

  it('gives and takes keys at the members’ next request', async () => {
    const path = `${base}/${api.agency.departmentRoleId}`;
    expect(await keysOf(api.agency.va)).not.toContain('order_tracking.delete');
    await asAdmin('PATCH', path, { permissions: ['order_tracking.delete'] });
    const keys = await keysOf(api.agency.va);
    expect(keys).toContain('order_tracking.delete');
    expect(keys).not.toContain('auto_order.read');
  });

  it('moves; the others close up', async () => {
    await add('B');
    const last = await add('C');
    await asAdmin('PATCH', `${base}/${last.id}`, { position: 0 });
    expect(await names()).toEqual(['C', 'Order desk', 'B']);
    await asAdmin('PATCH', `${base}/${last.id}`, { position: 1 });
    expect(await names()).toEqual(['Order desk', 'C', 'B']);
    const moved = await asAdmin('PATCH', `${base}/${last.id}`, { position: 99 });
    expect(moved.body.position).toBe(2);
  });

  it('with members is only deleted on purpose', async () => {
    const path = `${base}/${api.agency.departmentRoleId}`;
    const refused = await asAdmin('DELETE', path);
    expect(refused.status).toBe(409);
    expect(refused.body.error).toMatchObject({
      code: 'DEPARTMENT_ROLE_IN_USE',
      details: { membership_ids: [await membershipOf(api.agency.va)] },
    });
    const forced = await api.call(api.agency.admin, 'DELETE', path, { query: { force: 'true' } });
    expect(forced.status).toBe(200);
    expect(await keysOf(api.agency.va)).toEqual(['accounts.view']);
    const subjects = await api.database.sql`
      select distinct subject from app.audit_logs where action = 'delete' order by subject`;
    expect(subjects.map((row) => row.subject)).toEqual([
      'department_role_permissions',
      'department_roles',
      'membership_department_roles',
    ]);
  });

  it('of another org does not exist; VAs and clients may not', async () => {
    const foreign = `${base}/${api.otherAgency.departmentRoleId}`;
    const otherBase = `/admin/orgs/${api.otherAgency.orgId}/department-roles`;
    for (const answer of [
      await asAdmin('PATCH', foreign, { name: 'Mine' }),
      await asAdmin('DELETE', foreign),
      await asAdmin('GET', otherBase),
      await asAdmin('POST', otherBase, { name: 'Mine', permissions: [] }),
      await asAdmin('PATCH', `${otherBase}/${api.otherAgency.departmentRoleId}`, { name: 'Mine' }),
    ]) {
      expect(answer.status).toBe(404);
    }
    for (const person of [api.agency.va, api.agency.client]) {
      const answer = await api.call(person, 'POST', base, { body: { name: 'X', permissions: [] } });
      expect(answer.body.error.details).toEqual({ permission: 'admin.department_roles' });
    }
  });
});

describe('department roles of a member', () => {
  it('are given once, listed and taken', async () => {
    const role = await add('Returns', ['order_tracking.write.service_fields']);
    const path = `/admin/orgs/${api.agency.orgId}/memberships/${await membershipOf(api.agency.plainVa)}/department-roles`;
    const given = await asAdmin('POST', path, { role_id: role.id });
    expect(given.body.items).toEqual([{ id: role.id, name: 'Returns' }]);
    expect((await asAdmin('POST', path, { role_id: role.id })).body).toEqual(given.body);
    expect(await keysOf(api.agency.plainVa)).toContain('order_tracking.write.service_fields');
    const events = await api.database.sql`
      select payload from app.automation_events where type = 'membership.changed'`;
    expect(events).toHaveLength(1);

    expect((await asAdmin('DELETE', `${path}/${role.id}`)).body.items).toEqual([]);
    expect((await asAdmin('DELETE', `${path}/${role.id}`)).status).toBe(404);
    expect((await asAdmin('GET', path)).body.items).toEqual([]);
  });

  it('are for VAs, of the same org', async () => {
    const members = `/admin/orgs/${api.agency.orgId}/memberships`;
    const ours = api.agency.departmentRoleId;
    const ofClient = `${members}/${await membershipOf(api.agency.client)}/department-roles`;
    const notVa = await asAdmin('POST', ofClient, { role_id: ours });
    expect(notVa.body.error.details.fields[0].field).toBe('role_id');
    const ofVa = `${members}/${await membershipOf(api.agency.va)}/department-roles`;
    expect((await asAdmin('POST', ofVa, { role_id: api.otherAgency.departmentRoleId })).status).toBe(404);
    const ofStranger = `${members}/${await membershipOf(api.otherAgency.va)}/department-roles`;
    expect((await asAdmin('POST', ofStranger, { role_id: ours })).status).toBe(404);
    expect((await asAdmin('GET', ofStranger)).status).toBe(404);
    expect((await asAdmin('DELETE', `${ofStranger}/${api.otherAgency.departmentRoleId}`)).status).toBe(404);
  });
});
