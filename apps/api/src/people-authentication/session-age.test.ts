import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/index.ts';
import { signedInAt } from './session-age.ts';

const HOUR = 3600;
const now = () => Math.floor(Date.now() / 1000);

describe('when somebody signed in', () => {
  it('is the earliest moment of the methods, whatever was refreshed or added since', () => {
    const amr = [
      { method: 'totp', timestamp: 300 },
      { method: 'oauth', timestamp: 200 },
    ];
    expect(signedInAt({ sub: 'x', amr, iat: 900 })).toBe(200);
  });

  it('is the moment of the token where it names no methods', () => {
    expect(signedInAt({ sub: 'x', iat: 900 })).toBe(900);
    expect(signedInAt({ sub: 'x', amr: ['pwd'], iat: 900 })).toBe(900);
    expect(signedInAt({ sub: 'x' })).toBe(0);
  });
});

describe('a sign-in older than the organisation allows', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    await api.database.sql`update app.orgs set session_hours = 8 where id = ${api.agency.orgId}`;
  });
  afterAll(() => api.close());

  const asSignedIn = async (secondsAgo: number, path: string, orgId = api.agency.orgId) => {
    const claims = { amr: [{ method: 'oauth', timestamp: now() - secondsAgo }] };
    const token = await api.auth.token(api.agency.va, { claims });
    return api.call(null, 'GET', path, {
      headers: { authorization: `Bearer ${token}`, 'x-org-id': orgId },
    });
  };

  it('is refused with a code of its own, however fresh the token is', async () => {
    expect((await asSignedIn(8 * HOUR - 60, '/accounts')).status).toBe(200);
    const refused = await asSignedIn(8 * HOUR + 1, '/accounts');
    expect(refused.status).toBe(401);
    expect(refused.body.error.code).toBe('SESSION_TOO_OLD');
  });

  it('still says who one is, so that the app can send one to sign in', async () => {
    expect((await asSignedIn(9 * HOUR, '/me')).status).toBe(200);
  });

  it('is measured by the organisation that is asked', async () => {
    await api.database.sql`
      insert into app.memberships (org_id, user_id, role)
      values (${api.otherAgency.orgId}, ${api.agency.va.id}, 'client')`;
    expect((await asSignedIn(9 * HOUR, '/accounts', api.otherAgency.orgId)).status).toBe(200);
  });
});
