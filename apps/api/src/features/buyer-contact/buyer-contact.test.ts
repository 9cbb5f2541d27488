import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrangeDepartmentRole, type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';
import { anOrder, arrangeBuying, BUYER } from '../../testing/orders.ts';
import { listen, pairAgent } from '../../testing/paired-agents.ts';

let api: TestApi;
let path: string;
beforeAll(async () => {
  api = await startTestApi();
  const reach = await listen(api);
  const seller = await pairAgent(api, reach, { role: 'EBAY_AGENT', accountId: api.agency.account.id });
  await arrangeBuying(api, 'confirm');
  await seller.client.captureOrder(anOrder());
  const jobs = await api.call(api.agency.admin, 'GET', '/automation/jobs');
  path = `/automation/jobs/${jobs.body.items[0].id}/buyer-contact`;
  const role = await arrangeDepartmentRole(api.database.sql, api.agency.orgId, 'Phone', [
    'buyer_contact.read',
  ]);
  await api.database.sql`
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    select org_id, id, ${role} from app.memberships where user_id = ${api.agency.plainVa.id}`;
});
afterAll(() => api.close());

const looks = () => api.database.sql`
  select actor_id, subject_id, account_id, before, after, ip from app.audit_logs where action = 'read' order by id`;
const ask = (person: SignIn) => api.call(person, 'GET', path);

test('a buyer’s address is shown to whoever has the key on the account, and each look stands in the audit', async () => {
  const answer = await ask(api.agency.plainVa);
  expect(answer.body.ship_to).toEqual(BUYER);
  expect(answer.headers['cache-control']).toBe('no-store');
  const kept = await looks();
  expect(kept).toEqual([
    expect.objectContaining({
      actor_id: api.agency.plainVa.id,
      account_id: api.agency.account.id,
      before: null,
      after: null,
      ip: '127.0.0.1',
    }),
  ]);
  const audit = await api.call(api.agency.admin, 'GET', '/admin/audit', { query: { action: 'read' } });
  expect(audit.body.items).toMatchObject([{ action: 'read', subject: 'buyer_contact' }]);
  expect(JSON.stringify(audit.body)).not.toContain(BUYER.line1);
});

test('to others it does not exist or is closed, and no look is kept', async () => {
  const before = (await looks()).length;
  for (const person of [api.agency.va, api.agency.client]) {
    expect((await ask(person)).body.error.details).toEqual({ permission: 'buyer_contact.read' });
  }
  expect((await ask(api.otherAgency.admin)).status).toBe(404);
  await api.database.sql`delete from app.account_assignments where user_id = ${api.agency.plainVa.id}`;
  expect((await ask(api.agency.plainVa)).status).toBe(404);
  expect(await looks()).toHaveLength(before);
});

test('an address whose retention is over is gone: null, not an error', async () => {
  await api.database.sql`
    update app.automation_jobs set status = 'CANCELLED', updated_at = now() - interval '61 days'`;
  await api.database.sql`select app.purge_by_retention()`;
  expect((await ask(api.agency.admin)).body.ship_to).toBeNull();
});
