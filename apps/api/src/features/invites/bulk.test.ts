import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPerson, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Result {
  row: number;
  email: string;
  outcome: string;
  problem: string | null;
  invite: { id: string; role: string; link: string; department_roles: unknown[] } | null;
}
const bulk = (rows: unknown[], more: Record<string, unknown> = {}) =>
  api.call(api.agency.admin, 'POST', '/admin/invites/bulk', { body: { rows, ...more } });
async function invitesInBooks(): Promise<number> {
  const [row] = await api.database.sql`select count(*) as n from app.invites`;
  return row?.n as number;
}

describe('a bulk invite', () => {
  it('answers each row with what came of it, and writes those that can be', async () => {
    await bulk([{ email: 'open@bulk.example' }]);
    const before = await invitesInBooks();
    const answer = await bulk(
      [
        { email: ' new@bulk.example ' },
        { email: api.agency.va.email.toUpperCase() },
        { email: 'OPEN@bulk.example' },
        { email: 'no address' },
        { email: 'NEW@bulk.example' },
        { email: 'boss@bulk.example', role: 'Boss' },
        { email: 'a@bulk.example', role: 'ADMIN' },
        { email: 'desk@bulk.example', department_roles: ['order DESK'] },
        { email: 'desk2@bulk.example', department_roles: ['Nobody'] },
        { email: 'c@bulk.example', role: 'client', department_roles: ['Order desk'] },
      ],
      { department_role_ids: [api.agency.departmentRoleId] },
    );
    expect(answer.status).toBe(200);
    const results: Result[] = answer.body.results;
    expect(results.map((each) => [each.row, each.outcome, each.problem])).toEqual([
      [0, 'created', null],
      [1, 'already_member', null],
      [2, 'already_invited', null],
      [3, 'invalid', 'no e-mail address'],
      [4, 'already_invited', 'stands in this list twice'],
      [5, 'invalid', 'the role is admin, va or client'],
      [6, 'created', null],
      [7, 'created', null],
      [8, 'invalid', 'there is no department role "Nobody"'],
      [9, 'invalid', 'only VAs have department roles'],
    ]);
    expect(results[0]).toMatchObject({
      email: 'new@bulk.example',
      invite: { role: 'va', department_roles: [{ name: 'Order desk' }] },
    });
    expect(results[0]?.invite?.link).toContain(`invite=${results[0]?.invite?.id}`);
    expect(results[6]?.invite).toMatchObject({ role: 'admin', department_roles: [] });
    expect(await invitesInBooks()).toBe(before + 3);
    const events = await api.database.sql`
      select from app.automation_events where payload ->> 'invite_id' = ${results[0]?.invite?.id ?? ''}`;
    expect(events).toHaveLength(1);
  });

  it('holds 500, and their invites work', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => ({ email: `many-${index}@bulk.example` }));
    const answer = await bulk(rows, { role: 'client' });
    expect(answer.body.results.filter((each: Result) => each.outcome === 'created')).toHaveLength(500);
    const person = newPerson('Many-499@bulk.example');
    expect((await api.call(person, 'POST', '/auth/bootstrap')).body.memberships[0].role).toBe('client');
    expect((await bulk([...rows, { email: 'one-too-many@bulk.example' }])).status).toBe(400);
  });

  it('is refused whole for department roles of another org, or a shape that is none', async () => {
    const before = await invitesInBooks();
    const rows = [{ email: 'x@bulk.example' }];
    const foreign = await bulk(rows, { department_role_ids: [api.otherAgency.departmentRoleId] });
    expect(foreign.body.error.details.fields[0].field).toBe('department_role_ids');
    expect((await bulk([])).status).toBe(400);
    expect((await bulk([{ email: 'x@bulk.example', is_owner: true }])).status).toBe(400);
    for (const person of [api.agency.va, api.agency.client]) {
      const answer = await api.call(person, 'POST', '/admin/invites/bulk', { body: { rows } });
      expect(answer.body.error.details).toEqual({ permission: 'admin.invites' });
    }
    expect(await invitesInBooks()).toBe(before);
  });
});

describe('an invite that is sent again', () => {
  it('is open anew, also after its time; not once used, revoked, or of another org', async () => {
    const made = await bulk([{ email: 'again@bulk.example' }]);
    const { id } = made.body.results[0].invite;
    await api.database.sql`update app.invites set expires_at = now() - interval '1 day' where id = ${id}`;
    const path = `/admin/invites/${id}/resend`;
    const again = await api.call(api.agency.admin, 'POST', path, { body: { expires_in_days: 5 } });
    expect(again.body).toMatchObject({ status: 'open', mail_status: 'off' });
    expect(Date.parse(again.body.expires_at)).toBeGreaterThan(Date.now() + 4 * 86_400_000);
    const foreign = await api.call(api.otherAgency.admin, 'POST', path, { body: {} });
    expect(foreign.status).toBe(404);
    await api.call(newPerson('again@bulk.example'), 'POST', '/auth/bootstrap');
    const used = await api.call(api.agency.admin, 'POST', path, { body: {} });
    expect(used.body.error).toMatchObject({ code: 'CONFLICT', details: { status: 'used' } });
    expect(
      await api.call(api.agency.admin, 'GET', '/admin/invites', { query: { search: 'AGAIN@' } }),
    ).toMatchObject({
      body: { items: [{ status: 'used', link: null }] },
    });
  });
});
