import { createAgentClient, createDeviceKey } from '@crosscart/agent-client';
import { setClock } from '@crosscart/database/testing';
import { pairingWords } from '@crosscart/domain';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';
import { listen, newDevice, pairAgent } from '../../testing/paired-agents.ts';

let api: TestApi;
let reach: typeof fetch;
let orgCode: string;
beforeAll(async () => {
  api = await startTestApi();
  reach = await listen(api);
  orgCode = (await api.call(api.agency.admin, 'GET', '/automation/pairing/link')).body.org_code;
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.sql`delete from app.rate_windows`;
  await api.database
    .sql`update app.automation_pairing_requests set status = 'expired' where status = 'pending'`;
});

const ask = () => ({ org_code: orgCode, extension_version: '1.2.3' });
const waiting = async () => {
  const answer = await api.call(api.agency.admin, 'GET', '/automation/pairing/requests');
  return answer.body.items;
};
const approve = (id: string, body: object) =>
  api.call(api.agency.admin, 'POST', `/automation/pairing/requests/${id}/approve`, { body });

test('a device asks, both sides see the same four words, and the asking again is pending', async () => {
  const device = await newDevice(api, reach);
  const asked = await device.client.requestPairing(ask());
  expect(asked.outcome).toBe('created');
  const onDevice = await pairingWords(device.key.jkt, String(asked.nonce));
  const [request] = await waiting();
  expect(request).toMatchObject({ words: onDevice, jkt: device.key.jkt, extension_version: '1.2.3' });
  const again = await device.client.requestPairing(ask());
  expect(again).toMatchObject({ outcome: 'pending', nonce: asked.nonce });
  expect((await device.client.pairingStatus()).status).toBe('pending');
});

test('a rejected device sees the reason and must cool down', async () => {
  const device = await newDevice(api, reach);
  await device.client.requestPairing(ask());
  const [request] = await waiting();
  const path = `/automation/pairing/requests/${request.id}/reject`;
  const rejected = await api.call(api.agency.admin, 'POST', path, { body: { reason: 'Unknown device' } });
  expect(rejected.status).toBe(200);
  expect(await device.client.pairingStatus()).toMatchObject({
    status: 'rejected',
    reject_reason: 'Unknown device',
  });
  expect(await device.client.requestPairing(ask())).toMatchObject({ outcome: 'cooldown', nonce: null });
});

test('a wrong word and a key that the admin did not see are refused, and nothing is made', async () => {
  const device = await newDevice(api, reach);
  await device.client.requestPairing(ask());
  const [request] = await waiting();
  const body = { role: 'EBAY_AGENT', account_id: api.agency.account.id, label: 'x', jkt: device.key.jkt };
  const wrongWord = await approve(request.id, { ...body, word: 'zzzz' });
  expect(wrongWord).toMatchObject({ status: 409, body: { error: { code: 'PAIRING_WORD_WRONG' } } });
  const wrongKey = await approve(request.id, {
    ...body,
    word: request.words[0],
    jkt: (await createDeviceKey()).jkt,
  });
  expect(wrongKey).toMatchObject({ status: 409, body: { error: { code: 'CONFLICT' } } });
  expect(
    await api.database.sql`select from app.automation_agents where jkt = ${device.key.jkt}`,
  ).toHaveLength(0);
  expect((await device.client.pairingStatus()).install_token).toBeNull();
});

test('the token goes to the key that asked, again and again until the first check-in, and then no more', async () => {
  const device = await newDevice(api, reach);
  await device.client.requestPairing(ask());
  const [request] = await waiting();
  const word = request.words[1].toUpperCase();
  const approved = await approve(request.id, {
    role: 'EBAY_AGENT',
    account_id: api.agency.otherAccount.id,
    label: 'Shop PC',
    word,
    jkt: device.key.jkt,
  });
  expect(approved.status).toBe(200);

  const thief = createAgentClient({ ...device.options, key: await createDeviceKey() });
  expect(await thief.pairingStatus()).toMatchObject({ status: 'none', install_token: null, agent: null });

  const first = await device.client.pairingStatus();
  const second = await device.client.pairingStatus();
  expect(first).toMatchObject({ status: 'approved', agent: { role: 'EBAY_AGENT', label: 'Shop PC' } });
  expect(second.install_token).toEqual(expect.any(String));
  const client = createAgentClient({ ...device.options, token: String(second.install_token) });
  const self = await client.checkIn({ extension_version: '1.2.3' });
  expect(self).toMatchObject({ org_name: 'Agency', accounts: [{ account_code: 'ACC-2', practice: true }] });
  expect(await device.client.pairingStatus()).toMatchObject({
    status: 'approved',
    install_token: null,
    agent: null,
  });

  const decided = await approve(request.id, {
    role: 'EBAY_AGENT',
    account_id: api.agency.otherAccount.id,
    label: 'x',
    word,
    jkt: device.key.jkt,
  });
  expect(decided.body.error.code).toBe('PAIRING_DECIDED');
});

test('an account has one eBay agent; it is offered for Amazon agents and its account no more for eBay agents', async () => {
  await pairAgent(api, reach, { role: 'EBAY_AGENT', accountId: api.agency.account.id });
  await expect(
    pairAgent(api, reach, { role: 'EBAY_AGENT', accountId: api.agency.account.id }),
  ).rejects.toThrow('ACCOUNT_HAS_EBAY_AGENT');
  const accounts = await api.call(api.agency.admin, 'GET', '/automation/available-accounts');
  expect(accounts.body.items.map((item: { id: string }) => item.id)).not.toContain(api.agency.account.id);
  const agents = await api.call(api.agency.admin, 'GET', '/automation/available-ebay-agents');
  expect(agents.body.items.map((item: { account: { id: string } }) => item.account.id)).toContain(
    api.agency.account.id,
  );
});

test('a proof by another key than the body names is refused', async () => {
  const device = await newDevice(api, reach);
  const other = await createDeviceKey();
  const client = createAgentClient({ ...device.options, key: { ...device.key, publicJwk: other.publicJwk } });
  await expect(client.requestPairing(ask())).rejects.toMatchObject({ code: 'PROOF_INVALID' });
});

test('an expired request can no more be approved', async () => {
  const device = await newDevice(api, reach);
  await device.client.requestPairing(ask());
  const [request] = await waiting();
  await setClock(api.database.sql, '16 minutes');
  const late = await approve(request.id, {
    role: 'AMAZON_AGENT',
    account_ids: [api.agency.account.id],
    label: 'x',
    word: request.words[0],
    jkt: device.key.jkt,
  });
  expect(await waiting()).toHaveLength(0);
  const status = await device.client.pairingStatus();
  await setClock(api.database.sql, '0');
  expect(late.body.error.code).toBe('PAIRING_DECIDED');
  expect(status.status).toBe('expired');
});

test('a rotated link ends the old one, and ten requests a minute are enough for one address', async () => {
  const device = await newDevice(api, reach);
  const rotated = await api.call(api.agency.admin, 'POST', '/automation/pairing/link/rotate');
  expect(rotated.body.link).toBe(`${api.config.apiPublicUrl}/pair#${rotated.body.org_code}`);
  await expect(device.client.requestPairing(ask())).rejects.toMatchObject({
    code: 'PAIRING_CODE_UNKNOWN',
    status: 404,
  });
  orgCode = rotated.body.org_code;
  for (let count = 1; count < 10; count += 1)
    await (await newDevice(api, reach)).client.requestPairing(ask());
  const eleventh = await newDevice(api, reach);
  await expect(eleventh.client.requestPairing(ask())).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    status: 429,
  });
});

test('X-Forwarded-For of a caller that is no configured proxy does not move the limit', async () => {
  const seen = await api.database.sql<[{ count: number }]>`select count(*) from app.rate_windows`;
  const forging: typeof fetch = (input, init) =>
    reach(input, {
      ...init,
      headers: { ...(init?.headers as object), 'x-forwarded-for': crypto.randomUUID() },
    });
  for (let count = 0; count < 10; count += 1)
    await (await newDevice(api, forging)).client.requestPairing(ask());
  const eleventh = await newDevice(api, forging);
  await expect(eleventh.client.requestPairing(ask())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(seen[0].count).toBe(0);
});

test('behind a configured proxy the limit is for the address that the proxy names', async () => {
  const proxied = await startTestApi({ TRUSTED_PROXIES: '127.0.0.1' });
  const reachProxied = await listen(proxied);
  const link = await proxied.call(proxied.agency.admin, 'GET', '/automation/pairing/link');
  const from =
    (address: string): typeof fetch =>
    (input, init) =>
      reachProxied(input, { ...init, headers: { ...(init?.headers as object), 'x-forwarded-for': address } });
  const request = async (address: string) =>
    (await newDevice(proxied, from(address))).client.requestPairing({
      ...ask(),
      org_code: link.body.org_code,
    });
  for (let count = 0; count < 10; count += 1) await request('203.0.113.1');
  await expect(request('203.0.113.1')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await request('203.0.113.2')).toMatchObject({ outcome: 'created' });
  await proxied.close();
});

test('pairing needs admin.automation', async () => {
  for (const [method, path] of [
    ['GET', '/automation/pairing/requests'],
    ['GET', '/automation/pairing/link'],
    ['POST', '/automation/pairing/link/rotate'],
  ] as const) {
    expect((await api.call(api.agency.va, method, path)).status).toBe(403);
  }
});
