import { isIP } from 'node:net';
import { z } from 'zod';

/** Comma-separated list → trimmed, non-empty parts. */
const List = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** What browsers send as Origin: compared to the letter, so a path, a slash at the end or a star would never match. */
const Origins = List.refine(
  (origins) => origins.every((origin) => /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#*]+$/i.test(origin)),
  'must be origins such as https://app.example.com, separated by commas',
);

const Proxies = List.refine(
  (proxies) => proxies.every(isNetwork),
  'must be IP addresses or networks such as 10.0.0.0/8, separated by commas',
);

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

const HttpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .transform((url) => url.replace(/\/+$/, ''));

const PostgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'must look like postgres://user:password@host:5432/name');

const Environment = z.object({
  DATABASE_URL: PostgresUrl,
  DATABASE_DIRECT_URL: PostgresUrl.optional(),
  SUPABASE_URL: HttpUrl,
  SUPABASE_ANON_KEY: z.string().min(1, 'must not be empty'),
  SUPABASE_SERVICE_ROLE_KEY: z.string().min(1, 'must not be empty'),
  SUPABASE_JWT_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  ENCRYPTION_KEYS: z.string().min(1, 'must not be empty'),
  CORS_ORIGINS: Origins,
  TRUSTED_PROXIES: Proxies,
  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(8000),
  API_PUBLIC_URL: HttpUrl.optional(),
  WEB_PUBLIC_URL: HttpUrl.default('http://localhost:3000'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must look like smtps://user:password@host:465')
    .optional(),
  SMTP_FROM: z.string().min(1).default('Crosscart <no-reply@localhost>'),
  DATABASE_POOL_SIZE: z.coerce.number('must be a whole number').int().min(1).max(200).default(10),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
});

/** Everything that the API takes from its environment, checked once at the start. */
export interface Config {
  readonly databaseUrl: string;
  /** Past the pooler, for notifications; the same as databaseUrl where there is none. */
  readonly databaseDirectUrl: string;
  readonly databasePoolSize: number;
  readonly supabaseUrl: string;
  readonly supabaseAnonKey: string;
  readonly supabaseServiceRoleKey: string;
  /** Only where Supabase still signs sessions with a shared secret (HS256). */
  readonly supabaseJwtSecret: string | null;
  /** As the environment spells them; read by the encryption of personal data. */
  readonly encryptionKeys: string;
  /** Origins that browsers may call from; the web app's own is always among them. */
  readonly corsOrigins: readonly string[];
  /** Addresses or networks whose X-Forwarded-For is believed; none by default. */
  readonly trustedProxies: readonly string[];
  readonly host: string;
  readonly port: number;
  /** How people, devices and their proofs address this API. No slash at the end. */
  readonly apiPublicUrl: string;
  readonly webPublicUrl: string;
  /** Where mail is handed in, and whom it is from; null: this installation sends none. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
  readonly production: boolean;
}

/** A variable is missing or not as it must be; the message is one sentence for whoever starts the API. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment. An empty variable counts as absent. Throws ConfigError naming the first bad one. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(present);
  if (!parsed.success) throw new ConfigError(sentenceOf(parsed.error, present));
  const env = parsed.data;
  return {
    databaseUrl: env.DATABASE_URL,
    databaseDirectUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    supabaseUrl: env.SUPABASE_URL,
    supabaseAnonKey: env.SUPABASE_ANON_KEY,
    supabaseServiceRoleKey: env.SUPABASE_SERVICE_ROLE_KEY,
    supabaseJwtSecret: env.SUPABASE_JWT_SECRET ?? null,
    encryptionKeys: env.ENCRYPTION_KEYS,
    corsOrigins: [...new Set([new URL(env.WEB_PUBLIC_URL).origin, ...env.CORS_ORIGINS])],
    trustedProxies: env.TRUSTED_PROXIES,
    host: env.API_HOST,
    port: env.API_PORT,
    apiPublicUrl: env.API_PUBLIC_URL ?? `http://localhost:${env.API_PORT}`,
    webPublicUrl: env.WEB_PUBLIC_URL,
    mail: env.SMTP_URL === undefined ? null : { smtpUrl: env.SMTP_URL, from: env.SMTP_FROM },
    logLevel: env.LOG_LEVEL,
    production: env.NODE_ENV === 'production',
  };
}

function sentenceOf(error: z.ZodError, present: Record<string, unknown>): string {
  const issue = error.issues[0];
  const name = String(issue?.path[0] ?? 'The environment');
  if (present[name] === undefined) return `${name} is not set: the API cannot start without it.`;
  return `${name} is not valid: it ${issue?.message ?? 'could not be read'}.`;
}
