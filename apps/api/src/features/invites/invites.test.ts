import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const invite = (email: string, more: Record<string, unknown> = {}) =>
  api.call(api.agency.admin, 'POST', '/admin/invites', { body: { email, role: 'client', ...more } });

async function openInvites(): Promise<number> {
  const [row] = await api.database.sql`select count(*) as n from app.invites`;
  return row?.n as number;
}

describe('invites', () => {
  it('are created, listed newest first and revoked, each with its event', async () => {
    const created = await invite('one@people.example', {
      role: 'va',
      department_role_ids: [api.agency.departmentRoleId],
    });
    expect(created.status).toBe(200);
    expect(created.body).toMatchObject({
      email: 'one@people.example',
      role: 'va',
      status: 'open',
      is_owner: false,
      invited_by: 'admin',
      department_roles: [{ id: api.agency.departmentRoleId, name: 'Order desk' }],
    });
    await invite('two@people.example');
    const list = await api.call(api.agency.admin, 'GET', '/admin/invites', { query: { status: 'open' } });
    expect(list.body.items.slice(0, 2).map((each: { email: string }) => each.email)).toEqual([
      'two@people.example',
      'one@people.example',
    ]);

    const revoked = await api.call(api.agency.admin, 'POST', `/admin/invites/${created.body.id}/revoke`);
    expect(revoked.body.status).toBe('revoked');
    const events = await api.database.sql`
      select type from app.automation_events where payload ->> 'invite_id' = ${created.body.id} order by id`;
    expect(events.map((event) => event.type)).toEqual(['invite.created', 'invite.revoked']);
  });

  it('are one per e-mail while open; an expired one makes way', async () => {
    const first = await invite('twice@people.example');
    const second = await invite('TWICE@people.example');
    expect(second.status).toBe(409);
    expect(second.body.error.code).toBe('INVITE_OPEN');

    await api.database.sql`
      update app.invites set expires_at = now() - interval '1 minute' where id = ${first.body.id}`;
    const expired = await api.call(api.agency.admin, 'GET', '/admin/invites', {
      query: { status: 'expired' },
    });
    expect(expired.body.items.map((each: { id: string }) => each.id)).toContain(first.body.id);
    expect((await invite('twice@people.example')).status).toBe(200);
  });

  it('are not for members, and only VAs get department roles of this org', async () => {
    const before = await openInvites();
    const member = await invite(api.agency.va.email);
    expect(member.body.error).toMatchObject({ code: 'ALREADY_EXISTS', details: { field: 'email' } });
    const client = await invite('c@people.example', { department_role_ids: [api.agency.departmentRoleId] });
    const foreign = await invite('v@people.example', {
      role: 'va',
      department_role_ids: [api.otherAgency.departmentRoleId],
    });
    for (const answer of [client, foreign]) {
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.fields[0].field).toBe('department_role_ids');
    }
    expect(await openInvites()).toBe(before);
  });

  it('with bad input are refused naming the fields, and nothing is written', async () => {
    const before = await openInvites();
    const answer = await invite('no address', { role: 'boss', expires_in_days: 0, is_owner: true });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields.map((each: { field: string }) => each.field).sort()).toEqual([
      'email',
      'expires_in_days',
      'is_owner',
      'role',
    ]);
    expect(await openInvites()).toBe(before);
  });

  it("of another org do not exist, and the owner's cannot be revoked", async () => {
    const created = await invite('mine@people.example');
    const foreign = await api.call(api.otherAgency.admin, 'POST', `/admin/invites/${created.body.id}/revoke`);
    expect(foreign.status).toBe(404);
    const [owner] = await api.database.sql<[{ id: string }]>`
      insert into app.invites (org_id, email, role, is_owner, expires_at)
      values (${api.agency.orgId}, 'owner@people.example', 'admin', true, now() + interval '1 day') returning id`;
    const refused = await api.call(api.agency.admin, 'POST', `/admin/invites/${owner.id}/revoke`);
    expect(refused.status).toBe(403);
  });
});
