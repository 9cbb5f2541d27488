import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

describe('GET /admin/users', () => {
  it('lists the members with their department roles and accounts, page by page', async () => {
    const seen: { email: string }[] = [];
    let cursor: string | null = null;
    do {
      const answer = await api.call(api.agency.admin, 'GET', '/admin/users', {
        query: { limit: '2', ...(cursor && { cursor }) },
      });
      expect(answer.status).toBe(200);
      seen.push(...answer.body.items);
      cursor = answer.body.next_cursor;
    } while (cursor !== null);
    expect(seen).toHaveLength(5);
    expect(seen.find((user) => user.email === api.agency.va.email)).toMatchObject({
      role: 'va',
      status: 'active',
      is_owner: false,
      department_roles: [{ id: api.agency.departmentRoleId, name: 'Order desk' }],
      accounts: [{ id: api.agency.account.id, account_code: 'ACC-1' }],
    });
  });

  it('searches and filters by role', async () => {
    const emails = async (query: Record<string, string>) =>
      (await api.call(api.agency.admin, 'GET', '/admin/users', { query })).body.items.map(
        (user: { email: string }) => user.email,
      );
    expect(await emails({ search: 'CLIENT@' })).toEqual([api.agency.client.email]);
    expect(await emails({ role: 'client' })).toEqual([api.agency.client.email]);
    expect(await emails({ search: 'other-agency' })).toEqual([]);
  });

  it('is closed to VAs and clients, naming the key', async () => {
    for (const person of [api.agency.va, api.agency.client]) {
      const answer = await api.call(person, 'GET', '/admin/users');
      expect(answer.status).toBe(403);
      expect(answer.body.error.details).toEqual({ permission: 'admin.users' });
    }
  });
});

describe('GET /admin/orgs/:id/department-roles', () => {
  it('lists the roles of the org with their keys', async () => {
    const answer = await api.call(
      api.agency.admin,
      'GET',
      `/admin/orgs/${api.agency.orgId}/department-roles`,
    );
    expect(answer.body.items).toMatchObject([
      {
        id: api.agency.departmentRoleId,
        name: 'Order desk',
        permissions: ['auto_order.operate', 'order_tracking.write.basic_fields', 'supplier_links.write'],
      },
    ]);
  });

  it('knows no other org', async () => {
    const path = `/admin/orgs/${api.otherAgency.orgId}/department-roles`;
    expect((await api.call(api.agency.admin, 'GET', path)).status).toBe(404);
  });
});
