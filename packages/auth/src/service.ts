import postgres, { type Sql } from 'postgres';
import { createAccessTokens } from './access-tokens.ts';
import { deriveApiKeys } from './api-keys.ts';
import { createDeliveries } from './deliveries.ts';
import { mountDevelopmentIssuer } from './development-issuer/mount.ts';
import { introducePeople } from './development-issuer/people.ts';
import {
  createIssuerProvider,
  ISSUER_CLIENT_ID,
  ISSUER_PATH,
  issuerClientSecret,
} from './development-issuer/provider.ts';
import { type AuthKeys, loadOrCreateKeys } from './keys.ts';
import { createMailer } from './mail/mailer.ts';
import { type AuthServiceOptions, type CheckedOptions, checkOptions, type SignUps } from './options.ts';
import { createProvider, type ProviderSettings } from './providers.ts';
import { createLimiter, DEFAULT_RATE_LIMITS } from './rate-limits.ts';
import { buildServer } from './server.ts';
import type { ServiceContext } from './service-context.ts';

/** A running auth service. */
export interface AuthService {
  /** What supabase-js takes as its URL. */
  readonly url: string;
  /** Where the public keys of access tokens are. */
  readonly jwksUrl: string;
  /** The `iss` of access tokens. */
  readonly issuer: string;
  close(): Promise<void>;
}

/**
 * Starts the embedded auth service: Supabase's `/auth/v1` in front of the given issuers, and the
 * development issuer beside it when asked for.
 * @throws with one sentence when a setting is wrong, the development issuer would be unsafe, the
 *   tables are missing, or the port is taken (`EADDRINUSE`).
 */
export async function startAuthService(given: AuthServiceOptions): Promise<AuthService> {
  const options = checkOptions(given);
  const keys = await loadOrCreateKeys(options.keyDirectory);
  const sql = postgres(options.databaseUrl, { max: 5, onnotice: () => {} });
  try {
    return await startOn(sql, options, keys);
  } catch (error) {
    await sql.end({ timeout: 5 });
    throw error;
  }
}

async function startOn(sql: Sql, options: CheckedOptions, keys: AuthKeys): Promise<AuthService> {
  await assertTablesExist(sql, options.signUps);
  const issuer = `${options.publicUrl}/auth/v1`;
  const callbackUrl = `${issuer}/callback`;
  const apiKeys = await deriveApiKeys(keys);
  const context: ServiceContext = {
    sql,
    accessTokens: createAccessTokens(issuer, keys.signing, options.accessTokenSeconds),
    refreshKey: keys.secretFor('refresh-tokens'),
    sessionSeconds: options.sessionSeconds,
    apiKeys: {
      anonKey: options.anonKey ?? apiKeys.anonKey,
      serviceRoleKey: options.serviceRoleKey ?? apiKeys.serviceRoleKey,
    },
    signingKey: keys.signing,
    redirects: { siteUrl: options.siteUrl, allowList: options.redirectAllowList },
    issuer,
    callbackUrl,
    providers: new Map(
      providerSettings(options, keys).map((settings) => [
        settings.key,
        createProvider(settings, callbackUrl),
      ]),
    ),
    log: options.log,
    signUps: options.signUps,
    mailer: options.email === undefined ? null : createMailer(options.email, options.siteUrl),
    passwords: options.passwords ?? null,
    anonymousSignIns: options.anonymousSignIns ?? false,
    autoConfirm: options.autoConfirm ?? false,
    codeKey: keys.secretFor('one-time-codes'),
    limiter: createLimiter(sql, keys.secretFor('rate-limits'), {
      ...DEFAULT_RATE_LIMITS,
      ...options.rateLimits,
    }),
    deliveries: createDeliveries(options.log),
  };
  const server = await buildServer(context, {
    corsOrigins: options.corsOrigins ?? [],
    trustedProxies: options.trustedProxies ?? [],
    isHttps: options.publicUrl.startsWith('https:'),
  });
  if (options.providers.development !== undefined) {
    await introducePeople(sql, options.providers.development.people);
    const provider = createIssuerProvider({ sql, keys, publicUrl: options.publicUrl, callbackUrl });
    await server.register(async (scope) =>
      mountDevelopmentIssuer(scope, { provider, sql, siteUrl: options.siteUrl }),
    );
  }
  await server.listen({ host: options.host, port: options.port });
  return {
    url: options.publicUrl,
    jwksUrl: `${issuer}/.well-known/jwks.json`,
    issuer,
    async close() {
      await server.close();
      await context.deliveries.settled();
      context.mailer?.close();
      await sql.end({ timeout: 5 });
    },
  };
}

function providerSettings(options: CheckedOptions, keys: AuthKeys): ProviderSettings[] {
  const { google, oidc, development } = options.providers;
  return [
    ...(google === undefined
      ? []
      : [{ key: 'google', label: 'Google', issuer: 'https://accounts.google.com', ...google }]),
    ...(oidc === undefined ? [] : [{ ...oidc, key: 'oidc', label: oidc.name }]),
    ...(development === undefined
      ? []
      : [
          {
            key: 'development',
            label: 'Development account',
            issuer: `${options.publicUrl}${ISSUER_PATH}`,
            clientId: ISSUER_CLIENT_ID,
            clientSecret: issuerClientSecret(keys),
          },
        ]),
  ];
}

async function assertTablesExist(sql: Sql, signUps: SignUps): Promise<void> {
  const [row] = await sql<{ tables: boolean; gate: boolean }[]>`
    select to_regclass('auth.flow_state') is not null and to_regclass('auth.rate_windows') is not null as tables,
      exists (select from pg_proc where proname = 'before_user_created') as gate`;
  if (row?.tables !== true) {
    throw new Error(
      'The tables of the auth service are missing: apply supabase/local to this database first',
    );
  }
  if (signUps === 'invited' && !row.gate) {
    throw new Error('The database knows of no invites yet: apply supabase/migrations first');
  }
}
