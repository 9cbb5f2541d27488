import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeDepartmentRole, type SignIn, startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
let recordId: string;
let elsewhereId: string;
beforeAll(async () => {
  api = await startTestApi();
  const role = await arrangeDepartmentRole(api.database.sql, api.agency.orgId, 'Service', [
    'order_tracking.write.service_remark',
    'order_tracking.read.service_remark',
  ]);
  await api.database.sql`
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    select org_id, id, ${role} from app.memberships where user_id = ${api.agency.plainVa.id}`;
  [recordId, elsewhereId] = await Promise.all([
    addRecord(api.agency.account.id, '12-15199-00001'),
    addRecord(api.agency.otherAccount.id, '12-15199-00002'),
  ]);
});
afterAll(() => api.close());

async function addRecord(accountId: string, order: string): Promise<string> {
  const made = await api.call(api.agency.admin, 'POST', '/records', {
    body: {
      account_id: accountId,
      ebay_order_id: order,
      sale_date: '2026-11-20',
      item_name: 'Kettle',
      qty: 1,
    },
  });
  return made.body.id;
}
const read = (person: SignIn, kind: string, id = recordId) =>
  api.call(person, 'GET', `/records/${id}/${kind}`);
const write = (person: SignIn, kind: string, body: unknown, id = recordId) =>
  api.call(person, 'PATCH', `/records/${id}/${kind}`, { body: { body } });

describe('the remarks of a record', () => {
  it('are empty at first, written, read with their author, and cleared', async () => {
    const nothing = { body: null, updated_by: null, updated_at: null };
    expect((await read(api.agency.admin, 'order-remark')).body).toEqual(nothing);
    const written = await write(api.agency.admin, 'order-remark', 'Ask for the colour');
    expect(written.body).toMatchObject({
      body: 'Ask for the colour',
      updated_by: { id: api.agency.admin.id, name: 'admin' },
    });
    expect((await read(api.agency.va, 'order-remark')).body.body).toBe('Ask for the colour');
    expect((await read(api.agency.admin, 'service-remark')).body).toEqual(nothing);
    expect((await write(api.agency.admin, 'order-remark', '  ')).body.body).toBeNull();
  });

  it('need a key each: to read and to write, the one and the other', async () => {
    const cases: [SignIn, 'GET' | 'PATCH', string, string | null][] = [
      [api.agency.plainVa, 'PATCH', 'service-remark', null],
      [api.agency.plainVa, 'GET', 'service-remark', null],
      [api.agency.plainVa, 'GET', 'order-remark', 'order_tracking.read.order_remark'],
      [api.agency.plainVa, 'PATCH', 'order-remark', 'order_tracking.write.order_remark'],
      [api.agency.va, 'PATCH', 'order-remark', 'order_tracking.write.order_remark'],
      // Clients read records, never remarks.
      [api.agency.client, 'GET', 'order-remark', 'order_tracking.read.order_remark'],
      [api.agency.client, 'GET', 'service-remark', 'order_tracking.read.service_remark'],
      [api.agency.client, 'PATCH', 'service-remark', 'order_tracking.write.service_remark'],
    ];
    for (const [person, method, kind, permission] of cases) {
      const answer = method === 'GET' ? await read(person, kind) : await write(person, kind, 'x');
      if (permission === null) expect(answer.status, kind).toBe(200);
      else expect(answer.body.error.details).toEqual({ permission });
    }
  });

  it('of records elsewhere do not exist', async () => {
    expect((await read(api.agency.va, 'order-remark', elsewhereId)).status).toBe(404);
    expect((await write(api.agency.plainVa, 'service-remark', 'x', elsewhereId)).status).toBe(404);
    expect((await read(api.otherAgency.admin, 'order-remark')).status).toBe(404);
    expect((await write(api.otherAgency.admin, 'order-remark', 'x')).status).toBe(404);
    expect((await read(api.agency.suspended, 'order-remark')).body.error.code).toBe('SUSPENDED');
  });

  it('refuse what is too long, and fields that there are not', async () => {
    expect(
      (await write(api.agency.admin, 'order-remark', 'x'.repeat(4001))).body.error.details.fields[0].field,
    ).toBe('body');
    const answer = await api.call(api.agency.admin, 'PATCH', `/records/${recordId}/order-remark`, {
      body: { body: 'x', record_id: elsewhereId },
    });
    expect(answer.body.error.details.fields).toEqual([{ field: 'record_id', problem: 'unknown field' }]);
  });

  it('stand in the audit as changed, and in the events without a word of them, for those who may read them', async () => {
    await write(api.agency.admin, 'order-remark', 'a secret of the house');
    const audit = await api.call(api.agency.admin, 'GET', '/admin/audit', {
      query: { subject: 'order_remarks' },
    });
    expect(audit.body.items[0]).toMatchObject({ subject_id: recordId, after: { body: 'changed' } });
    const seen = (person: SignIn) =>
      api.database.db.asUser(
        { sub: person.id },
        (sql) => sql`
          select payload from app.automation_events
          where type = 'record.remark_changed' and payload ->> 'field' = 'order_remark'`,
      );
    const events = await seen(api.agency.va);
    expect(events.length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toContain('secret');
    expect(await seen(api.agency.plainVa)).toHaveLength(0);
    expect(await seen(api.agency.client)).toHaveLength(0);
  });
});

describe('DELETE /records/:id', () => {
  it('takes a record out of the lists for good, with event and audit', async () => {
    const id = await addRecord(api.agency.account.id, '12-15199-00009');
    expect((await api.call(api.agency.admin, 'DELETE', `/records/${id}`)).status).toBe(200);
    const list = await api.call(api.agency.admin, 'GET', '/records', { query: { search: '12-15199-00009' } });
    expect(list.body.items).toEqual([]);
    expect((await api.call(api.agency.admin, 'DELETE', `/records/${id}`)).status).toBe(404);
    expect((await read(api.agency.admin, 'order-remark', id)).status).toBe(404);
    const [event] = await api.database.sql`
      select type from app.automation_events where record_id = ${id} order by id desc limit 1`;
    expect(event?.type).toBe('record.deleted');
    const [audit] = await api.database.sql`
      select after from app.audit_logs where subject_id = ${id} order by id desc limit 1`;
    expect(Object.keys(audit?.after)).toEqual(['deleted_at']);
  });

  it('needs its key, on the account', async () => {
    for (const person of [api.agency.va, api.agency.client]) {
      const answer = await api.call(person, 'DELETE', `/records/${recordId}`);
      expect(answer.body.error.details).toEqual({ permission: 'order_tracking.delete' });
    }
    expect((await api.call(api.otherAgency.admin, 'DELETE', `/records/${recordId}`)).status).toBe(404);
  });
});

describe('going round the API', () => {
  it('a field is still not written without its key', async () => {
    const asVa = (statement: string) =>
      api.database.db.asUser({ sub: api.agency.va.id }, (sql) => sql.unsafe(statement));
    await expect(
      asVa(`update app.records set amazon_price_minor = 1 where id = '${recordId}'`),
    ).rejects.toThrow('FORBIDDEN');
    await expect(
      asVa(`update app.records set status = 'RETURN_CLOSED' where id = '${recordId}'`),
    ).rejects.toThrow('FORBIDDEN');
    await asVa(`update app.records set item_name = 'Pot' where id = '${recordId}'`);
    await expect(
      asVa(`insert into app.records (org_id, account_id, ebay_order_id, sale_date, item_name, qty, currency, sale_price_minor)
        select org_id, account_id, '12-15199-00077', sale_date, item_name, 1, 'USD', 5 from app.records where id = '${recordId}'`),
    ).rejects.toThrow('FORBIDDEN');
  });
});
