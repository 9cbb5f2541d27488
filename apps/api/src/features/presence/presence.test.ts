import { advanceClock } from '@crosscart/database/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';
import { listen, type PairedAgent, pairAgent } from '../../testing/paired-agents.ts';
import { sweepOnce } from '../../worker.ts';

let api: TestApi;
let device: PairedAgent;
beforeAll(async () => {
  api = await startTestApi();
  const reach = await listen(api);
  device = await pairAgent(api, reach, { role: 'AMAZON_AGENT', accountId: api.agency.account.id });
});
beforeEach(async () => {
  await api.database.sql`delete from app.presence`;
});
afterAll(() => api.close());

const report = (person: SignIn, accountId: string | null, windowId?: string) =>
  api.call(person, 'POST', '/presence', {
    body: { account_id: accountId, ...(windowId && { window_id: windowId }) },
  });
const seenBy = async (person: SignIn) => (await api.call(person, 'GET', '/presence')).body.items;
async function told(): Promise<number> {
  const rows = await api.database.sql`select from app.automation_events where type = 'presence.changed'`;
  return rows.length;
}

test('admins see who is on which account; VAs only that somebody is; clients nothing', async () => {
  const { account, va, plainVa, admin, client } = api.agency;
  expect((await report(va, account.id)).status).toBe(200);
  expect(await seenBy(admin)).toMatchObject([
    {
      account_id: account.id,
      occupied: true,
      mine: false,
      people: [{ user_id: va.id, email: va.email, place: 'web' }],
    },
  ]);
  const asVa = await seenBy(plainVa);
  expect(asVa).toEqual([{ account_id: account.id, occupied: true, mine: false }]);
  expect(JSON.stringify(asVa)).not.toContain(va.id);
  expect(await seenBy(va)).toEqual([{ account_id: account.id, occupied: false, mine: true }]);
  expect(await seenBy(client)).toEqual([]);
  expect(await seenBy(api.otherAgency.admin)).toEqual([]);
});

test('a VA cannot read who it is past the API either, nor in the event', async () => {
  const { account, va, plainVa } = api.agency;
  await report(va, account.id);
  const rows = await api.database.db.asUser({ sub: plainVa.id }, (sql) => sql`select from app.presence`);
  expect(rows).toHaveLength(0);
  const events = await api.database.db.asUser(
    { sub: plainVa.id },
    (sql) => sql`select actor_id, payload from app.automation_events where type = 'presence.changed'`,
  );
  expect(events.at(-1)).toEqual({ actor_id: null, payload: {} });
  const asClient = await api.database.db.asUser(
    { sub: api.agency.client.id },
    (sql) => sql`select from app.automation_events where type = 'presence.changed'`,
  );
  expect(asClient).toHaveLength(0);
});

test('only coming and leaving is told, not every heartbeat', async () => {
  const { account, otherAccount, admin } = api.agency;
  const before = await told();
  await report(admin, account.id);
  await report(admin, account.id);
  expect(await told()).toBe(before + 1);
  await report(admin, otherAccount.id);
  expect(await told()).toBe(before + 3);
  await report(admin, null);
  await report(admin, null);
  expect(await told()).toBe(before + 4);
  expect(await seenBy(admin)).toEqual([]);
});

test('each window counts by itself', async () => {
  const { account, otherAccount, admin } = api.agency;
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
  await report(admin, account.id, one);
  await report(admin, otherAccount.id, two);
  await report(admin, null, one);
  expect((await seenBy(admin)).map((item: { account_id: string }) => item.account_id)).toEqual([
    otherAccount.id,
  ]);
});

test('silence ends it after ninety seconds, and that is told', async () => {
  const { account, va, admin } = api.agency;
  await report(va, account.id);
  await advanceClock(api.database.sql, '91 seconds');
  expect(await seenBy(admin)).toEqual([]);
  const before = await told();
  await sweepOnce(api.database.db, api.app.log);
  expect(await told()).toBe(before + 1);
});

test('nobody is on an account that is not theirs to work on', async () => {
  const { va, client, account, otherAccount, admin } = api.agency;
  for (const [person, accountId] of [
    [va, otherAccount.id],
    [client, account.id],
    [admin, api.otherAgency.account.id],
  ] as const) {
    const answer = await report(person, accountId);
    expect(answer.status).toBe(404);
  }
  const bad = await api.call(va, 'POST', '/presence', { body: { account_id: 'x' } });
  expect(bad.body.error.details.fields[0].field).toBe('account_id');
});

test('a suspended member is nowhere', async () => {
  const { account, va, admin } = api.agency;
  await report(va, account.id);
  await api.call(admin, 'PATCH', `/admin/users/${va.id}`, { body: { status: 'suspended' } });
  expect(await seenBy(admin)).toEqual([]);
  await api.call(admin, 'PATCH', `/admin/users/${va.id}`, { body: { status: 'active' } });
});

test('somebody clocked in on a device is where the device says, and leaves with it; it does not keep them at work', async () => {
  const { account, va, admin } = api.agency;
  const made = await api.call(va, 'POST', '/access-codes');
  const person = await device.client.clockIn(made.body.code);
  await device.client.atDevice(person.session_id).reportPresence(account.id);
  expect(await seenBy(admin)).toMatchObject([{ people: [{ user_id: va.id, place: 'device' }] }]);
  await device.client.clockOut();
  expect(await seenBy(admin)).toEqual([]);

  const again = await device.client.clockIn(made.body.code);
  await advanceClock(api.database.sql, '29 minutes');
  await device.client.atDevice(again.session_id).reportPresence(account.id);
  await advanceClock(api.database.sql, '2 minutes');
  await expect(device.client.atDevice(again.session_id).reportPresence(account.id)).rejects.toMatchObject({
    code: 'NOBODY_AT_DEVICE',
  });
});
