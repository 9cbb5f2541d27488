import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuyingApi, startBuyingApi } from '../../testing/buying-api.ts';
import { anOrder, aReview, claimed, walkToReview } from '../../testing/orders.ts';
import { hashSecret, isSecretOf, newSecret } from './secret.ts';

let api: BuyingApi['api'];
let seller: BuyingApi['seller'];
let buyer: BuyingApi['buyer'];
beforeAll(async () => {
  ({ api, seller, buyer } = await startBuyingApi('confirm'));
});
afterAll(() => api.close());

const wrong = { code: 'ACCESS_CODE_WRONG', status: 403 };
const otherSecret = (code: string) => `${code.slice(0, 5)}${code.endsWith('A') ? 'B' : 'A'}${code.slice(6)}`;

test('a code is shown once, and only its hash is kept', async () => {
  const made = await api.call(api.agency.va, 'POST', '/access-codes');
  expect(made.body.code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{12}$/);
  const mine = await api.call(api.agency.va, 'GET', '/access-codes/me');
  expect(mine.body.access_code).toMatchObject({ prefix: made.body.prefix, last_used_at: null });
  expect(Date.parse(made.body.expires_at) - Date.now()).toBeGreaterThan(89 * 86_400_000);
  const [kept] = await api.database.sql`select secret_hash from app.access_codes`;
  expect(kept?.secret_hash).not.toContain(made.body.code.slice(5));
  expect((await api.call(api.agency.va, 'POST', '/access-codes')).status).toBe(409);
  expect((await api.call(api.agency.client, 'POST', '/access-codes')).status).toBe(403);
});

test('a secret is told by its Argon2id hash alone', async () => {
  const secret = newSecret();
  const hash = await hashSecret(secret);
  expect(await isSecretOf(hash, secret)).toBe(true);
  expect(await isSecretOf(hash, newSecret())).toBe(false);
  expect(await isSecretOf(null, secret)).toBe(false);
});

test('a VA clocks in on a paired device, and what is confirmed there names them', async () => {
  const { body } = await api.call(api.agency.va, 'POST', '/access-codes/rotate');
  const person = await buyer.client.clockIn(body.code);
  expect(person).toMatchObject({ user_id: api.agency.va.id, idle_minutes: 30 });
  expect(person.permissions).toContain('auto_order.operate');

  await seller.client.captureOrder(anOrder());
  const held = await claimed(buyer.client);
  await walkToReview(buyer.client, held);
  await buyer.client.requestPermit(held.id, { fence: held.fence, review: aReview() });
  const atDevice = buyer.client.atDevice(person.session_id);
  const [waiting] = (await atDevice.waitingPurchases()).items;
  if (waiting === undefined) throw new Error('nothing waits');
  await atDevice.confirm(waiting.job_id, {
    review_id: waiting.review_id,
    max_total_minor: waiting.total_minor,
  });
  const [confirmation] = await api.database.sql`
    select confirmed_by from app.purchase_confirmations where job_id = ${held.id}`;
  expect(confirmation?.confirmed_by).toBe(api.agency.va.id);

  await buyer.client.clockOut();
  await expect(atDevice.attention()).rejects.toMatchObject({ code: 'NOBODY_AT_DEVICE', status: 403 });
});

test('another device cannot use the session, and half an hour of nothing ends it', async () => {
  const { body } = await api.call(api.agency.va, 'POST', '/access-codes/rotate');
  const person = await buyer.client.clockIn(body.code);
  const nobody = { code: 'NOBODY_AT_DEVICE' };
  await expect(seller.client.atDevice(person.session_id).attention()).rejects.toMatchObject(nobody);
  await buyer.client.atDevice(person.session_id).attention();
  await api.database.sql`update app.device_sessions set last_active_at = now() - interval '31 minutes'`;
  await expect(buyer.client.atDevice(person.session_id).attention()).rejects.toMatchObject(nobody);
});

test('a new secret ends the old one and its sessions; a suspended member is refused like a wrong code', async () => {
  const { body: old } = await api.call(api.agency.va, 'POST', '/access-codes/rotate');
  const person = await buyer.client.clockIn(old.code);
  const { body: fresh } = await api.call(api.agency.va, 'POST', '/access-codes/rotate');
  expect(fresh.prefix).toBe(old.prefix);
  await expect(buyer.client.clockIn(old.code)).rejects.toMatchObject(wrong);
  await expect(buyer.client.atDevice(person.session_id).attention()).rejects.toMatchObject({
    code: 'NOBODY_AT_DEVICE',
  });
  const suspend = (status: string) =>
    api.database.sql`update app.memberships set status = ${status} where user_id = ${api.agency.va.id}`;
  await suspend('suspended');
  await expect(buyer.client.clockIn(fresh.code)).rejects.toMatchObject(wrong);
  await suspend('active');
  await buyer.client.clockIn(fresh.code);
});

test('five wrong secrets lock the code, ten tries a minute are all a device has', async () => {
  await api.database.sql`truncate app.rate_windows`;
  const { body } = await api.call(api.agency.va, 'POST', '/access-codes/rotate');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await expect(seller.client.clockIn(otherSecret(body.code))).rejects.toMatchObject(wrong);
  }
  await expect(seller.client.clockIn(body.code)).rejects.toMatchObject(wrong);
  for (let attempt = 6; attempt < 10; attempt += 1) {
    await expect(seller.client.clockIn('AAAA-AAAAAAAAAAAA')).rejects.toMatchObject(wrong);
  }
  await expect(seller.client.clockIn(body.code)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('a person may have a secret made ten times an hour', async () => {
  const rotate = () => api.call(api.agency.admin, 'POST', '/access-codes/rotate');
  const statuses: number[] = [];
  for (let turn = 0; turn < 11; turn += 1) statuses.push((await rotate()).status);
  // The admin has no code to rotate; asking counts all the same.
  expect(statuses).toEqual([...Array<number>(10).fill(404), 429]);
  expect((await api.call(api.otherAgency.admin, 'POST', '/access-codes')).status).toBe(200);
});
