import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTokenVerifier, type TokenVerifier } from './token-verifier.ts';

// The same checks for every way that a Supabase project signs sessions: the shared secret of older projects (HS256)
// and signing keys published as a JWKS (ES256, RS256).

const SECRET = 'a-shared-secret-of-at-least-32-characters';
const PERSON = {
  sub: '6f6b4b0e-6a43-4f0e-9d3c-0d5c3a1f2b10',
  email: 'ada@agency.example',
  session_id: '0d1f6a52-9a6b-4c3e-8a55-3f2f5a0c7e11',
};
const secretBytes = new TextEncoder().encode(SECRET);

interface Deployment {
  readonly name: string;
  readonly alg: 'HS256' | 'ES256' | 'RS256';
  readonly verify: TokenVerifier;
  readonly key: CryptoKey | Uint8Array;
  readonly issuer: string;
}

let server: Server;
let publicTexts: string[];
const deployments = new Map<string, Deployment>();

beforeAll(async () => {
  const pairs = await Promise.all(
    (['ES256', 'RS256'] as const).map(async (alg) => ({
      alg,
      ...(await generateKeyPair(alg, { extractable: true })),
    })),
  );
  const keys = await Promise.all(
    pairs.map(async ({ alg, publicKey }) => ({ ...(await exportJWK(publicKey)), kid: alg, alg, use: 'sig' })),
  );
  // One project per folder: one without published keys, one with both kinds.
  server = createServer((request, response) => {
    const published = request.url?.startsWith('/shared/') ? [] : keys;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: published }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  publicTexts = [
    ...keys.map((key) => JSON.stringify(key)),
    JSON.stringify({ keys }),
    ...(await Promise.all(pairs.map(({ publicKey }) => exportSPKI(publicKey)))),
    ...(await Promise.all(pairs.map(async ({ publicKey }) => `${(await exportSPKI(publicKey)).trim()}\n`))),
  ];
  const add = (name: string, folder: string, jwtSecret: string | null, alg: Deployment['alg']): void => {
    const pair = pairs.find((each) => each.alg === alg);
    deployments.set(name, {
      name,
      alg,
      verify: createTokenVerifier({ supabaseUrl: `${origin}/${folder}`, jwtSecret }),
      key: pair?.privateKey ?? secretBytes,
      issuer: `${origin}/${folder}/auth/v1`,
    });
  };
  add('a shared secret', 'shared', SECRET, 'HS256');
  add('published keys, ES256', 'published', null, 'ES256');
  add('published keys, RS256', 'published', null, 'RS256');
  add('published keys beside the old secret, ES256', 'both', SECRET, 'ES256');
  add('published keys beside the old secret, HS256', 'both', SECRET, 'HS256');
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const NAMES = [
  'a shared secret',
  'published keys, ES256',
  'published keys, RS256',
  'published keys beside the old secret, ES256',
  'published keys beside the old secret, HS256',
];

function deployment(name: string): Deployment {
  const found = deployments.get(name);
  if (found === undefined) throw new Error(`No deployment ${name}`);
  return found;
}

function claimsOf({ issuer }: Deployment): JWTPayload & Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return { iss: issuer, aud: 'authenticated', role: 'authenticated', iat: now, exp: now + 600, ...PERSON };
}

function headerOf({ alg }: Deployment): JWTHeaderParameters {
  return { alg, typ: 'JWT', ...(alg === 'HS256' ? {} : { kid: alg }) };
}

function sign(
  at: Deployment,
  claims: Record<string, unknown> = {},
  header: Partial<JWTHeaderParameters> = {},
) {
  return new SignJWT({ ...claimsOf(at), ...claims })
    .setProtectedHeader({ ...headerOf(at), ...header })
    .sign(at.key);
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const refusal = { code: 'TOKEN_INVALID' };

describe.each(NAMES)('sessions of a project with %s', (name) => {
  it('let their person in', async () => {
    const at = deployment(name);
    expect(await at.verify(await sign(at))).toMatchObject(PERSON);
  });

  it.each([
    ['another issuer', { iss: 'https://elsewhere.example/auth/v1' }],
    ['an issuer that only begins alike', { iss: 'PLACE/extra' }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'anon' }],
    ['no audience', { aud: undefined }],
    ['an end in the past', { exp: 1_700_000_000 }],
    ['no end', { exp: undefined }],
    ['a beginning in the future', { nbf: 4_000_000_000 }],
    ['a service key’s role', { role: 'service_role' }],
    ['the role of nobody', { role: 'anon' }],
    ['no role', { role: undefined }],
    ['an anonymous person', { is_anonymous: true }],
    ['no person', { sub: undefined }],
    ['a person who is no id', { sub: 'admin' }],
    ['no e-mail address', { email: '' }],
    ['no session, which nobody could end', { session_id: undefined }],
    ['a session that is no id', { session_id: 'first' }],
  ])('are refused with %s', async (_what, claims: Record<string, unknown>) => {
    const at = deployment(name);
    const placed = claims.iss === 'PLACE/extra' ? { iss: `${at.issuer}/extra` } : claims;
    await expect(at.verify(await sign(at, placed))).rejects.toMatchObject(refusal);
  });

  it('hand on who signed in, when and until when, and nothing else that their project puts into them', async () => {
    const at = deployment(name);
    const amr = [{ method: 'oauth', timestamp: 1_700_000_000 }];
    const claims = await at.verify(
      await sign(at, {
        amr,
        org_id: '00000000-0000-4000-8000-000000000000',
        request: { ip: '192.0.2.1' },
        user_metadata: { role: 'admin' },
        app_metadata: { role: 'service_role' },
      }),
    );
    const { iat, exp } = claimsOf(at);
    expect(claims).toEqual({
      ...PERSON,
      amr,
      iat: expect.closeTo(iat ?? 0, -1),
      exp: expect.closeTo(exp ?? 0, -1),
    });
  });

  it('are refused when header, payload or signature were changed', async () => {
    const at = deployment(name);
    const [header, payload, signature = ''] = (await sign(at)).split('.');
    const other = encoded({ ...claimsOf(at), sub: '00000000-0000-4000-8000-000000000000' });
    const flipped = `${signature.slice(0, 10)}${signature[10] === 'A' ? 'B' : 'A'}${signature.slice(11)}`;
    for (const token of [
      `${header}.${other}.${signature}`,
      `${encoded({ ...headerOf(at), cty: 'x' })}.${payload}.${signature}`,
      `${header}.${payload}.${flipped}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature}.${signature}`,
      'noise',
      '',
    ]) {
      await expect(at.verify(token), token).rejects.toMatchObject(refusal);
    }
  });

  it('are refused without a signature, however "none" is spelt', async () => {
    const at = deployment(name);
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '', 'constructor', '__proto__', null, ['HS256']]) {
      const token = `${encoded({ alg, typ: 'JWT' })}.${encoded(claimsOf(at))}.`;
      await expect(at.verify(token), String(alg)).rejects.toMatchObject(refusal);
    }
  });

  it('are refused when a public key was used as the shared secret', async () => {
    const at = deployment(name);
    for (const text of publicTexts) {
      for (const alg of ['HS256', 'HS384', 'HS512']) {
        const forged = new SignJWT(claimsOf(at)).setProtectedHeader({ alg, kid: 'ES256' });
        const token = await forged.sign(new TextEncoder().encode(text.padEnd(64, ' ')));
        const bare = await new SignJWT(claimsOf(at))
          .setProtectedHeader({ alg })
          .sign(new TextEncoder().encode(text));
        await expect(at.verify(token)).rejects.toMatchObject(refusal);
        await expect(at.verify(bare)).rejects.toMatchObject(refusal);
      }
    }
  });

  it('are refused by a stranger’s key, whatever their header says of where to find it', async () => {
    const at = deployment(name);
    const stranger = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(stranger.publicKey);
    for (const header of [
      { kid: 'ES256' },
      { kid: 'unheard-of' },
      {},
      { jwk },
      { jku: 'http://127.0.0.1:1/jwks.json', kid: 'k' },
      { x5u: 'http://127.0.0.1:1/cert.pem' },
      { kid: '../../etc/passwd' },
    ]) {
      const token = await new SignJWT(claimsOf(at))
        .setProtectedHeader({ alg: 'ES256', ...header })
        .sign(stranger.privateKey);
      await expect(at.verify(token), JSON.stringify(header)).rejects.toMatchObject(refusal);
    }
  });

  it('are refused with another secret, and with an algorithm that nobody set up', async () => {
    const at = deployment(name);
    for (const [alg, secret] of [
      ['HS256', `${SECRET}!`],
      ['HS256', SECRET.slice(0, -1)],
      ['HS384', SECRET.padEnd(48, 'x')],
      ['HS512', SECRET.padEnd(64, 'x')],
    ] as const) {
      const token = await new SignJWT(claimsOf(at))
        .setProtectedHeader({ alg })
        .sign(new TextEncoder().encode(secret));
      await expect(at.verify(token), alg).rejects.toMatchObject(refusal);
    }
    const { privateKey } = await generateKeyPair('PS256');
    const token = await new SignJWT(claimsOf(at))
      .setProtectedHeader({ alg: 'PS256', kid: 'RS256' })
      .sign(privateKey);
    await expect(at.verify(token)).rejects.toMatchObject(refusal);
  });
});

it('a session signed with the shared secret is refused where none is set', async () => {
  const at = deployment('published keys, ES256');
  const token = await new SignJWT(claimsOf(at)).setProtectedHeader({ alg: 'HS256' }).sign(secretBytes);
  await expect(at.verify(token)).rejects.toMatchObject(refusal);
});

it('a session of one project is refused by another, though both know the key', async () => {
  const [here, there] = [
    deployment('published keys, ES256'),
    deployment('published keys beside the old secret, ES256'),
  ];
  await expect(there.verify(await sign(here))).rejects.toMatchObject(refusal);
});
