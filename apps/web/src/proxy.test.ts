import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NextRequest } from 'next/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { proxy } from './proxy.ts';

/** Stands in for the auth service (every session is refreshed) and for the API (nobody is a member). */
let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (!request.url?.startsWith('/auth/v1/token')) return response.writeHead(401).end('{}');
    return response.end(
      JSON.stringify({
        access_token: sessionOf(3600),
        refresh_token: 'next',
        token_type: 'bearer',
        expires_in: 3600,
        expires_at: Math.floor(Date.now() / 1000) + 3600,
        user: { id: 'u', aud: 'authenticated' },
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
  vi.stubEnv('NEXT_PUBLIC_SUPABASE_URL', origin);
  vi.stubEnv('NEXT_PUBLIC_SUPABASE_ANON_KEY', 'anon');
  vi.stubEnv('NEXT_PUBLIC_API_BASE_URL', origin);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function sessionOf(seconds: number): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256' })}.${part({ sub: 'u', exp: Math.floor(Date.now() / 1000) + seconds })}.c2ln`;
}

/** A request with a session that has just run out. */
function requestWithOldSession(): NextRequest {
  const session = {
    access_token: sessionOf(-10),
    refresh_token: 'old',
    token_type: 'bearer',
    expires_in: 3600,
    expires_at: Math.floor(Date.now() / 1000) - 10,
    user: { id: 'u', aud: 'authenticated' },
  };
  const cookie = `crosscart-session=base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`;
  return new NextRequest('http://0.0.0.0:3000/login?problem=expired', { headers: { cookie } });
}

describe('a site reached by https', () => {
  beforeEach(() => vi.stubEnv('WEB_ORIGIN', 'https://app.example.com'));

  it('renews the session in a cookie that travels encrypted, to this site only', async () => {
    const response = await proxy(requestWithOldSession());
    const cookies = response.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Secure/i);
      expect(cookie).toMatch(/; SameSite=lax/i);
      expect(cookie).toMatch(/; Path=\//);
    }
    expect(response.headers.get('cache-control')).toContain('no-store');
  });

  it('tells browsers never to come without it, also when it sends them on', async () => {
    for (const path of ['/login', '/admin']) {
      const response = await proxy(new NextRequest(`http://0.0.0.0:3000${path}`));
      expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    }
  });

  it('sends people to its own address, whatever Host the request names', async () => {
    const request = new NextRequest('http://0.0.0.0:3000/admin', { headers: { host: 'evil.example' } });
    const { headers } = await proxy(request);
    expect(headers.get('location')).toBe('https://app.example.com/login?next=%2Fadmin');
  });
});

describe('a site on this machine', () => {
  it('keeps its cookie usable over http, and says nothing of https', async () => {
    const response = await proxy(requestWithOldSession());
    for (const cookie of response.headers.getSetCookie()) expect(cookie).not.toMatch(/; Secure/i);
    expect(response.headers.get('strict-transport-security')).toBeNull();
  });

  it('binds the scripts of each answer to a nonce of its own', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await proxy(new NextRequest('http://0.0.0.0:3000/login'));
        return /'nonce-(\w{32})'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
      }),
    );
    expect(nonces[0]).toBeDefined();
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});
