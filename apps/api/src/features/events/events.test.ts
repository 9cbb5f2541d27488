import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';
import { type Listening, listenAs, type StreamEvent } from '../../testing/listening.ts';
import { anOrder, arrangeBuying } from '../../testing/orders.ts';
import { listen, type PairedAgent, pairAgent } from '../../testing/paired-agents.ts';

let api: TestApi;
let reach: typeof fetch;
let seller: PairedAgent;
let buyer: PairedAgent;
beforeAll(async () => {
  api = await startTestApi();
  reach = await listen(api);
  const accountId = api.agency.account.id;
  seller = await pairAgent(api, reach, { role: 'EBAY_AGENT', accountId });
  buyer = await pairAgent(api, reach, { role: 'AMAZON_AGENT', accountId });
  await arrangeBuying(api, 'automatic');
});
afterAll(() => api.close());

/** Writes one event in a transaction of its own, which stays open until `hold` is over, and some milliseconds more. */
async function writeEvent(
  number: number,
  { hold, openMs = 0, onWritten }: { hold?: Promise<void>; openMs?: number; onWritten?: () => void } = {},
): Promise<void> {
  const { orgId, account } = api.agency;
  await api.database.sql.begin(async (sql) => {
    await sql`
      insert into app.automation_events (org_id, account_id, type, actor_kind, payload)
      values (${orgId}, ${account.id}, 'job.changed', 'system', ${sql.json({ number })})`;
    onWritten?.();
    if (openMs > 0) await sql`select pg_sleep(${openMs / 1000})`;
    await hold;
  });
}
const numberOf = (event: StreamEvent) => JSON.parse(event.data).payload.number as number;
async function nextNumbered(listening: Listening): Promise<number | null> {
  for (;;) {
    const event = await listening.next();
    if (event === null) return null;
    const number = event.event === 'event' ? numberOf(event) : undefined;
    if (number !== undefined) return number;
  }
}

test('a stream begins with its cursor, then tells what happens, each event with its actor', async () => {
  const listening = await listenAs(api, reach, api.agency.va);
  const ready = await listening.next();
  expect(ready).toMatchObject({ event: 'ready', id: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  await seller.client.captureOrder(anOrder());
  const told = [await listening.next(), await listening.next()].map((event) =>
    JSON.parse(String(event?.data)),
  );
  expect(told).toMatchObject([
    { type: 'order.captured', account_id: api.agency.account.id, actor: { kind: 'agent', id: seller.id } },
    { type: 'job.created', payload: { status: 'QUEUED' } },
  ]);
  await listening.hangUp();
});

test('an event that commits after a later one is not lost: it comes first, and both once', async () => {
  const listening = await listenAs(api, reach, api.agency.va);
  await listening.next();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const written = Promise.withResolvers<void>();
  const early = writeEvent(1, { hold: held, onWritten: written.resolve });
  await written.promise;
  await writeEvent(2);
  // Number 2 is committed, but not told while an older transaction is open.
  const first = nextNumbered(listening);
  release();
  await early;
  expect(await first).toBe(1);
  expect(await nextNumbered(listening)).toBe(2);
  await listening.hangUp();
});

test('with many writers at once and a line that keeps breaking, every event arrives once and in order', async () => {
  const WRITERS = 6;
  const EACH = 25;
  const ready = await listenAs(api, reach, api.agency.va);
  await ready.next();
  let cursor = ready.lastId();
  await ready.hangUp();

  const writing = Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let count = 0; count < EACH; count += 1) {
        const number = 1_000 + writer * EACH + count;
        await writeEvent(number, { openMs: count % 3 === 0 ? 20 : 0 });
      }
    }),
  );
  const received: number[] = [];
  const places: string[] = [];
  for (let line = 1; received.length < WRITERS * EACH; line += 1) {
    const listening = await listenAs(api, reach, api.agency.va, { after: cursor });
    for (let count = 0; count < 7 * line && received.length < WRITERS * EACH; ) {
      const event = await listening.next();
      if (event === null) break;
      cursor = listening.lastId();
      if (event.event !== 'event') continue;
      const number = numberOf(event);
      if (number === undefined) continue;
      received.push(number);
      places.push(String(event.id));
      count += 1;
    }
    await listening.hangUp();
  }
  await writing;
  expect([...received].sort((a, b) => a - b)).toEqual(
    Array.from({ length: WRITERS * EACH }, (_, index) => 1_000 + index),
  );
  const order = places.map((place) => place.split('.').map(BigInt));
  const ascending = order.every(
    ([, xid = 0n, id = 0n], index) =>
      index === 0 ||
      (order[index - 1]?.[1] ?? 0n) < xid ||
      ((order[index - 1]?.[1] ?? 0n) === xid && (order[index - 1]?.[2] ?? 0n) < id),
  );
  expect(ascending).toBe(true);
});

test('nobody hears of accounts that are not theirs, or of another organisation', async () => {
  const { orgId, otherAccount } = api.agency;
  const [va, stranger, admin] = await Promise.all([
    listenAs(api, reach, api.agency.va),
    listenAs(api, reach, api.otherAgency.admin),
    listenAs(api, reach, api.agency.admin),
  ]);
  for (const listening of [va, stranger, admin]) expect((await listening.next())?.event).toBe('ready');
  await api.database.sql`
    insert into app.automation_events (org_id, account_id, type, actor_kind, payload)
    values (${orgId}, ${otherAccount.id}, 'job.changed', 'system', '{"number": 7}')`;
  await writeEvent(8);
  await api.database.sql`
    insert into app.automation_events (org_id, account_id, type, actor_kind, payload)
    values (${api.otherAgency.orgId}, ${api.otherAgency.account.id}, 'job.changed', 'system', '{"number": 9}')`;
  expect([await nextNumbered(admin), await nextNumbered(admin)]).toEqual([7, 8]);
  expect(await nextNumbered(va)).toBe(8);
  expect(await nextNumbered(stranger)).toBe(9);
  for (const listening of [va, stranger, admin]) await listening.hangUp();
});

test('a stream ends when the member is suspended, and when the session is over', async () => {
  const va = await listenAs(api, reach, api.agency.va);
  const brief = await listenAs(api, reach, api.agency.admin, { expiresInSeconds: 1 });
  await api.database.sql`
    update app.memberships set status = 'suspended'
    where org_id = ${api.agency.orgId} and user_id = ${api.agency.va.id}`;
  while ((await va.next()) !== null);
  while ((await brief.next()) !== null);
  await api.database.sql`
    update app.memberships set status = 'active'
    where org_id = ${api.agency.orgId} and user_id = ${api.agency.va.id}`;
});

test('a cursor of another epoch asks to read afresh; one that is none is refused', async () => {
  const listening = await listenAs(api, reach, api.agency.va, { after: '99.5.5' });
  expect((await listening.next())?.event).toBe('reset');
  await listening.hangUp();
  const refused = await api.call(api.agency.va, 'GET', '/events', { query: { after: 'yesterday' } });
  expect(refused).toMatchObject({
    status: 400,
    body: { error: { details: { fields: [{ field: 'after' }] } } },
  });
});

test('agents are woken when a job may be there, and hear nothing more once revoked', async () => {
  const stop = new AbortController();
  const wakeUps = buyer.client.wakeUps(stop.signal)[Symbol.asyncIterator]();
  const nextWake = async () => {
    for (;;) if ((await wakeUps.next()).value === 'wake') return;
  };
  // One of the client at its connection, one of the server at its start.
  await nextWake();
  await nextWake();
  await seller.client.captureOrder(anOrder());
  await nextWake();
  await api.call(api.agency.admin, 'POST', `/automation/agents/${buyer.id}/revoke`);
  await expect(
    (async () => {
      for (;;) await nextWake();
    })(),
  ).rejects.toMatchObject({ code: 'AGENT_REVOKED' });
  stop.abort();
});

test('the timeline of a job is for those who may see the job', async () => {
  const jobs = await api.call(api.agency.va, 'GET', '/automation/jobs');
  const path = `/automation/jobs/${jobs.body.items[0].id}/events`;
  expect((await api.call(api.agency.va, 'GET', path)).body.items.length).toBeGreaterThan(0);
  expect((await api.call(api.otherAgency.admin, 'GET', path)).status).toBe(404);
});

test('open streams do not keep the server from closing', async () => {
  const listening = await listenAs(api, reach, api.agency.va);
  await listening.next();
  await api.app.close();
  expect(await listening.next()).toBeNull();
});
