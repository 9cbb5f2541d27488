import { type Database, openDatabase } from '@crosscart/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../../server.ts';
import { arrangeVa } from '../../testing/doors/arrangement.ts';
import { type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';
import { type Listening, listenAs } from '../../testing/listening.ts';
import { listen } from '../../testing/paired-agents.ts';

/** Two servers with pools of their own over one database, as two processes behind a balancer. */
let one: TestApi;
let other: TestApi;
let otherDatabase: Database;
let reachOne: typeof fetch;
let reachOther: typeof fetch;
beforeAll(async () => {
  one = await startTestApi();
  otherDatabase = openDatabase({
    url: one.database.apiUrl,
    maxConnections: 4,
    applicationName: 'other process',
  });
  const app = await buildServer(one.config, { database: otherDatabase });
  other = {
    ...one,
    app,
    async call(person, method, path, { body, query, headers } = {}) {
      const authorization = person && `Bearer ${await one.auth.token(person)}`;
      const response = await app.inject({
        method,
        url: path,
        ...(query && { query }),
        ...(body !== undefined && { payload: body as object }),
        headers: { ...(authorization && { authorization }), ...headers },
      });
      return { status: response.statusCode, headers: response.headers, body: response.json() };
    },
  };
  reachOne = await listen(one);
  reachOther = await listen(other);
});
afterAll(async () => {
  await other.app.close();
  await otherDatabase.close();
  await one.close();
});

/** The person's streams on both processes, open and past their first message. */
async function listenOnBoth(person: SignIn): Promise<Listening[]> {
  const both = [await listenAs(one, reachOne, person), await listenAs(other, reachOther, person)];
  for (const listening of both) expect((await listening.next())?.event).toBe('ready');
  return both;
}

/** Resolves once both streams have ended; the test's own limit is the deadline. */
async function untilClosed(streams: readonly Listening[]): Promise<void> {
  for (const listening of streams) while ((await listening.next()) !== null);
}

async function codesOnBoth(person: SignIn, path: string): Promise<unknown[]> {
  const answers = [await one.call(person, 'GET', path), await other.call(person, 'GET', path)];
  return answers.map(({ status, body }) => [status, body.error?.code]);
}

const KEYS = ['order_tracking.read', 'auto_order.read'] as const;
const change = (person: SignIn, body: object) =>
  one.call(one.agency.admin, 'PATCH', `/admin/users/${person.id}`, { body });

/** Deadlines, not measurements: design says two seconds, a loaded machine may need more. */
describe('what is decided on one process counts on all', { timeout: 20_000 }, () => {
  it('whoever is suspended is refused with the next request, and their streams end', async () => {
    const va = await arrangeVa(one, one.agency, KEYS, [one.agency.account]);
    const streams = await listenOnBoth(va);
    expect((await change(va, { status: 'suspended' })).status).toBe(200);
    expect(await codesOnBoth(va, '/records')).toEqual([
      [403, 'SUSPENDED'],
      [403, 'SUSPENDED'],
    ]);
    await untilClosed(streams);
    const again = await listenAs(other, reachOther, va);
    expect(again.status).toBe(403);
    await again.hangUp();
  });

  it('whoever is demoted is refused with the next request, and their streams end', async () => {
    const admin = await arrangeVa(one, one.agency, [], []);
    await change(admin, { role: 'admin' });
    const streams = await listenOnBoth(admin);
    expect((await change(admin, { role: 'va' })).status).toBe(200);
    expect(await codesOnBoth(admin, '/admin/users')).toEqual([
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
    ]);
    await untilClosed(streams);
  });

  it('whoever is removed is refused with the next request, and their streams end', async () => {
    const va = await arrangeVa(one, one.agency, KEYS, [one.agency.account]);
    const streams = await listenOnBoth(va);
    expect((await one.call(one.agency.admin, 'DELETE', `/admin/users/${va.id}`)).status).toBe(200);
    expect(await codesOnBoth(va, '/records')).toEqual([
      [403, 'NO_MEMBERSHIP'],
      [403, 'NO_MEMBERSHIP'],
    ]);
    await untilClosed(streams);
  });

  it('whoever loses a key is refused with the next request', async () => {
    const va = await arrangeVa(one, one.agency, KEYS, [one.agency.account]);
    expect(await codesOnBoth(va, '/automation/jobs')).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
    await change(va, { department_role_ids: [] });
    expect(await codesOnBoth(va, '/automation/jobs')).toEqual([
      [403, 'FORBIDDEN'],
      [403, 'FORBIDDEN'],
    ]);
  });

  it('a stream tells nothing more of an account once its VA is unassigned', async () => {
    const { agency } = one;
    const va = await arrangeVa(one, agency, KEYS, [agency.account, agency.otherAccount]);
    const streams = await listenOnBoth(va);
    const path = `/admin/accounts/${agency.account.id}/assignments/${va.id}`;
    expect((await one.call(agency.admin, 'DELETE', path)).status).toBe(200);
    for (const account of [agency.account, agency.otherAccount]) {
      await one.database.sql`
        insert into app.automation_events (org_id, account_id, type, actor_kind)
        values (${agency.orgId}, ${account.id}, 'scan.finished', 'system')`;
    }
    for (const listening of streams) {
      let told: { type: string; account_id: string | null };
      do {
        const event = await listening.next();
        told = JSON.parse(String(event?.data));
        expect(told.account_id).not.toBe(agency.account.id);
      } while (told.type !== 'scan.finished');
      expect(told.account_id).toBe(agency.otherAccount.id);
      await listening.hangUp();
    }
    const listed = await other.call(va, 'GET', '/accounts');
    expect(listed.body.items.map((each: { id: string }) => each.id)).toEqual([agency.otherAccount.id]);
  });
});
