import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAdminToken } from './admin-tokens.ts';
import { startGateway } from './gateway.ts';

let service: Server;
let gateway: Server;
let cli: Server;
let address: string;
const seen: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];

const urlOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  service = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    seen.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
    response.writeHead(303, { location: 'http://elsewhere.example/', 'x-sb-error-code': 'x' }).end('{}');
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  const target = { url: urlOf(service), anonKey: 'anon', serviceRoleKey: 'service' };
  gateway = await startGateway(0, { ...target, path: '' });
  cli = await startGateway(0, { ...target, path: '/auth/v1' });
  address = urlOf(gateway);
});
afterAll(async () => {
  for (const server of [gateway, cli, service]) await new Promise((resolve) => server.close(resolve));
});

function tokenOf(role: string, secret: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ role })}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

async function ask(token: string): Promise<IncomingHttpHeaders> {
  await fetch(`${address}/user`, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });
  return seen.at(-1)?.headers ?? {};
}

describe('the gateway of the public tests', () => {
  it('serves at the root what the service has under /auth/v1, redirects and headers included', async () => {
    const answer = await fetch(`${address}/signup?x=1`, {
      method: 'POST',
      body: '{"a":1}',
      redirect: 'manual',
    });
    expect([answer.status, answer.headers.get('location'), answer.headers.get('x-sb-error-code')]).toEqual([
      303,
      'http://elsewhere.example/',
      'x',
    ]);
    expect(seen.at(-1)).toMatchObject({
      url: '/auth/v1/signup?x=1',
      body: '{"a":1}',
      headers: { apikey: 'anon' },
    });
  });

  it('serves them where the Supabase CLI does, and nothing else there', async () => {
    await fetch(`${urlOf(cli)}/auth/v1/user`, { redirect: 'manual' });
    expect(seen.at(-1)?.url).toBe('/auth/v1/user');
    const answered = seen.length;
    for (const path of ['/user', '/auth/v1', '/auth/v12/user', '/rest/v1/orgs']) {
      expect((await fetch(`${urlOf(cli)}${path}`)).status).toBe(404);
    }
    expect(seen).toHaveLength(answered);
  });

  it('takes the suite’s own administrators for such, and nobody else', async () => {
    const secret = '37c304f8-51aa-419a-a1af-06154e63707a';
    expect((await ask(tokenOf('service_role', secret))).authorization).toBe('Bearer service');
    for (const token of [
      tokenOf('authenticated', secret),
      tokenOf('service_role', 'another secret'),
      'a.b.c',
      'x',
    ]) {
      expect((await ask(token)).authorization).toBe(`Bearer ${token}`);
    }
  });

  it('takes those signed with the key that newer tests give the CLI', () => {
    const [own, other] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
    if (own === undefined || other === undefined) throw new Error('No keys were made');
    const keys = { secrets: [], publicKeys: [own.publicKey] };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const tokenBy = (key: typeof own.privateKey, role: string) => {
      const body = `${part({ alg: 'RS256' })}.${part({ role })}`;
      return `${body}.${sign('RSA-SHA256', Buffer.from(body), key).toString('base64url')}`;
    };
    expect(isAdminToken(tokenBy(own.privateKey, 'service_role'), keys)).toBe(true);
    expect(isAdminToken(tokenBy(own.privateKey, 'anon'), keys)).toBe(false);
    expect(isAdminToken(tokenBy(other.privateKey, 'service_role'), keys)).toBe(false);
    expect(isAdminToken(tokenBy(own.privateKey, 'service_role'))).toBe(false);
    expect(isAdminToken(tokenOf('service_role', ''), keys)).toBe(false);
  });
});
