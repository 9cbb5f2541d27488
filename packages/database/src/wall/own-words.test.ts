import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeWall, type Wall } from './arrangement.ts';
import { attempt } from './attempt.ts';

/** Past the API, as a browser's token would be if it ever got here: what may people say that they did? */
let wall: Wall;
beforeAll(async () => {
  wall = await arrangeWall();
});
afterAll(() => wall.test.drop());

const named = (name: string): string => String(wall.people.find((person) => person.name === name)?.id);
async function recordOf(accountId: string): Promise<string> {
  const [row] = await wall.test.sql<[{ id: string }]>`
    select id from app.records where account_id = ${accountId} and deleted_at is null limit 1`;
  return row.id;
}
const tell = (
  person: string,
  type: string,
  more: { account?: string; job?: string; record?: string; payload?: object } = {},
) =>
  attempt(
    wall.test.db,
    person,
    'select app.append_event($1, $2, $3, $4, $5, null, $6::text::jsonb)::text as key',
    [
      wall.ours.orgId,
      type,
      more.account ?? null,
      more.job ?? null,
      more.record ?? null,
      JSON.stringify(more.payload ?? {}),
    ],
  );

describe('an event', () => {
  it('is told by whoever may make the change, where they may make it', async () => {
    const { accountId: account, adminId } = wall.ours;
    const record = await recordOf(account);
    const writer = named('a VA with order_tracking.write.basic_fields');
    const remarker = named('a VA with order_tracking.write.order_remark');
    const remark = { account, record, payload: { field: 'order_remark' } };
    for (const [person, type, more] of [
      [writer, 'record.created', { account, record }],
      [writer, 'record.changed', { account, record }],
      [remarker, 'record.remark_changed', remark],
      [adminId, 'policy.changed', { account }],
      [adminId, 'invite.created', {}],
      [adminId, 'org.changed', {}],
    ] as const) {
      expect(await tell(person, type, more), type).toMatchObject({ code: null, wrote: true });
    }
  });

  it('is told by nobody else, about nobody else’s record, and never of jobs, agents or a new owner', async () => {
    const { accountId: account, adminId } = wall.ours;
    const [job] = await wall.test.sql<[{ id: string }]>`
      select id from app.automation_jobs where account_id = ${account} limit 1`;
    const reader = named('a VA with order_tracking.read');
    const writer = named('a VA with order_tracking.write.basic_fields');
    for (const [person, type, more] of [
      [reader, 'record.changed', { account }],
      [
        named('a VA with order_tracking.write.order_remark'),
        'record.remark_changed',
        { account, payload: { field: 'service_remark' } },
      ],
      [writer, 'record.changed', { account, record: await recordOf(wall.aside.accountId) }],
      [writer, 'record.changed', { account, job: job.id }],
      [writer, 'policy.changed', { account }],
      [reader, 'org.changed', {}],
      [wall.ours.clientId, 'record.created', { account }],
      [adminId, 'job.completed', { account }],
      [adminId, 'org.ownership_transferred', {}],
      [adminId, 'anything', {}],
    ] as const) {
      expect(await tell(person, type, more), type).toMatchObject({ code: 'CC001', wrote: false });
    }
  });
});

describe('whose it is', () => {
  const signedBy = (person: string, statement: string, values: readonly unknown[]) =>
    attempt(wall.test.db, person, statement, values);

  it('is signed by whoever does it, not by whom they name', async () => {
    const { adminId, orgId, accountId } = wall.ours;
    const remarker = named('a VA with order_tracking.write.order_remark');
    const admin = named('an admin');
    const others = [
      [
        remarker,
        'update app.order_remarks set body = $1, updated_by = $2 where account_id = $3 returning updated_by as key',
        ['x', adminId, accountId],
      ],
      [
        admin,
        "insert into app.invites (org_id, email, role, invited_by, expires_at) values ($1, 'new@example.com', 'va', $2, now()) returning invited_by as key",
        [orgId, adminId],
      ],
      [
        admin,
        'insert into app.account_assignments (org_id, account_id, user_id, assigned_by) values ($1, $2, $3, $4) returning assigned_by as key',
        [orgId, wall.aside.accountId, remarker, adminId],
      ],
    ] as const;
    for (const [person, statement, values] of others) {
      expect(await signedBy(person, statement, values), statement).toMatchObject({
        code: null,
        keys: [person],
      });
    }
  });

  it('stays used: no invite is opened again, nor marked as used by hand', async () => {
    const { adminId, orgId } = wall.ours;
    await wall.test.sql`
      insert into app.invites (org_id, email, role, status, expires_at)
      select ${orgId}, status || '@example.com', 'va', status, now() + interval '1 day'
      from unnest(array['used', 'revoked', 'open']) as status`;
    const change = (from: string, to: string) =>
      attempt(
        wall.test.db,
        adminId,
        'update app.invites set status = $1 where org_id = $2 and email = $3 returning status as key',
        [to, orgId, `${from}@example.com`],
      );
    expect(await change('used', 'open')).toMatchObject({ keys: [], wrote: false });
    expect(await change('revoked', 'open')).toMatchObject({ keys: [], wrote: false });
    expect(await change('open', 'used')).toMatchObject({ code: '42501' });
    expect(await change('open', 'revoked')).toMatchObject({ keys: ['revoked'] });
  });
});
