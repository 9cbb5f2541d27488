import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Somebody who can sign in at the test's auth service. */
export interface SignIn {
  readonly id: string;
  readonly email: string;
  readonly fullName: string;
  /** Default true. */
  readonly emailConfirmed?: boolean;
}

interface TokenOverrides {
  /** Claims instead of the usual ones; undefined leaves a claim out. */
  readonly claims?: Record<string, unknown>;
  readonly expiresInSeconds?: number;
}

/** Stands in for Supabase Auth: serves its keys and /user, and signs sessions as it does (ES256). */
export interface TestAuthService {
  readonly url: string;
  /** A session for the person. */
  token(person: SignIn, overrides?: TokenOverrides): Promise<string>;
  close(): Promise<void>;
}

/** Listens on a free port of the loopback. */
export async function startTestAuthService(): Promise<TestAuthService> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test-key', alg: 'ES256', use: 'sig' };
  const people = new Map<string, SignIn>();
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/auth/v1/.well-known/jwks.json') return answer(200, { keys: [jwk] });
    const person = people.get(request.headers.authorization ?? '');
    if (request.url !== '/auth/v1/user') return answer(404, {});
    if (person === undefined) return answer(403, { error_code: 'bad_jwt' });
    return answer(200, {
      id: person.id,
      email: person.email,
      ...(person.emailConfirmed === false ? {} : { email_confirmed_at: '2026-01-01T00:00:00Z' }),
      user_metadata: { full_name: person.fullName },
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async token(person, { claims = {}, expiresInSeconds = 3600 } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const token = await new SignJWT({
        iss: `${url}/auth/v1`,
        aud: 'authenticated',
        sub: person.id,
        email: person.email,
        role: 'authenticated',
        session_id: crypto.randomUUID(),
        is_anonymous: false,
        iat: now - 10,
        exp: now + expiresInSeconds,
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES256', kid: 'test-key', typ: 'JWT' })
        .sign(privateKey);
      people.set(`Bearer ${token}`, person);
      return token;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
