import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPerson, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const renamed = (name: string) =>
  api.call(api.agency.admin, 'PATCH', `/admin/accounts/${api.agency.account.id}`, { body: { name } });

test('a change by a person stands in the audit with its actor, its values and where it came from', async () => {
  await renamed('First name');
  await renamed('Second name');
  const { body } = await api.call(api.agency.admin, 'GET', '/admin/audit', {
    query: { subject: 'accounts' },
  });
  expect(body.items[0]).toMatchObject({
    actor: { id: api.agency.admin.id },
    action: 'update',
    subject: 'accounts',
    subject_id: api.agency.account.id,
    account: { id: api.agency.account.id },
    before: { name: 'First name' },
    after: { name: 'Second name' },
    ip: '127.0.0.1',
  });
});

test('whoever joins by an invite stands in the audit themself, with the invite that was used', async () => {
  const person = newPerson('joins@invited.example');
  await api.database.sql`
    insert into app.invites (org_id, email, role, expires_at)
    values (${api.agency.orgId}, ${person.email}, 'va', now() + interval '1 day')`;
  const joined = await api.call(person, 'POST', '/auth/bootstrap', { headers: { 'user-agent': 'Browser' } });
  expect(joined.status).toBe(200);
  const { body } = await api.call(api.agency.admin, 'GET', '/admin/audit', {
    query: { actor_id: person.id },
  });
  const entries = body.items.map((each: Record<string, unknown>) => [each.subject, each.action]);
  expect(entries.sort()).toEqual([
    ['invites', 'update'],
    ['memberships', 'insert'],
  ]);
  expect(body.items[0]).toMatchObject({ actor: { id: person.id }, ip: '127.0.0.1', user_agent: 'Browser' });
});

test('it is read page by page, filtered, and only by those who may', async () => {
  const first = await api.call(api.agency.admin, 'GET', '/admin/audit', { query: { limit: '1' } });
  const next = await api.call(api.agency.admin, 'GET', '/admin/audit', {
    query: { limit: '1', cursor: first.body.next_cursor },
  });
  expect(next.body.items[0].id).toBeLessThan(first.body.items[0].id);
  const { body: one } = await api.call(api.agency.admin, 'GET', '/admin/audit', {
    query: { id: String(next.body.items[0].id) },
  });
  expect(one.items).toEqual(next.body.items);
  const nobody = await api.call(api.agency.admin, 'GET', '/admin/audit', {
    query: { actor_id: api.agency.va.id },
  });
  expect(nobody.body.items).toEqual([]);
  expect((await api.call(api.agency.va, 'GET', '/admin/audit')).status).toBe(403);
  expect((await api.call(api.otherAgency.admin, 'GET', '/admin/audit')).body.items).toEqual([]);
});

test('a filter that makes no sense is refused by name', async () => {
  const { status, body } = await api.call(api.agency.admin, 'GET', '/admin/audit', {
    query: { from: 'soon' },
  });
  expect(status).toBe(400);
  expect(body.error.details.fields[0].field).toBe('from');
});
