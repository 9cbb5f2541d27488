import { createTestDatabase, type TestDatabase } from '@crosscart/database/testing';
import type { FastifyInstance } from 'fastify';
import { type Config, readConfig } from '../config.ts';
import { buildServer } from '../server.ts';
import { type Agency, arrangeAgency } from './arrangement.ts';
import { type SignIn, startTestAuthService, type TestAuthService } from './auth-service.ts';

export { type Agency, arrangeAccount, arrangeDepartmentRole, newPerson } from './arrangement.ts';
export type { SignIn } from './auth-service.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

interface CallOptions {
  readonly body?: unknown;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  /** Parsed JSON; tests read what they expect of it. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer's shape is what the tests assert
  readonly body: any;
}

/** The API on a database and an auth service of its own, with an agency, a second one and an outsider. */
export interface TestApi {
  readonly app: FastifyInstance;
  readonly config: Config;
  readonly database: TestDatabase;
  readonly auth: TestAuthService;
  readonly agency: Agency;
  readonly otherAgency: Agency;
  /** A real request by that person (null: without a session). */
  call(person: SignIn | null, method: Method, path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

/** Call `close` in afterAll. `environment` overrides variables of the configuration. */
export async function startTestApi(environment: Record<string, string> = {}): Promise<TestApi> {
  const [database, auth] = await Promise.all([createTestDatabase(), startTestAuthService()]);
  const config = testConfig(database, auth, environment);
  const app = await buildServer(config, { database: database.db });
  const agency = await arrangeAgency(database.sql, 'Agency');
  const otherAgency = await arrangeAgency(database.sql, 'Other Agency');
  return {
    app,
    config,
    database,
    auth,
    agency,
    otherAgency,
    async call(person, method, path, { body, query, headers } = {}) {
      const response = await app.inject({
        method,
        url: path,
        ...(query && { query }),
        ...(body !== undefined && { payload: body as object }),
        headers: { ...(person && { authorization: `Bearer ${await auth.token(person)}` }), ...headers },
      });
      const isJson = String(response.headers['content-type']).startsWith('application/json');
      return {
        status: response.statusCode,
        headers: response.headers,
        body: isJson ? response.json() : response.body,
      };
    },
    async close() {
      await app.close();
      await Promise.all([database.drop(), auth.close()]);
    },
  };
}

/** A configuration for that database and auth service; says nothing on the console. */
export function testConfig(
  database: Pick<TestDatabase, 'apiUrl'>,
  auth: Pick<TestAuthService, 'url'>,
  environment: Record<string, string> = {},
): Config {
  return readConfig({
    DATABASE_URL: database.apiUrl,
    SUPABASE_URL: auth.url,
    SUPABASE_ANON_KEY: 'test-anon-key',
    SUPABASE_SERVICE_ROLE_KEY: 'test-service-role-key',
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    API_PUBLIC_URL: 'http://localhost:8000',
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    ...environment,
  });
}
