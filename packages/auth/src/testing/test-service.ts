import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@crosscart/database/testing';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { type ApiKeys, createApiKeys } from '../api-keys.ts';
import type { AuthServiceOptions } from '../options.ts';
import { DEFAULT_RATE_LIMITS, type RateLimits } from '../rate-limits.ts';
import { type AuthService, startAuthService } from '../service.ts';

export const SITE_URL = 'http://localhost:3999/';
export const CALLBACK_PAGE = 'http://localhost:3999/auth/callback';

interface SentCode {
  readonly subject: string;
  readonly to: string;
  readonly code: string;
}

/** No limit that a test could meet by chance; tests of limits name theirs. */
const NO_LIMITS: RateLimits = Object.fromEntries(
  Object.keys(DEFAULT_RATE_LIMITS).map((name) => [name, { limit: 1_000_000, seconds: 3600 }]),
) as unknown as RateLimits;

/** An auth service on a database and key folder of its own. */
export interface TestService extends AuthService, ApiKeys {
  readonly database: TestDatabase;
  readonly options: AuthServiceOptions;
  /** What the service logged. */
  readonly logged: { message: string; fields: Record<string, unknown> }[];
  /** Codes that were sent, newest last. */
  readonly codes: SentCode[];
  /** The newest code sent to an address, once every mail under way has left. */
  codeFor(email: string): Promise<string>;
  /** A supabase-js client with a session of its own, as a server page makes one. */
  client(key?: string): SupabaseClient;
  /** A request without supabase-js; `version` asks for the newer error format. */
  request(path: string, init?: RequestInit & { version?: string }): Promise<Response>;
  stop(): Promise<void>;
}

/** Starts the service with the development issuer, unless `overrides` say otherwise. */
export async function startTestService(overrides: Partial<AuthServiceOptions> = {}): Promise<TestService> {
  const database = await createTestDatabase();
  const keyDirectory = await mkdtemp(join(tmpdir(), 'crosscart-auth-'));
  const logged: TestService['logged'] = [];
  const codes: SentCode[] = [];
  const print = (line: string) => {
    const [, subject = '', to = '', code = ''] = /^(.+) for (\S+): (\d{6})$/.exec(line) ?? [];
    codes.push({ subject, to, code });
  };
  const note = (fields: Record<string, unknown>, message: string) => void logged.push({ fields, message });
  const options: AuthServiceOptions = {
    databaseUrl: database.authUrl,
    port: await freePort(),
    siteUrl: SITE_URL,
    redirectAllowList: [CALLBACK_PAGE],
    keyDirectory,
    providers: { development: { people: ['Owner@Practice.Test', 'va@practice.test'] } },
    production: false,
    ...(overrides.production === true ? {} : { email: { print } }),
    rateLimits: NO_LIMITS,
    log: { info: note, warn: note, error: note },
    ...overrides,
  };
  const release = async () => {
    await database.drop();
    await rm(keyDirectory, { recursive: true, force: true });
  };
  try {
    const service = await startAuthService(options);
    const keys = await createApiKeys(keyDirectory);
    return {
      ...service,
      ...keys,
      database,
      options,
      logged,
      codes,
      async codeFor(email) {
        const deadline = Date.now() + 10_000;
        while (Date.now() < deadline) {
          const sent = codes.findLast((each) => each.to === email);
          if (sent !== undefined) {
            codes.splice(codes.indexOf(sent), 1);
            return sent.code;
          }
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
        throw new Error('No code was sent');
      },
      client: (key = keys.anonKey) => createClient(service.url, key, { auth: serverSideAuth() }),
      request: (path, { version, ...init } = {}) =>
        fetch(`${service.url}${path}`, {
          redirect: 'manual',
          ...init,
          headers: {
            apikey: keys.anonKey,
            ...(version === undefined ? {} : { 'x-supabase-api-version': version }),
            ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}),
            ...(init.headers as Record<string, string> | undefined),
          },
        }),
      async stop() {
        await service.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** PKCE with a memory of its own per client, and no timers. */
function serverSideAuth() {
  const memory = new Map<string, string>();
  return {
    flowType: 'pkce' as const,
    autoRefreshToken: false,
    detectSessionInUrl: false,
    persistSession: true,
    storage: {
      getItem: (key: string) => memory.get(key) ?? null,
      setItem: (key: string, value: string) => void memory.set(key, value),
      removeItem: (key: string) => void memory.delete(key),
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given');
  return address.port;
}
