import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sql } from '../connection/slot.ts';
import {
  advanceClock,
  createTestAgency,
  createTestDatabase,
  type TestAgency,
  type TestDatabase,
} from '../testing/index.ts';

describe('the audit', () => {
  let test: TestDatabase;
  let agency: TestAgency;
  beforeAll(async () => {
    test = await createTestDatabase();
    agency = await createTestAgency(test.sql);
  });
  afterAll(() => test.drop());

  const asAdmin = <T>(work: (sql: Sql) => Promise<T>) =>
    test.db.asUser(
      { sub: agency.adminId, request: { ip: '203.0.113.7', user_agent: 'Browser', id: 'req-1' } },
      work,
    );
  const rows = () => test.sql`select * from app.audit_logs where org_id = ${agency.orgId} order by xid, id`;
  const verdict = async () => {
    const [row] = await test.sql`select * from app.verify_audit() where org_id = ${agency.orgId}`;
    return row;
  };

  /** Seals all that is committed. The horizon is the whole cluster's: transactions of other tests hold it back a while. */
  const seal = async () => {
    const isBelowHorizon = async () => {
      const [row] = await test.sql<[{ is_below: boolean }]>`
        select coalesce(max(xid) < pg_snapshot_xmin(pg_current_snapshot()), true) as is_below from app.audit_logs`;
      return row.is_below;
    };
    while (!(await isBelowHorizon())) await delay(5);
    await test.sql`select app.seal_audit()`;
  };

  it('writes who changed what, from where, with only the changed columns', async () => {
    await asAdmin(
      (sql) =>
        sql`update app.account_policies set mode = 'off', daily_cap_minor = 5 where account_id = ${agency.accountId}`,
    );
    expect((await rows()).at(-1)).toMatchObject({
      actor_id: agency.adminId,
      action: 'update',
      subject: 'account_policies',
      subject_id: agency.accountId,
      account_id: agency.accountId,
      before: { mode: 'automatic', daily_cap_minor: 10_000_000 },
      after: { mode: 'off', daily_cap_minor: 5 },
      ip: '203.0.113.7',
      user_agent: 'Browser',
      request_id: 'req-1',
    });
  });

  it('shows personal and secret columns as changed, never their values', async () => {
    await asAdmin(
      (sql) => sql`
        insert into app.invites (org_id, email, role, invited_by, expires_at)
        values (${agency.orgId}, 'new.person@example.com', 'va', ${agency.adminId}, now() + interval '1 day')`,
    );
    const code = await asAdmin(async (sql) => {
      const [row] = await sql<[{ code: string }]>`select app.rotate_pairing_code(${agency.orgId}) as code`;
      return row.code;
    });
    const text = JSON.stringify(await rows());
    expect(text).not.toContain('new.person');
    expect(text).not.toContain(code);
    expect(text).toContain('"email":"changed"');
    expect(text).toContain('"pairing_code":"changed"');
  });

  it('leaves no trace of a change that was rolled back, and writes none for what changed nothing', async () => {
    const before = (await rows()).length;
    await expect(
      asAdmin(async (sql) => {
        await sql`update app.accounts set name = 'Never' where id = ${agency.accountId}`;
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await asAdmin((sql) => sql`update app.accounts set name = name where id = ${agency.accountId}`);
    expect(await rows()).toHaveLength(before);
  });

  it('cannot be rewritten by anybody, the superuser included', async () => {
    await expect(test.sql`update app.audit_logs set ip = '::1'`).rejects.toThrow('append-only');
    await expect(test.sql`delete from app.audit_logs`).rejects.toThrow('append-only');
    await expect(test.sql`truncate app.audit_logs`).rejects.toThrow('append-only');
    await expect(
      test.db.asService('test', (sql) => sql`insert into app.audit_logs (org_id) values (${agency.orgId})`),
    ).rejects.toThrow('permission denied');
  });

  it('seals what is committed into a chain and names the tail that nothing protects yet', async () => {
    await seal();
    expect(await verdict()).toMatchObject({ seals: 1, broken: null, unsealed: 0 });
    await asAdmin((sql) => sql`update app.accounts set name = 'Renamed' where id = ${agency.accountId}`);
    expect(await verdict()).toMatchObject({ seals: 1, broken: null, unsealed: 1 });
    const last = (await rows()).at(-1);
    expect(await test.sql`select * from app.unsealed_audit()`).toMatchObject([
      { org_id: agency.orgId, rows: 1, first_id: last?.id, last_id: last?.id, since: last?.created_at },
    ]);
    await seal();
    expect(await verdict()).toMatchObject({ seals: 2, broken: null, unsealed: 0 });
    await seal();
    expect(await verdict()).toMatchObject({ seals: 2 });
  });

  it('does not seal past a change that is still open, so that none slips in behind a seal', async () => {
    const open = await test.sql.reserve();
    await open`begin`;
    await open`select pg_current_xact_id()`;
    await asAdmin((sql) => sql`update app.accounts set name = 'Later' where id = ${agency.accountId}`);
    await test.sql`select app.seal_audit()`;
    expect(await verdict()).toMatchObject({ unsealed: 1 });
    await open`rollback`;
    open.release();
    await seal();
    expect(await verdict()).toMatchObject({ unsealed: 0 });
  });

  it('purges old rows with their seals standing, and the chain still holds', async () => {
    // Nobody asked for less than the org keeps gets it.
    const [early] = await test.sql`select app.purge_audit(${agency.orgId}, app.clock()) as rows`;
    expect(early?.rows).toBe(0);
    await advanceClock(test.sql, '800 days');
    await asAdmin((sql) => sql`update app.accounts set name = 'Recent' where id = ${agency.accountId}`);
    await seal();
    const [purged] = await test.sql`
      select app.purge_audit(${agency.orgId}, app.clock() - interval '365 days') as rows`;
    expect(purged?.rows).toBeGreaterThan(0);
    expect(await rows()).toHaveLength(1);
    expect(await verdict()).toMatchObject({ broken: null, unsealed: 0 });
  });

  it.each([
    ['a row that was changed', `update app.audit_logs set after = '{"name":"Forged"}' where id = $1`],
    ['a row that was removed', 'delete from app.audit_logs where id = $1'],
    [
      'a row that was slipped in',
      `insert into app.audit_logs (xid, org_id, actor_id, action, subject, subject_id)
       select xid, org_id, actor_id, 'update', 'accounts', 'x' from app.audit_logs where id = $1`,
    ],
    [
      'a row that was given to another moment',
      `update app.audit_logs set created_at = created_at - interval '1 day' where id = $1`,
    ],
    [
      'a seal that was replaced',
      `update app.audit_seals set hash = 'x' where number = (select max(number) from app.audit_seals) and $1::bigint > 0`,
    ],
  ])('finds %s under a seal, even by the superuser', async (_what, forgery) => {
    await asAdmin(
      (sql) => sql`update app.accounts set name = gen_random_uuid()::text where id = ${agency.accountId}`,
    );
    await asAdmin(
      (sql) => sql`update app.accounts set name = gen_random_uuid()::text where id = ${agency.accountId}`,
    );
    await seal();
    const sealed = await verdict();
    expect(sealed).toMatchObject({ broken: null, unsealed: 0 });
    // The first of the two: what is slipped in behind it still lies under the seal.
    const first = (await rows()).at(-2);
    const undo = new Error('undo');
    const found = test.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql.unsafe(forgery, [first?.id]);
      const [row] = await sql`select broken from app.verify_audit() where org_id = ${agency.orgId}`;
      expect(row?.broken).toBe(sealed?.seals);
      throw undo;
    });
    await expect(found).rejects.toBe(undo);
  });
});
