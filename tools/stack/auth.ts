import {
  type AuthLog,
  type AuthService,
  createApiKeys,
  type EmailOptions,
  type ProviderOptions,
  startAuthService,
} from '@crosscart/auth';
import { StackError } from './errors.ts';

export interface AuthOptions {
  readonly databaseUrl: string;
  readonly port: number;
  readonly webUrl: string;
  readonly keyDirectory: string;
  readonly providers: ProviderOptions;
  /** How one-time codes reach people; without it nobody signs in by e-mail. */
  readonly email?: EmailOptions;
  readonly trustedProxies?: readonly string[];
  readonly corsOrigins?: readonly string[];
  readonly production: boolean;
  readonly log: (message: string) => void;
}

export interface RunningAuth {
  readonly url: string;
  readonly anonKey: string;
  readonly serviceRoleKey: string;
  close(): Promise<void>;
}

/** Starts the embedded auth service in this process. Throws StackError with its reason. */
export async function startAuth(options: AuthOptions): Promise<RunningAuth> {
  const keys = await createApiKeys(options.keyDirectory);
  let service: AuthService;
  try {
    service = await startAuthService({
      ...keys,
      databaseUrl: options.databaseUrl,
      port: options.port,
      siteUrl: options.webUrl,
      redirectAllowList: [`${options.webUrl}/auth/callback`],
      keyDirectory: options.keyDirectory,
      providers: options.providers,
      signUps: 'invited',
      ...(options.email === undefined ? {} : { email: options.email }),
      trustedProxies: options.trustedProxies ?? [],
      corsOrigins: options.corsOrigins ?? [],
      production: options.production,
      log: quietExceptFaults(options.log),
    });
  } catch (error) {
    throw new StackError(`The auth service can't start: ${(error as Error).message}.`, { cause: error });
  }
  return { url: service.url, ...keys, close: () => service.close() };
}

function quietExceptFaults(log: (message: string) => void): AuthLog {
  return {
    info: () => {},
    warn: () => {},
    error: (fields, message) => {
      const cause = fields.cause_code ?? fields.cause;
      log(`The auth service: ${message}${typeof cause === 'string' ? ` (${cause})` : ''}`);
    },
  };
}
