import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPerson, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe('GET /me', () => {
  it('tells a member who they are, where they belong and what they may do', async () => {
    const { admin, va, orgId } = api.agency;
    const asVa = await api.call(va, 'GET', '/me');
    expect(asVa.status).toBe(200);
    expect(asVa.body.profile).toEqual({
      id: va.id,
      email: va.email,
      full_name: va.fullName,
      avatar_url: null,
      time_zone: null,
    });
    expect(asVa.body.memberships).toHaveLength(1);
    expect(asVa.body.memberships[0]).toMatchObject({ org_id: orgId, role: 'va', status: 'active' });
    expect(asVa.body.memberships[0].permissions).toEqual(
      expect.arrayContaining(['order_tracking.read', 'auto_order.read', 'supplier_links.write']),
    );
    expect(asVa.body.memberships[0].permissions).not.toContain('profit.read');

    const asAdmin = await api.call(admin, 'GET', '/me');
    expect(asAdmin.body.memberships[0].permissions).toEqual(
      expect.arrayContaining(['admin.users', 'books.close', 'profit.read']),
    );
  });

  it('shows a suspended member their membership without permissions', async () => {
    const answer = await api.call(api.agency.suspended, 'GET', '/me');
    expect(answer.status).toBe(200);
    expect(answer.body.memberships[0]).toMatchObject({ status: 'suspended', permissions: [] });
  });

  it('refuses somebody who was never invited with NO_INVITE', async () => {
    const answer = await api.call(newPerson('nobody@nowhere.example'), 'GET', '/me');
    expect(answer.status).toBe(403);
    expect(answer.body.error.code).toBe('NO_INVITE');
  });
});

describe('POST /auth/bootstrap', () => {
  it('turns an open invite for the e-mail, in any case, into a membership with its department roles', async () => {
    const { admin, departmentRoleId, orgId } = api.agency;
    const invited = await api.call(admin, 'POST', '/admin/invites', {
      body: { email: 'New.Va@Agency.example', role: 'va', department_role_ids: [departmentRoleId] },
    });
    expect(invited.status).toBe(200);

    const person = newPerson('new.va@agency.example', 'New VA');
    const first = await api.call(person, 'POST', '/auth/bootstrap');
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      is_new: true,
      profile: { id: person.id, email: person.email, full_name: 'New VA' },
    });
    expect(first.body.memberships).toEqual([
      expect.objectContaining({ org_id: orgId, role: 'va', is_owner: false }),
    ]);
    expect(first.body.memberships[0].permissions).toContain('auto_order.operate');

    const again = await api.call(person, 'POST', '/auth/bootstrap');
    expect(again.body).toEqual({ ...first.body, is_new: false });
    const used = await api.call(admin, 'GET', '/admin/invites', { query: { status: 'used' } });
    expect(used.body.items.map((invite: { email: string }) => invite.email)).toContain(
      'New.Va@Agency.example',
    );
  });

  it('refuses an e-mail that the auth service has not verified, whatever the token says', async () => {
    const { admin } = api.agency;
    await api.call(admin, 'POST', '/admin/invites', {
      body: { email: 'fake@agency.example', role: 'admin' },
    });
    const person = { ...newPerson('fake@agency.example'), emailConfirmed: false };
    const token = await api.auth.token(person, { claims: { user_metadata: { email_verified: true } } });
    const answer = await api.call(null, 'POST', '/auth/bootstrap', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(403);
    expect(answer.body.error.code).toBe('EMAIL_NOT_VERIFIED');
  });

  it('refuses somebody without an invite and leaves no row behind', async () => {
    const person = newPerson('uninvited@nowhere.example');
    const answer = await api.call(person, 'POST', '/auth/bootstrap');
    expect(answer.status).toBe(403);
    expect(answer.body.error.code).toBe('NO_INVITE');
    const rows = await api.database.sql`select from app.profiles where id = ${person.id}`;
    expect(rows).toHaveLength(0);
  });

  it('refuses a second sign-in with the e-mail of somebody who has a profile', async () => {
    const answer = await api.call(newPerson(api.agency.client.email), 'POST', '/auth/bootstrap');
    expect(answer.status).toBe(403);
    await api.database.sql`
      insert into app.invites (org_id, email, role, expires_at)
      values (${api.agency.orgId}, ${api.agency.client.email}, 'client', now() + interval '1 day')`;
    const invited = await api.call(newPerson(api.agency.client.email), 'POST', '/auth/bootstrap');
    expect(invited.body.error).toMatchObject({ code: 'ALREADY_EXISTS', details: { field: 'email' } });
  });

  it('does not use a revoked or an expired invite', async () => {
    const { admin, orgId } = api.agency;
    const invited = await api.call(admin, 'POST', '/admin/invites', {
      body: { email: 'gone@agency.example', role: 'client' },
    });
    await api.call(admin, 'POST', `/admin/invites/${invited.body.id}/revoke`);
    await api.database.sql`
      insert into app.invites (org_id, email, role, created_at, expires_at)
      values (${orgId}, 'gone@agency.example', 'client', now() - interval '3 days', now() - interval '1 day')`;
    const answer = await api.call(newPerson('gone@agency.example'), 'POST', '/auth/bootstrap');
    expect(answer.body.error.code).toBe('NO_INVITE');
  });
});
