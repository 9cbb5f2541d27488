import { assertDevelopmentIsLocal } from './development-issuer/guard.ts';
import type { RateLimits } from './rate-limits.ts';

/** Where the service writes what happened. Fits pino; never given tokens, codes or addresses. */
export interface AuthLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** The issuers that people may sign in with; each one given is offered. */
export interface ProviderOptions {
  readonly google?: { readonly clientId: string; readonly clientSecret: string };
  /** Any OpenID Connect issuer. `name` is what its button says. */
  readonly oidc?: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly name: string;
  };
  /** The local development issuer, and the addresses its chooser offers before anyone has signed in. */
  readonly development?: { readonly people: readonly string[] };
}

/** How one-time codes reach people: by SMTP, or (in development only) printed for whoever started the service. */
export type EmailOptions =
  | { readonly smtpUrl: string; readonly from: string }
  | { readonly print: (line: string) => void };

/**
 * Who may become known by signing in. `invited`: e-mail addresses with an open invite, as `app.before_user_created`
 * says; `closed`: nobody but whom an administrator creates; `open`: everybody.
 */
export type SignUps = 'invited' | 'open' | 'closed';

export interface AuthServiceOptions {
  /** Logs in as the owner of the tables in schema `auth` (supabase_auth_admin). */
  readonly databaseUrl: string;
  /** Address to bind. Default 127.0.0.1. */
  readonly host?: string;
  readonly port: number;
  /** Origin that browsers reach this service at. Default `http://localhost:<port>`. */
  readonly publicUrl?: string;
  /** Where sign-ins end that ask for no place, or for one that is not allowed. */
  readonly siteUrl: string;
  /** Addresses where sign-ins may end: compared by origin and path, exactly. */
  readonly redirectAllowList: readonly string[];
  /** Origins of further web pages that may call; those where sign-ins end always may. */
  readonly corsOrigins?: readonly string[];
  /** Proxies (addresses or networks) whose X-Forwarded-For is believed. Default none. */
  readonly trustedProxies?: readonly string[];
  /** Folder of the signing key and secrets; made when missing. */
  readonly keyDirectory: string;
  /** API keys, as `createApiKeys(keyDirectory)` gives them by default. */
  readonly anonKey?: string;
  readonly serviceRoleKey?: string;
  readonly providers: ProviderOptions;
  /** Sign-in by e-mailed code; off when left out. */
  readonly email?: EmailOptions;
  /** Sign-up and sign-in by password (of an e-mail address or a phone number); off when left out. */
  readonly passwords?: { readonly minimumLength: number };
  /** Sign-ins without any address. Default false. */
  readonly anonymousSignIns?: boolean;
  /** Who signs up by password counts as verified at once. Default false; refused in production. */
  readonly autoConfirm?: boolean;
  /** Default `open`, as Supabase's; the product passes `invited`. */
  readonly signUps?: SignUps;
  /** Changes of the default limits. */
  readonly rateLimits?: Partial<RateLimits>;
  /** Life of an access token. Default 3600. */
  readonly accessTokenSeconds?: number;
  /** Longest life of a session, however often refreshed. Default 30 days. */
  readonly sessionSeconds?: number;
  /** True refuses everything that only fits development. */
  readonly production: boolean;
  readonly log: AuthLog;
}

/** The options with defaults filled in and addresses checked. */
export interface CheckedOptions extends AuthServiceOptions {
  readonly host: string;
  readonly publicUrl: string;
  readonly signUps: SignUps;
  readonly accessTokenSeconds: number;
  readonly sessionSeconds: number;
}

const THIRTY_DAYS_SECONDS = 30 * 24 * 3600;

/**
 * Fills in defaults.
 * @throws with one sentence that names the setting, before anything is opened.
 */
export function checkOptions(options: AuthServiceOptions): CheckedOptions {
  const host = options.host ?? '127.0.0.1';
  const publicUrl = originOf('public', options.publicUrl ?? `http://localhost:${options.port}`);
  for (const address of [options.siteUrl, ...options.redirectAllowList]) httpAddress('redirect', address);
  const { google, oidc, development } = options.providers;
  const hasIssuer = google !== undefined || oidc !== undefined || development !== undefined;
  if (!hasIssuer && options.email === undefined) {
    throw new Error(
      'The auth service has no issuer to sign in with: configure Google, an OIDC issuer or SMTP for codes',
    );
  }
  if (development !== undefined) {
    assertDevelopmentIsLocal({ production: options.production, host, publicUrl, siteUrl: options.siteUrl });
  }
  if (options.production) assertFitForProduction(options);
  return {
    ...options,
    host,
    publicUrl,
    signUps: options.signUps ?? 'open',
    accessTokenSeconds: options.accessTokenSeconds ?? 3600,
    sessionSeconds: options.sessionSeconds ?? THIRTY_DAYS_SECONDS,
  };
}

function assertFitForProduction(options: AuthServiceOptions): void {
  if (options.email !== undefined && 'print' in options.email) {
    throw new Error('One-time codes are not printed in production: configure SMTP, or leave e-mail off');
  }
  if (options.autoConfirm === true) {
    throw new Error('E-mail addresses are not confirmed by themselves in production');
  }
}

function originOf(setting: string, address: string): string {
  const url = httpAddress(setting, address);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Error(`The ${setting} address of the auth service must be an origin without a path`);
  }
  return url.origin;
}

function httpAddress(setting: string, address: string): URL {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new Error(`A ${setting} address of the auth service is not an http(s) address: ${address}`);
  }
  return new URL(address);
}
