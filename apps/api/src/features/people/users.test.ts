import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newPerson, type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
let boss: SignIn;
let second: SignIn;
beforeEach(async () => {
  await api?.close();
  api = await startTestApi();
  boss = api.agency.admin;
  second = await join('second@agency.example', 'admin');
});
afterAll(() => api.close());

async function join(email: string, role: string, orgId = api.agency.orgId): Promise<SignIn> {
  const person = newPerson(email, email.split('@')[0]);
  await api.database.sql`
    insert into app.profiles (id, email, full_name) values (${person.id}, ${email}, ${person.fullName})`;
  await api.database.sql`
    insert into app.memberships (org_id, user_id, role) values (${orgId}, ${person.id}, ${role})`;
  return person;
}
const change = (by: SignIn, whom: SignIn, body: Record<string, unknown>) =>
  api.call(by, 'PATCH', `/admin/users/${whom.id}`, { body });
const remove = (by: SignIn, whom: SignIn) => api.call(by, 'DELETE', `/admin/users/${whom.id}`);
async function stateOf(whom: SignIn) {
  const [row] = await api.database.sql`
    select role, status from app.memberships where org_id = ${api.agency.orgId} and user_id = ${whom.id}`;
  return row;
}

describe('PATCH /admin/users/:id', () => {
  it('changes role, status, department roles and remarks, with its event and its audit', async () => {
    const answer = await change(second, api.agency.plainVa, {
      status: 'suspended',
      admin_remarks: 'Back in May',
      department_role_ids: [api.agency.departmentRoleId],
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      user_id: api.agency.plainVa.id,
      status: 'suspended',
      admin_remarks: 'Back in May',
      department_roles: [{ id: api.agency.departmentRoleId, name: 'Order desk' }],
      permissions: [],
    });
    const [event] = await api.database.sql`
      select payload from app.automation_events where type = 'membership.changed'`;
    expect(event?.payload).toEqual({
      user_id: api.agency.plainVa.id,
      fields: ['admin_remarks', 'department_role_ids', 'status'],
    });
    const audit = await api.database.sql`
      select subject, after from app.audit_logs where actor_id = ${second.id} order by id`;
    expect(audit.map((row) => row.subject).sort()).toEqual([
      'admin_notes',
      'membership_department_roles',
      'memberships',
    ]);
    expect(JSON.stringify(audit)).not.toContain('Back in May');
  });

  it('shuts a suspended member out at their next request', async () => {
    expect((await api.call(api.agency.va, 'GET', '/accounts')).status).toBe(200);
    await change(boss, api.agency.va, { status: 'suspended' });
    const answer = await api.call(api.agency.va, 'GET', '/accounts');
    expect(answer.body.error.code).toBe('SUSPENDED');
    await change(boss, api.agency.va, { status: 'active' });
    expect((await api.call(api.agency.va, 'GET', '/accounts')).body.items).toHaveLength(1);
  });

  it('takes from whoever is no VA any more their department roles and assignments', async () => {
    const answer = await change(boss, api.agency.va, { role: 'client' });
    expect(answer.body).toMatchObject({ role: 'client', department_roles: [], accounts: [] });
    const back = await change(boss, api.agency.va, { role: 'va' });
    expect(back.body).toMatchObject({ role: 'va', department_roles: [], accounts: [] });
  });

  it('takes from whoever is no client any more their accounts', async () => {
    await change(boss, api.agency.client, { role: 'va' });
    const account = await api.call(boss, 'GET', `/admin/accounts/${api.agency.account.id}`);
    expect(account.body.client).toBeNull();
  });

  it('never demotes, suspends or removes the owner', async () => {
    for (const answer of [
      await change(second, boss, { role: 'va' }),
      await change(second, boss, { status: 'suspended' }),
      await remove(second, boss),
      await change(boss, boss, { role: 'client' }),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body.error.code).toBe('OWNER_PROTECTED');
    }
    expect(await stateOf(boss)).toEqual({ role: 'admin', status: 'active' });
  });

  it('keeps the last active admin, also of an org whose owner has not come yet', async () => {
    await api.database.sql`update app.memberships set is_owner = false where user_id = ${boss.id}`;
    expect((await change(boss, second, { status: 'suspended' })).status).toBe(200);
    for (const answer of [
      await change(boss, boss, { role: 'va' }),
      await change(boss, boss, { status: 'suspended' }),
      await remove(boss, boss),
    ]) {
      expect(answer.body.error.code).toBe('LAST_ADMIN');
    }
  });

  it('lets one of two admins win who demote each other at once', async () => {
    await api.database.sql`update app.memberships set is_owner = false where user_id = ${boss.id}`;
    const answers = await Promise.all([
      change(boss, second, { role: 'va' }),
      change(second, boss, { role: 'va' }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
    const admins = await api.database.sql`
      select user_id from app.memberships
      where org_id = ${api.agency.orgId} and role = 'admin' and status = 'active'`;
    expect(admins).toHaveLength(1);
  });

  it('refuses what makes no sense by name, and writes nothing', async () => {
    const cases: [SignIn, Record<string, unknown>, string][] = [
      [api.agency.va, { role: 'boss' }, 'role'],
      [api.agency.va, { status: 'gone' }, 'status'],
      [api.agency.va, { is_owner: true }, 'is_owner'],
      [api.agency.va, { admin_remarks: 'x'.repeat(4001) }, 'admin_remarks'],
      [api.agency.client, { department_role_ids: [api.agency.departmentRoleId] }, 'department_role_ids'],
      [api.agency.va, { department_role_ids: [api.otherAgency.departmentRoleId] }, 'department_role_ids'],
      [
        api.agency.va,
        { role: 'client', department_role_ids: [api.agency.departmentRoleId] },
        'department_role_ids',
      ],
    ];
    for (const [whom, body, field] of cases) {
      const answer = await change(boss, whom, body);
      expect(answer.status, field).toBe(400);
      expect(answer.body.error.details.fields[0].field).toBe(field);
    }
    const rows = await api.database.sql`select from app.audit_logs where actor_id = ${boss.id}`;
    expect(rows).toHaveLength(0);
  });

  it('does not exist for members of other orgs, and is closed to VAs and clients', async () => {
    for (const answer of [
      await change(boss, api.otherAgency.va, { status: 'suspended' }),
      await remove(boss, api.otherAgency.va),
      await api.call(boss, 'GET', `/admin/users/${api.otherAgency.va.id}`),
      await api.call(boss, 'DELETE', `/admin/users/${api.otherAgency.va.id}/access-code`),
    ]) {
      expect(answer.status).toBe(404);
      expect(JSON.stringify(answer.body)).not.toContain('other-agency');
    }
    for (const person of [api.agency.va, api.agency.client]) {
      const answer = await change(person, api.agency.plainVa, { status: 'suspended' });
      expect(answer.body.error.details).toEqual({ permission: 'admin.users' });
    }
    expect((await change(api.agency.suspended, boss, {})).body.error.code).toBe('SUSPENDED');
  });
});

describe('DELETE /admin/users/:id', () => {
  it('takes the member out with all that hung on it; they may be invited again', async () => {
    expect((await remove(boss, api.agency.va)).status).toBe(200);
    expect(await stateOf(api.agency.va)).toBeUndefined();
    const left = await api.database.sql`
      select from app.account_assignments where user_id = ${api.agency.va.id}`;
    expect(left).toHaveLength(0);
    expect((await api.call(api.agency.va, 'GET', '/accounts')).body.error.code).toBe('NO_MEMBERSHIP');
    const again = await api.call(boss, 'POST', '/admin/invites', {
      body: { email: api.agency.va.email, role: 'client' },
    });
    expect(again.status).toBe(200);
    const back = await api.call(api.agency.va, 'POST', '/auth/bootstrap');
    expect(back.body).toMatchObject({ is_new: false, memberships: [{ role: 'client' }] });
  });
});

describe("a member's access code", () => {
  it('is shown to admins without its secret, and revoked by them', async () => {
    const made = await api.call(api.agency.va, 'POST', '/access-codes');
    const shown = await api.call(boss, 'GET', `/admin/users/${api.agency.va.id}`);
    expect(shown.body.access_code).toEqual({
      prefix: made.body.prefix,
      expires_at: expect.any(String),
      locked_until: null,
    });
    const gone = await api.call(boss, 'DELETE', `/admin/users/${api.agency.va.id}/access-code`);
    expect(gone.status).toBe(200);
    expect((await api.call(api.agency.va, 'GET', '/access-codes/me')).body.access_code).toBeNull();
    const twice = await api.call(boss, 'DELETE', `/admin/users/${api.agency.va.id}/access-code`);
    expect(twice.status).toBe(404);
  });
});

describe('when a member was last seen', () => {
  it('is kept for the org where they were, at most once a minute', async () => {
    const seen = async () => {
      const { body } = await api.call(boss, 'GET', `/admin/users/${api.agency.va.id}`);
      return body.last_seen_at as string | null;
    };
    expect(await seen()).toBeNull();
    await api.call(api.agency.va, 'GET', '/accounts');
    await expect.poll(seen).not.toBeNull();
    const first = await seen();
    await api.call(api.agency.va, 'GET', '/accounts');
    expect(await seen()).toBe(first);
    const rows = await api.database.sql`select from app.audit_logs where actor_id = ${api.agency.va.id}`;
    expect(rows).toHaveLength(0);
  });
});

describe('PATCH /me', () => {
  it('keeps the name that the person chose when they sign in again', async () => {
    const answer = await api.call(api.agency.va, 'PATCH', '/me', {
      body: { full_name: 'Vera', time_zone: 'Asia/Manila' },
    });
    expect(answer.body).toMatchObject({ full_name: 'Vera', time_zone: 'Asia/Manila' });
    await api.call(api.agency.va, 'POST', '/auth/bootstrap');
    const me = await api.call(api.agency.va, 'GET', '/me');
    expect(me.body.profile.full_name).toBe('Vera');
    const [audit] = await api.database.sql`
      select subject, after from app.audit_logs where actor_id = ${api.agency.va.id}`;
    expect(audit).toMatchObject({
      subject: 'profiles',
      after: { full_name: 'changed', time_zone: 'Asia/Manila' },
    });
  });

  it('refuses a zone that is none, and fields that are not the person’s', async () => {
    for (const [body, field] of [
      [{ time_zone: 'Mars/Olympus' }, 'time_zone'],
      [{ time_zone: '+02:00' }, 'time_zone'],
      [{ full_name: '  ' }, 'full_name'],
      [{ email: 'x@y.example' }, 'email'],
    ] as const) {
      const answer = await api.call(api.agency.va, 'PATCH', '/me', { body });
      expect(answer.status).toBe(400);
      expect(answer.body.error.details.fields[0].field).toBe(field);
    }
  });
});
