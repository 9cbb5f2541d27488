import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { StackError } from './errors.ts';

export interface StackPorts {
  readonly web: number;
  readonly api: number;
  readonly auth: number;
  /** Left out: any free one, or that of the server that already runs on the data folder. */
  readonly postgres?: number;
}

export const DEFAULT_PORTS: StackPorts = { web: 3000, api: 8000, auth: 9999 };

const VARIABLES = { web: 'WEB_PORT', api: 'API_PORT', auth: 'AUTH_PORT' } as const;
const NAMES = { web: 'the web app', api: 'the API', auth: 'the auth service' } as const;

const FIRST_OWN_PORT = 20_000;
const FIRST_SYSTEM_PORT = 32_768;

/** Throws StackError naming the first port that somebody already listens on. */
export async function assertPortsAreFree(ports: StackPorts): Promise<void> {
  for (const service of ['web', 'api', 'auth'] as const) {
    if (await isTaken(ports[service])) {
      throw new StackError(
        `Port ${ports[service]} for ${NAMES[service]} is already in use; stop what uses it or set ${VARIABLES[service]} to a free one.`,
      );
    }
  }
}

/**
 * Ports for throw-away stacks: free a moment ago, and below those that systems hand out by themselves to
 * whoever connects or listens on any: the web app may first be built for minutes before it takes its own.
 */
export async function freePorts(): Promise<StackPorts> {
  const free = new Set<number>();
  while (free.size < 3) {
    const port = randomInt(FIRST_OWN_PORT, FIRST_SYSTEM_PORT);
    if (!(await isTaken(port))) free.add(port);
  }
  const [web = 0, api = 0, auth = 0] = free;
  return { web, api, auth };
}

/** Browsers try both addresses of "localhost", so either being taken is in the way. */
async function isTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    try {
      await close(await listen(port, host));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE') return true;
      if (code === 'EACCES')
        throw new StackError(`Port ${port} may not be used by this user; choose one above 1023.`);
      if (host === '127.0.0.1') throw error; // a machine without IPv6 is fine
    }
  }
  return false;
}

async function listen(port: number, host: string): Promise<net.Server> {
  const server = net.createServer().listen(port, host);
  await once(server, 'listening');
  return server;
}

async function close(server: net.Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
