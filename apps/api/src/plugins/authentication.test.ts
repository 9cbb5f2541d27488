import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../server.ts';
import { startTestApi, type TestApi, testConfig } from '../testing/index.ts';

const SECRET = 'a-shared-secret-of-at-least-32-characters';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const withToken = (token: string, headers: Record<string, string> = {}) =>
  api.call(null, 'GET', '/accounts', { headers: { authorization: `Bearer ${token}`, ...headers } });

const adminClaims = () => ({
  iss: `${api.auth.url}/auth/v1`,
  aud: 'authenticated',
  sub: api.agency.admin.id,
  email: api.agency.admin.email,
  session_id: crypto.randomUUID(),
  role: 'authenticated',
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 600,
});

async function expectRefused(token: string): Promise<void> {
  const answer = await withToken(token);
  expect(answer.status).toBe(401);
  expect(answer.body.error.code).toBe('TOKEN_INVALID');
}

describe('a session', () => {
  it('lets its person in', async () => {
    expect((await withToken(await api.auth.token(api.agency.admin))).status).toBe(200);
  });

  it('is needed: without one, or with another kind of credential, the answer is UNAUTHENTICATED', async () => {
    for (const headers of [{}, { authorization: 'Basic YTpi' }, { authorization: 'Bearer' }]) {
      const answer = await api.call(null, 'GET', '/accounts', { headers });
      expect(answer.status).toBe(401);
      expect(answer.body.error.code).toBe('UNAUTHENTICATED');
    }
  });

  it.each([
    ['has expired', { expiresInSeconds: -60 }],
    ['comes from another issuer', { claims: { iss: 'https://elsewhere.example/auth/v1' } }],
    ['is for another audience', { claims: { aud: 'anon' } }],
    ['is a service key', { claims: { role: 'service_role' } }],
    ['is an anonymous sign-in', { claims: { is_anonymous: true } }],
    ['has no end', { claims: { exp: undefined } }],
    ['names no person', { claims: { sub: 'admin' } }],
  ])('that %s is refused', async (_what, overrides) => {
    await expectRefused(await api.auth.token(api.agency.admin, overrides));
  });

  it('that was tampered with is refused: payload, signature or anything at all', async () => {
    const token = await api.auth.token(api.agency.va);
    const [header, , signature] = token.split('.');
    const payload = Buffer.from(JSON.stringify(adminClaims())).toString('base64url');
    await expectRefused(`${header}.${payload}.${signature}`);
    await expectRefused(`${token.slice(0, -4)}AAAA`);
    await expectRefused('abc');
    await expectRefused('a.b.c');
  });

  it('without a signature is refused', async () => {
    await expectRefused(new UnsecuredJWT(adminClaims()).encode());
  });

  it('signed by a key that the auth service does not have is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    for (const kid of ['test-key', 'unheard-of']) {
      await expectRefused(
        await new SignJWT(adminClaims()).setProtectedHeader({ alg: 'ES256', kid }).sign(privateKey),
      );
    }
  });

  it('signed with HS256 is refused where no shared secret is set, also when the public key is the secret', async () => {
    const hmac = (secret: string) =>
      new SignJWT(adminClaims()).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(secret));
    await expectRefused(await hmac(SECRET));
    const response = await fetch(`${api.auth.url}/auth/v1/.well-known/jwks.json`);
    await expectRefused(await hmac(await response.text()));
    const { publicKey } = await generateKeyPair('ES256', { extractable: true });
    await expectRefused(await hmac(await exportSPKI(publicKey)));
  });

  it('signed with HS256 is accepted where the shared secret is set, and only with that secret', async () => {
    const config = testConfig(api.database, api.auth, { SUPABASE_JWT_SECRET: SECRET });
    const app = await buildServer(config, { database: api.database.db });
    const ask = async (secret: string, alg = 'HS256') => {
      const token = await new SignJWT(adminClaims())
        .setProtectedHeader({ alg })
        .sign(new TextEncoder().encode(secret));
      return (await app.inject({ url: '/accounts', headers: { authorization: `Bearer ${token}` } }))
        .statusCode;
    };
    expect(await ask(SECRET)).toBe(200);
    expect(await ask(`${SECRET}!`)).toBe(401);
    expect(await ask(SECRET, 'HS512')).toBe(401);
    await app.close();
  });
});

describe('the auth service', () => {
  let server: Server;
  let answer: (() => { status: number; body: unknown }) | null = null;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      const { status, body } = answer?.() ?? { status: 500, body: {} };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('may be down or broken at the start: the API answers UNAVAILABLE, and lets people in once it is back', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const app = await buildServer(testConfig(api.database, { url }), { database: api.database.db });
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const token = await new SignJWT({ ...adminClaims(), iss: `${url}/auth/v1` })
      .setProtectedHeader({ alg: 'ES256', kid: 'k' })
      .sign(privateKey);
    const ask = () => app.inject({ url: '/accounts', headers: { authorization: `Bearer ${token}` } });

    for (const broken of [
      { status: 503, body: {} },
      { status: 200, body: { keys: 'none' } },
    ]) {
      answer = () => broken;
      const refused = await ask();
      expect(refused.statusCode).toBe(503);
      expect(refused.json().error).toMatchObject({ code: 'UNAVAILABLE', details: { service: 'auth' } });
    }
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }];
    answer = () => ({ status: 200, body: { keys } });
    expect((await ask()).statusCode).toBe(200);
    await app.close();
  });

  it('that does not listen at all gives UNAVAILABLE', async () => {
    const app = await buildServer(testConfig(api.database, { url: 'http://127.0.0.1:9' }), {
      database: api.database.db,
    });
    const token = await api.auth.token(api.agency.admin);
    const refused = await app.inject({ url: '/accounts', headers: { authorization: `Bearer ${token}` } });
    expect(refused.statusCode).toBe(503);
    await app.close();
  });
});

describe('a membership', () => {
  it('that is suspended gives SUSPENDED on the next request', async () => {
    const answer = await api.call(api.agency.suspended, 'GET', '/accounts');
    expect(answer.status).toBe(403);
    expect(answer.body.error.code).toBe('SUSPENDED');

    const { client, orgId } = api.otherAgency;
    expect((await api.call(client, 'GET', '/accounts')).status).toBe(200);
    const set = (status: string) =>
      api.database.sql`
        update app.memberships set status = ${status} where org_id = ${orgId} and user_id = ${client.id}`;
    await set('suspended');
    expect((await api.call(client, 'GET', '/accounts')).body.error.code).toBe('SUSPENDED');
    await set('active');
  });

  it('is needed in the org that X-Org-Id names', async () => {
    const token = await api.auth.token(api.agency.admin);
    expect((await withToken(token, { 'x-org-id': api.agency.orgId })).status).toBe(200);
    const foreign = await withToken(token, { 'x-org-id': api.otherAgency.orgId });
    expect(foreign.status).toBe(403);
    expect(foreign.body.error.code).toBe('NO_MEMBERSHIP');
    const nonsense = await withToken(token, { 'x-org-id': 'mine' });
    expect(nonsense.status).toBe(400);
    expect(nonsense.body.error.details.fields[0].field).toBe('X-Org-Id');
  });

  it('in several orgs shows each org apart', async () => {
    const { admin } = api.agency;
    await api.database.sql`
      insert into app.memberships (org_id, user_id, role) values (${api.otherAgency.orgId}, ${admin.id}, 'admin')`;
    const accountIds = async (orgId: string) =>
      (await api.call(admin, 'GET', '/accounts', { headers: { 'x-org-id': orgId } })).body.items.map(
        (account: { id: string }) => account.id,
      );
    expect(await accountIds(api.agency.orgId)).toContain(api.agency.account.id);
    expect(await accountIds(api.otherAgency.orgId)).toContain(api.otherAgency.account.id);
    expect(await accountIds(api.otherAgency.orgId)).not.toContain(api.agency.account.id);
    const path = `/admin/accounts/${api.otherAgency.account.id}`;
    const throughTheWrongOrg = await api.call(admin, 'GET', path, {
      headers: { 'x-org-id': api.agency.orgId },
    });
    expect(throughTheWrongOrg.status).toBe(404);
  });

  it('is missing for an outsider: NO_MEMBERSHIP', async () => {
    const outsider = { id: crypto.randomUUID(), email: 'outsider@nowhere.example', fullName: 'Outsider' };
    expect((await api.call(outsider, 'GET', '/accounts')).body.error.code).toBe('NO_MEMBERSHIP');
  });
});

it('settles who calls before it looks at what they send', async () => {
  const answer = await api.call(null, 'POST', '/records', { body: { nonsense: true } });
  expect(answer.status).toBe(401);
});
