import { createServer, type IncomingMessage, type Server } from 'node:http';
import { isAdminToken } from './admin-tokens.ts';

/** Where requests go, and with which keys. */
export interface GatewayTarget {
  /** Address of the auth service, without a path. */
  readonly url: string;
  readonly anonKey: string;
  readonly serviceRoleKey: string;
  /** Where the service's routes are on the gateway's own port. */
  readonly path: '' | typeof SERVICE_PATH;
}

/** Where they are on the service. */
export const SERVICE_PATH = '/auth/v1';

/** Headers of one connection; they are not handed on. */
const HOP = new Set([
  'connection',
  'content-length',
  'content-encoding',
  'host',
  'keep-alive',
  'transfer-encoding',
]);

/**
 * Answers on a port as GoTrue does by itself, without the gateway that Supabase puts before it: gives each request the
 * API key, and turns an administrator's token of the suite into the service-role key.
 */
export async function startGateway(port: number, target: GatewayTarget): Promise<Server> {
  const server = createServer((request, response) => {
    forward(request, target).then(
      async (answer) => {
        const headers = [...answer.headers].filter(([name]) => !HOP.has(name));
        response.writeHead(answer.status, headers.flat());
        response.end(Buffer.from(await answer.arrayBuffer()));
      },
      (error: unknown) => response.writeHead(502).end(String(error)),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function forward(request: IncomingMessage, target: GatewayTarget): Promise<Response> {
  const url = request.url ?? '/';
  if (!url.startsWith(`${target.path}/`)) return new Response(null, { status: 404 });
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (!HOP.has(name) && typeof value === 'string') headers.set(name, value);
  }
  headers.set('apikey', target.anonKey);
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && isAdminToken(token))
    headers.set('authorization', `Bearer ${target.serviceRoleKey}`);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return fetch(`${target.url}${SERVICE_PATH}${url.slice(target.path.length)}`, {
    method: request.method ?? 'GET',
    headers,
    redirect: 'manual',
    ...(parts.length === 0 ? {} : { body: Buffer.concat(parts) }),
  });
}
