import path from 'node:path';
import { CHECKOUT } from './checkout.ts';
import { type ServiceProcess, startService } from './service-process.ts';

export interface ApiOptions {
  /** For the role crosscart_api. */
  readonly databaseUrl: string;
  readonly port: number;
  readonly webUrl: string;
  readonly authUrl: string;
  readonly anonKey: string;
  readonly serviceRoleKey: string;
  readonly encryptionKeys: string;
  readonly logFile: string;
  /** Further variables: LOG_LEVEL and the like. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts the API with its background worker as a process of its own; answers when /health does. */
export function startApi(options: ApiOptions): Promise<ServiceProcess> {
  return startService({
    name: 'the API',
    command: process.execPath,
    args: [path.join(CHECKOUT, 'apps/api/src/main.ts')],
    cwd: path.join(CHECKOUT, 'apps/api'),
    environment: {
      PATH: process.env.PATH ?? '',
      ...options.environment,
      DATABASE_URL: options.databaseUrl,
      SUPABASE_URL: options.authUrl,
      SUPABASE_ANON_KEY: options.anonKey,
      SUPABASE_SERVICE_ROLE_KEY: options.serviceRoleKey,
      ENCRYPTION_KEYS: options.encryptionKeys,
      API_PORT: String(options.port),
      API_PUBLIC_URL: `http://localhost:${options.port}`,
      WEB_PUBLIC_URL: options.webUrl,
    },
    logFile: options.logFile,
    readyUrl: `http://127.0.0.1:${options.port}/health`,
  });
}
