import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { EmailOptions, ProviderOptions } from '@crosscart/auth';
import { openDatabase } from '@crosscart/database';
import { type ApiOptions, startApi } from './api.ts';
import { startAuth } from './auth.ts';
import { buildExtension, buildWeb, type Log } from './builds.ts';
import { startDatabase } from './database.ts';
import { StackError } from './errors.ts';
import { keepRunning } from './kept-service.ts';
import { assertPortsAreFree, type StackPorts } from './ports.ts';
import { loadOrCreateSecrets } from './secrets.ts';
import type { ServiceProcess } from './service-process.ts';
import { startWeb } from './web.ts';

export interface StackOptions {
  /** Absolute; made when missing. Keys, secrets, logs, and the embedded Postgres's data. */
  readonly dataDirectory: string;
  readonly ports: StackPorts;
  /** Use this Postgres, logging in as a superuser, instead of an embedded one. */
  readonly databaseUrl?: string;
  /** The data is of no value: a power cut may lose it. For demonstrations and tests. */
  readonly throwAway?: boolean;
  readonly providers: ProviderOptions;
  /** How one-time codes reach people; in development they are told to `log` by default. */
  readonly email?: EmailOptions;
  /** Proxies (addresses or networks) in front, whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  /** Origins of further web pages that may call the API and the sign-in service. */
  readonly corsOrigins?: readonly string[];
  readonly production?: boolean;
  /** Leave the web app out (and unbuilt), or the extension. */
  readonly without?: ReadonlyArray<'web' | 'extension'>;
  /** Further variables for the API. */
  readonly apiEnvironment?: Readonly<Record<string, string>>;
  /** Gives the start up between two steps, or in a build. */
  readonly signal?: AbortSignal;
  readonly log: Log;
}

/** Everything running. */
export interface Stack {
  readonly webUrl: string;
  readonly apiUrl: string;
  readonly authUrl: string;
  readonly anonKey: string;
  readonly serviceRoleKey: string;
  /** Addresses of the database for a superuser and for the role crosscart_api. */
  readonly superuserUrl: string;
  readonly apiDatabaseUrl: string;
  /** As the API got them. */
  readonly encryptionKeys: string;
  /** Folder to load into Chrome; null when left out. */
  readonly extensionDirectory: string | null;
  readonly logDirectory: string;
  /** A fresh one-time code for the owner's set-up; null once an organisation exists. */
  issueSetupCode(): Promise<string | null>;
  /** Ends the API at once, as a crash would (SIGKILL). */
  killApi(): Promise<void>;
  /** Starts it again after killApi. */
  startApi(): Promise<void>;
  /** Resolves when a service that nobody stopped ended for good: it is started again, but not for ever. */
  readonly crashed: Promise<StackError>;
  /** Stops everything, the database last. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the product: database, auth service, API, web app; builds what is not built. Throws StackError or
 * EmbeddedPostgresError, each with one sentence for the person at the terminal, after stopping what had started.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const stops: Array<() => Promise<void>> = [];
  let stopping: Promise<void> | null = null;
  const stop = (): Promise<void> => {
    stopping ??= (async () => {
      for (const each of stops.reverse()) await each();
    })();
    return stopping;
  };
  try {
    return await assemble(options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble(
  options: StackOptions,
  stops: Array<() => Promise<void>>,
  stop: () => Promise<void>,
): Promise<Stack> {
  const { dataDirectory, ports, log } = options;
  const left = new Set(options.without ?? []);
  const goOn = (): void => options.signal?.throwIfAborted();
  await assertPortsAreFree(ports);
  makeFolder(dataDirectory, options.throwAway === true);
  const secrets = loadOrCreateSecrets(dataDirectory);

  const database = await startDatabase({
    dataDirectory,
    secrets,
    log,
    throwAway: options.throwAway === true,
    ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
    ...(ports.postgres === undefined ? {} : { port: ports.postgres }),
  });
  stops.push(() => database.stop());
  goOn();

  const webUrl = `http://localhost:${ports.web}`;
  const apiUrl = `http://localhost:${ports.api}`;
  const logDirectory = path.join(dataDirectory, 'logs');
  const auth = await startAuth({
    databaseUrl: database.authUrl,
    port: ports.auth,
    webUrl,
    keyDirectory: path.join(dataDirectory, 'keys'),
    providers: options.providers,
    ...emailOf(options),
    trustedProxies: options.trustedProxies ?? [],
    corsOrigins: options.corsOrigins ?? [],
    production: options.production === true,
    log,
  });
  stops.push(() => auth.close());
  goOn();

  const crash = Promise.withResolvers<StackError>();
  const watch = (service: ServiceProcess): ServiceProcess => {
    void service.crashed.then(crash.resolve);
    return service;
  };

  const apiOptions: ApiOptions = {
    databaseUrl: database.apiUrl,
    port: ports.api,
    webUrl,
    authUrl: auth.url,
    anonKey: auth.anonKey,
    serviceRoleKey: auth.serviceRoleKey,
    encryptionKeys: secrets.encryptionKeys,
    logFile: path.join(logDirectory, 'api.log'),
    environment: {
      ...(options.production === true ? { NODE_ENV: 'production' } : {}),
      TRUSTED_PROXIES: (options.trustedProxies ?? []).join(','),
      CORS_ORIGINS: (options.corsOrigins ?? []).join(','),
      ...(options.email && 'smtpUrl' in options.email
        ? { SMTP_URL: options.email.smtpUrl, SMTP_FROM: options.email.from }
        : {}),
      ...options.apiEnvironment,
    },
  };
  const keepApi = () => keepRunning(() => startApi(apiOptions), log);
  let api = watch(await keepApi());
  stops.push(() => api.stop());
  goOn();

  if (!left.has('web')) {
    await buildWeb(log, options.signal);
    goOn();
    const logFile = path.join(logDirectory, 'web.log');
    const webOptions = { port: ports.web, webUrl, apiUrl, authUrl: auth.url, anonKey: auth.anonKey, logFile };
    const web = watch(await keepRunning(() => startWeb(webOptions), log));
    stops.push(() => web.stop());
  }
  const extensionDirectory = left.has('extension') ? null : await buildExtension(log, options.signal);
  goOn();

  return {
    webUrl,
    apiUrl,
    authUrl: auth.url,
    anonKey: auth.anonKey,
    serviceRoleKey: auth.serviceRoleKey,
    superuserUrl: database.superuserUrl,
    apiDatabaseUrl: database.apiUrl,
    encryptionKeys: secrets.encryptionKeys,
    extensionDirectory,
    logDirectory,
    issueSetupCode: () => issueSetupCode(database.apiUrl),
    killApi: () => api.kill(),
    async startApi() {
      api = watch(await keepApi());
    },
    crashed: crash.promise,
    stop,
  };
}

/** A mail server where configured; in development a code is printed for whoever started everything. */
function emailOf(options: StackOptions): { email?: EmailOptions } {
  if (options.email !== undefined) return { email: options.email };
  return options.production === true ? {} : { email: { print: options.log } };
}

function makeFolder(folder: string, throwAway: boolean): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // As root a throw-away Postgres, which is another user, lives inside and must pass through.
    if (throwAway && process.getuid?.() === 0) chmodSync(folder, 0o711);
  } catch (error) {
    throw new StackError(
      `The data folder ${folder} can't be made (${(error as Error).message}); choose another or make it writable.`,
      {
        cause: error,
      },
    );
  }
}

async function issueSetupCode(apiDatabaseUrl: string): Promise<string | null> {
  const database = openDatabase({
    url: apiDatabaseUrl,
    maxConnections: 1,
    applicationName: 'crosscart start',
  });
  try {
    const [row] = await database.asService(
      'first set-up',
      (sql) => sql<[{ code: string | null }]>`select app.issue_setup_code() as code`,
    );
    return row.code;
  } finally {
    await database.close();
  }
}
