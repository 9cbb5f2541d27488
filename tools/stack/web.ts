import path from 'node:path';
import { CHECKOUT, installedBinary } from './checkout.ts';
import { type ServiceProcess, startService } from './service-process.ts';

export interface WebOptions {
  readonly port: number;
  readonly webUrl: string;
  readonly apiUrl: string;
  readonly authUrl: string;
  readonly anonKey: string;
  readonly logFile: string;
}

/** Starts the web app that buildWeb made. */
export function startWeb(options: WebOptions): Promise<ServiceProcess> {
  return startService({
    name: 'the web app',
    command: installedBinary('next'),
    args: ['start', '--port', String(options.port), '--hostname', '127.0.0.1'],
    cwd: path.join(CHECKOUT, 'apps/web'),
    environment: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_PUBLIC_SUPABASE_URL: options.authUrl,
      NEXT_PUBLIC_SUPABASE_ANON_KEY: options.anonKey,
      NEXT_PUBLIC_API_BASE_URL: options.apiUrl,
      WEB_ORIGIN: options.webUrl,
    },
    logFile: options.logFile,
    readyUrl: `http://127.0.0.1:${options.port}/login`,
  });
}
