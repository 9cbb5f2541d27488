import { createHash } from 'node:crypto';
import { createDeviceKey, createProof, type DeviceKey } from '@crosscart/agent-client';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/index.ts';
import { listen, type PairedAgent, pairAgent } from '../testing/paired-agents.ts';
import { createProofNonces } from './proof-nonces.ts';

const PATH = '/automation/jobs/claim';

let api: TestApi;
let reach: typeof fetch;
let agent: PairedAgent;
let other: PairedAgent;
let nonce: string;
beforeAll(async () => {
  api = await startTestApi();
  reach = await listen(api);
  const accountId = api.agency.account.id;
  agent = await pairAgent(api, reach, { role: 'AMAZON_AGENT', accountId });
  other = await pairAgent(api, reach, { role: 'AMAZON_AGENT', accountId });
});
afterAll(() => api.close());
beforeEach(async () => {
  nonce = String((await knock({ authorization: `DPoP ${agent.token}` })).headers.get('dpop-nonce'));
});

function knock(headers: Record<string, string>, path = PATH): Promise<Response> {
  return reach(api.config.apiPublicUrl + path, { method: 'POST', headers });
}
async function codeOf(answer: Response): Promise<string> {
  const body = (await answer.json()) as { error?: { code: string } };
  return body.error?.code ?? 'none';
}
function proof(key: DeviceKey, change: Partial<Parameters<typeof createProof>[1]> = {}): Promise<string> {
  const url = api.config.apiPublicUrl + PATH;
  return createProof(key, { method: 'POST', url, nonce, token: agent.token, ...change });
}
const withToken = (dpop: string, token = agent.token) => knock({ authorization: `DPoP ${token}`, dpop });

test('a fitting token and proof are let in, and every answer hands out a nonce', async () => {
  const answer = await withToken(await proof(agent.key));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('dpop-nonce')).toMatch(/^[\w-]{22}$/);
});

test('a device whose clock is years off is let in: the nonce says what is fresh', async () => {
  const ath = createHash('sha256').update(agent.token).digest('base64url');
  const jti = crypto.randomUUID();
  const ancient = await new SignJWT({
    jti,
    htm: 'POST',
    htu: api.config.apiPublicUrl + PATH,
    nonce,
    ath,
    iat: 1,
    exp: 2,
  })
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: agent.key.publicJwk })
    .sign(agent.key.privateKey);
  expect((await withToken(ancient)).status).toBe(200);
});

test('the same proof is good once, also on two requests at once', async () => {
  const once = await proof(agent.key);
  const answers = await Promise.all([1, 2, 3, 4].map(() => withToken(once)));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401, 401]);
  const refused = answers.find((answer) => answer.status === 401) as Response;
  expect(await codeOf(refused)).toBe('PROOF_REPLAYED');
  expect(refused.headers.get('www-authenticate')).toMatch(/^DPoP/);
});

test('a proof for another method, address or token, without nonce or with an old one, is refused', async () => {
  const elsewhere = `${api.config.apiPublicUrl}/automation/jobs`;
  const foreign = `http://evil.example${PATH}`;
  for (const [change, code] of [
    [{ method: 'GET' }, 'PROOF_INVALID'],
    [{ url: elsewhere }, 'PROOF_INVALID'],
    [{ url: foreign }, 'PROOF_INVALID'],
    [{ token: other.token }, 'PROOF_INVALID'],
    [{ token: undefined }, 'PROOF_INVALID'],
    [{ nonce: undefined }, 'USE_DPOP_NONCE'],
    [{ nonce: 'A'.repeat(22) }, 'USE_DPOP_NONCE'],
  ] as const) {
    const answer = await withToken(await proof(agent.key, change));
    expect([answer.status, await codeOf(answer)], JSON.stringify(change)).toEqual([401, code]);
    expect(answer.headers.get('dpop-nonce')).toMatch(/^[\w-]{22}$/);
  }
});

test('another device key, or the token of another agent, is refused', async () => {
  const stranger = await createDeviceKey();
  expect(await codeOf(await withToken(await proof(stranger)))).toBe('PROOF_INVALID');
  const stolen = await withToken(await proof(agent.key, { token: other.token }), other.token);
  expect([stolen.status, await codeOf(stolen)]).toEqual([401, 'PROOF_INVALID']);
});

test('proofs that are not ES256 by a P-256 key of their own header are refused', async () => {
  const claims = { jti: crypto.randomUUID(), htm: 'POST', htu: api.config.apiPublicUrl + PATH, nonce };
  const rsa = await generateKeyPair('RS256');
  const bySecret = new SignJWT(claims)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'HS256', jwk: agent.key.publicJwk })
    .setIssuedAt()
    .sign(Buffer.from(JSON.stringify(agent.key.publicJwk).padEnd(32)));
  const byRsa = new SignJWT(claims)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'RS256', jwk: await exportJWK(rsa.publicKey) })
    .setIssuedAt()
    .sign(rsa.privateKey);
  const otherHeader = new SignJWT(claims)
    .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk: other.key.publicJwk })
    .setIssuedAt()
    .sign(agent.key.privateKey);
  const unsigned = `${Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg: 'none', jwk: agent.key.publicJwk })).toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
  for (const forged of [await bySecret, await byRsa, await otherHeader, unsigned, 'nonsense', 'a.b.c']) {
    const answer = await withToken(forged);
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'PROOF_INVALID']);
  }
});

test('tokens without, with another, or with an altered signature are refused', async () => {
  const [header, , signature] = agent.token.split('.');
  const forgedClaims = Buffer.from(
    JSON.stringify({
      sub: agent.id,
      ver: 9,
      aud: 'crosscart-agent',
      cnf: { jkt: agent.key.jkt },
      exp: 9_999_999_999,
    }),
  ).toString('base64url');
  const bySelf = new SignJWT({ ver: 1, cnf: { jkt: agent.key.jkt } })
    .setProtectedHeader({ alg: 'HS256', kid: agent.id })
    .setSubject(agent.id)
    .setAudience('crosscart-agent')
    .setExpirationTime('60d')
    .sign(Buffer.alloc(32, 1));
  const nobody = new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', kid: crypto.randomUUID() })
    .sign(Buffer.alloc(32, 1));
  for (const token of [`${header}.${forgedClaims}.${signature}`, await bySelf, await nobody, 'nonsense']) {
    const answer = await withToken(await proof(agent.key, { token }), token);
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'TOKEN_INVALID']);
  }
  expect(await codeOf(await knock({ dpop: await proof(agent.key) }))).toBe('UNAUTHENTICATED');
});

test('a nonce is the same for every instance and lives for two to four minutes', async () => {
  let now = 120_000 * 10;
  const [left, right] = [
    createProofNonces(Buffer.alloc(32, 1), () => now),
    createProofNonces(Buffer.alloc(32, 1), () => now),
  ];
  const handedOut = left.current();
  now += 239_000;
  expect(right.accepts(handedOut)).toBe(true);
  now += 1_000;
  expect(right.accepts(handedOut)).toBe(false);
});

test('a paused agent may still talk; a revoked one is refused from its next request on', async () => {
  const path = `/automation/agents/${other.id}`;
  expect((await api.call(api.agency.admin, 'PATCH', path, { body: { status: 'paused' } })).body.status).toBe(
    'paused',
  );
  const beat = await other.client.heartbeat({ extension_version: '1.0.0' });
  expect(beat).toMatchObject({ status: 'paused', abandon_job: false });
  expect(await other.client.claim()).toMatchObject({ job: null });
  expect(await other.client.setOwnStatus('active')).toMatchObject({ status: 'active' });

  expect((await api.call(api.agency.va, 'POST', `${path}/revoke`)).status).toBe(403);
  const revoked = await api.call(api.agency.admin, 'POST', `${path}/revoke`);
  expect(revoked.body).toMatchObject({ approval: 'revoked', status: 'revoked', accounts: [] });
  await expect(other.client.claim()).rejects.toMatchObject({ code: 'AGENT_REVOKED', status: 401 });

  expect((await api.call(api.otherAgency.admin, 'DELETE', path)).status).toBe(404);
  expect((await api.call(api.agency.admin, 'DELETE', path)).status).toBe(200);
  const listed = await api.call(api.agency.admin, 'GET', '/automation/agents');
  expect(listed.body.items.map((item: { id: string }) => item.id)).not.toContain(other.id);
});

test('an admin of another organisation neither sees nor changes agents', async () => {
  const stranger = api.otherAgency.admin;
  expect((await api.call(stranger, 'GET', '/automation/agents')).body.items).toEqual([]);
  const path = `/automation/agents/${agent.id}`;
  expect((await api.call(stranger, 'PATCH', path, { body: { label: 'mine' } })).status).toBe(404);
  expect((await api.call(stranger, 'POST', `${path}/revoke`)).status).toBe(404);
  const renamed = await api.call(api.agency.admin, 'PATCH', path, { body: { label: 'Buyer PC' } });
  expect(renamed.body).toMatchObject({
    label: 'Buyer PC',
    status: 'active',
    accounts: [{ account_code: 'ACC-1' }],
  });
});
