import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway } from './gateway.ts';

let service: Server;
let gateway: Server;
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
  gateway = await startGateway(0, { url: urlOf(service), anonKey: 'anon', serviceRoleKey: 'service' });
  address = urlOf(gateway);
});
afterAll(async () => {
  for (const server of [gateway, service]) await new Promise((resolve) => server.close(resolve));
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
});
