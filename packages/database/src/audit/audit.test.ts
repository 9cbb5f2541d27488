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

  it('has a trigger on every table that a person may write', async () => {
    const missing = await test.sql`
      select c.relname from pg_class c
      where c.relnamespace = 'app'::regnamespace and c.relkind = 'r'
        and has_any_column_privilege('authenticated', c.oid, 'insert, update')
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit')`;
    expect(missing).toEqual([]);
  });

  it('seals what is committed into a chain and names the tail that nothing protects yet', async () => {
    await test.sql`select app.seal_audit()`;
    expect(await verdict()).toMatchObject({ seals: 1, broken: null, unsealed: 0 });
    await asAdmin((sql) => sql`update app.accounts set name = 'Renamed' where id = ${agency.accountId}`);
    expect(await verdict()).toMatchObject({ seals: 1, broken: null, unsealed: 1 });
    await test.sql`select app.seal_audit()`;
    expect(await verdict()).toMatchObject({ seals: 2, broken: null, unsealed: 0 });
    await test.sql`select app.seal_audit()`;
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
    await test.sql`select app.seal_audit()`;
    expect(await verdict()).toMatchObject({ unsealed: 0 });
  });

  it('purges old rows with their seals standing, and the chain still holds', async () => {
    await advanceClock(test.sql, '400 days');
    await asAdmin((sql) => sql`update app.accounts set name = 'Recent' where id = ${agency.accountId}`);
    await test.sql`select app.seal_audit()`;
    const [purged] = await test.sql`
      select app.purge_audit(${agency.orgId}, app.clock() - interval '365 days') as rows`;
    expect(purged?.rows).toBeGreaterThan(0);
    expect(await rows()).toHaveLength(1);
    expect(await verdict()).toMatchObject({ broken: null, unsealed: 0 });
  });

  it('finds the seal that no longer fits its rows', async () => {
    await test.sql`alter table app.audit_logs disable trigger user`;
    await test.sql`update app.audit_logs set after = '{"name":"Forged"}' where org_id = ${agency.orgId}`;
    await test.sql`alter table app.audit_logs enable trigger user`;
    const seals = (await verdict())?.seals;
    expect(await verdict()).toMatchObject({ broken: seals });
  });
});
