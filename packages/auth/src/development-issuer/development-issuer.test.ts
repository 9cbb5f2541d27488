import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startAuthService } from '../service.ts';
import { CookieJar } from '../testing/cookie-jar.ts';
import { CALLBACK_PAGE, startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
});

/** A request with headers that `fetch` does not let one set. */
function ask(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(service.url);
    const outgoing = httpRequest({ host: '127.0.0.1', port: url.port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

describe('the development issuer', () => {
  test('does not start in production', async () => {
    await expect(startAuthService({ ...service.options, production: true })).rejects.toThrow('in production');
  });

  test.each([
    [{ host: '0.0.0.0' }],
    [{ host: '::' }],
    [{ host: '192.168.1.5' }],
    [{ publicUrl: 'https://auth.example.com' }],
    [{ siteUrl: 'https://app.example.com' }],
  ])('does not start beyond loopback: %o', async (overrides) => {
    await expect(startAuthService({ ...service.options, ...overrides })).rejects.toThrow(
      'The development issuer does not start',
    );
  });

  test('answers on localhost, by name and by number', async () => {
    const { port } = new URL(service.url);
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, 'LOCALHOST']) {
      const answer = await ask('/dev-issuer/.well-known/openid-configuration', { host });
      expect([host, answer.status]).toEqual([host, 200]);
    }
  });

  test.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.5',
    'localhost@evil.example',
  ])('refuses the Host %j', async (host) => {
    for (const path of [
      '/dev-issuer/.well-known/openid-configuration',
      '/dev-issuer/sign-in/x',
      '/dev-issuer/auth',
    ]) {
      expect((await ask(path, { host })).status).toBe(403);
    }
  });

  test.each([
    'forwarded',
    'x-forwarded-for',
    'X-Forwarded-Host',
    'x-forwarded-proto',
    'via',
    'x-real-ip',
    'cf-connecting-ip',
  ])('refuses a request with the header %s', async (name) => {
    const host = new URL(service.url).host;
    const answer = await ask('/dev-issuer/.well-known/openid-configuration', { host, [name]: '127.0.0.1' });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('no forwarded requests');
  });

  test('refuses another client, and an answer to any other address', async () => {
    const { host } = new URL(service.url);
    const begin = (parameters: Record<string, string>) =>
      ask(
        `/dev-issuer/auth?${new URLSearchParams({ response_type: 'code', scope: 'openid', ...parameters })}`,
        {
          host,
          accept: 'text/html',
        },
      );
    expect((await begin({ client_id: 'stranger', redirect_uri: CALLBACK_PAGE })).status).toBe(400);
    const elsewhere = await begin({ client_id: 'crosscart-auth', redirect_uri: 'http://localhost:1/steal' });
    expect(elsewhere.status).toBe(400);
    expect(elsewhere.body).toContain('redirect_uri');
  });
});

describe('the account chooser', () => {
  /** A browser that has come as far as the chooser. */
  async function openChooser(queryParams: Record<string, string> = {}) {
    const { data } = await service.client().auth.signInWithOAuth({
      provider: 'custom:development',
      options: { redirectTo: CALLBACK_PAGE, skipBrowserRedirect: true, queryParams },
    });
    const jar = new CookieJar();
    let url = new URL(data.url ?? '');
    for (;;) {
      const response = await fetch(url, { redirect: 'manual', headers: { cookie: jar.headerFor(url) } });
      jar.store(response);
      const location = response.headers.get('location');
      if (location === null) return { url, jar, response, page: await response.text() };
      url = new URL(location, url);
    }
  }

  test('offers the configured people first, then whoever has signed in', async () => {
    const { page } = await openChooser();
    expect(page).toContain('value="owner@practice.test"');
    expect(page).toContain('value="va@practice.test"');
    const { url, jar } = await openChooser();
    await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: jar.headerFor(url) },
      body: new URLSearchParams({ email: 'Late@Practice.test' }),
    });
    const again = (await openChooser()).page;
    expect(again.indexOf('late@practice.test')).toBeGreaterThan(0);
    expect(again.indexOf('late@practice.test')).toBeLessThan(again.indexOf('owner@practice.test'));
  });

  test('runs no script and lets nobody frame it', async () => {
    const { response, page } = await openChooser();
    expect(page).not.toContain('<script');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('fills in the address that the client hints at, as text', async () => {
    const { page } = await openChooser({ login_hint: '"><script>alert(1)</script>' });
    expect(page).not.toContain('<script>');
    expect(page).toContain('value="&#34;&#62;&#60;script');
  });

  test.each(['', 'nobody', 'a@b', 'a b@c.test', `${'x'.repeat(300)}@practice.test`])(
    'asks again for an address instead of %.20j',
    async (email) => {
      const { url, jar } = await openChooser();
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: jar.headerFor(url) },
        body: new URLSearchParams({ email }),
      });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('Enter an e-mail address');
    },
  );

  test('does not answer to a browser that did not begin', async () => {
    const { url } = await openChooser();
    for (const init of [
      {},
      { method: 'POST', body: new URLSearchParams({ email: 'owner@practice.test' }) },
    ]) {
      const response = await fetch(url, { redirect: 'manual', ...init });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('This sign-in has expired');
    }
  });
});
