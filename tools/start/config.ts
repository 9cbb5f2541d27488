import { existsSync } from 'node:fs';
import path from 'node:path';
import type { EmailOptions, ProviderOptions } from '@crosscart/auth';
import { z } from 'zod';
import { CHECKOUT, DEFAULT_PORTS, StackError, type StackPorts } from '../stack/index.ts';

const Port = z.coerce.number('must be a port number').int('must be a port number').min(1).max(65_535);

const Environment = z.object({
  CROSSCART_DATA_DIR: z.string().default(path.join(CHECKOUT, '.crosscart')),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgres://user:password@host:5432/name')
    .optional(),
  WEB_PORT: Port.default(DEFAULT_PORTS.web),
  API_PORT: Port.default(DEFAULT_PORTS.api),
  AUTH_PORT: Port.default(DEFAULT_PORTS.auth),
  POSTGRES_PORT: Port.optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  OIDC_ISSUER: z.url("must be the issuer's address").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('Single sign-on'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must look like smtps://user:password@host:465')
    .optional(),
  SMTP_FROM: z.string().default('Crosscart <no-reply@localhost>'),
  TRUSTED_PROXIES: z.string().default(''),
  CORS_ORIGINS: z.string().default(''),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
});

/** What `npm start` takes from its environment. */
export interface StartConfig {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly ports: StackPorts;
  readonly providers: ProviderOptions;
  /** The mail server that one-time codes go through; without it they are printed, in development only. */
  readonly email: EmailOptions | undefined;
  readonly trustedProxies: readonly string[];
  readonly corsOrigins: readonly string[];
  readonly logLevel: string;
  readonly production: boolean;
}

/** Reads the environment with what `.env` adds to it; throws as `readStartConfig`. */
export function loadStartConfig(): StartConfig {
  const envFile = path.join(CHECKOUT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  return readStartConfig(process.env);
}

/** Reads the environment; an empty variable counts as absent. Throws StackError naming the first bad variable. */
export function readStartConfig(environment: Readonly<Record<string, string | undefined>>): StartConfig {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StackError(
      `${String(issue?.path[0])} is not valid: it ${issue?.message ?? 'could not be read'}.`,
    );
  }
  const env = parsed.data;
  const { POSTGRES_PORT: postgres } = env;
  return {
    dataDirectory: path.resolve(CHECKOUT, env.CROSSCART_DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    ports: {
      web: env.WEB_PORT,
      api: env.API_PORT,
      auth: env.AUTH_PORT,
      ...(postgres === undefined ? {} : { postgres }),
    },
    providers: providersOf(env),
    email: env.SMTP_URL === undefined ? undefined : { smtpUrl: env.SMTP_URL, from: env.SMTP_FROM },
    trustedProxies: partsOf(env.TRUSTED_PROXIES),
    corsOrigins: partsOf(env.CORS_ORIGINS),
    logLevel: env.LOG_LEVEL,
    production: env.NODE_ENV === 'production',
  };
}

function partsOf(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Google or a company's issuer where configured; else e-mail codes alone, or the local development issuer. */
function providersOf(env: z.infer<typeof Environment>): ProviderOptions {
  const google = both(env, 'GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET');
  const oidc =
    env.OIDC_ISSUER === undefined
      ? undefined
      : {
          issuer: env.OIDC_ISSUER,
          name: env.OIDC_NAME,
          ...required(both(env, 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET')),
        };
  if (google === undefined && oidc === undefined) {
    const codesAreEnough = env.NODE_ENV === 'production' && env.SMTP_URL !== undefined;
    return codesAreEnough ? {} : { development: { people: [] } };
  }
  return { ...(google === undefined ? {} : { google }), ...(oidc === undefined ? {} : { oidc }) };
}

type ClientCredentials = { readonly clientId: string; readonly clientSecret: string };

function both(
  env: z.infer<typeof Environment>,
  id: 'GOOGLE_CLIENT_ID' | 'OIDC_CLIENT_ID',
  secret: 'GOOGLE_CLIENT_SECRET' | 'OIDC_CLIENT_SECRET',
): ClientCredentials | undefined {
  const clientId = env[id];
  const clientSecret = env[secret];
  if (clientId === undefined && clientSecret === undefined) return undefined;
  if (clientId === undefined) throw new StackError(`${id} is not set, but ${secret} is.`);
  if (clientSecret === undefined) throw new StackError(`${secret} is not set, but ${id} is.`);
  return { clientId, clientSecret };
}

function required(credentials: ClientCredentials | undefined): ClientCredentials {
  if (credentials === undefined) throw new StackError('OIDC_CLIENT_ID is not set, but OIDC_ISSUER is.');
  return credentials;
}
