import { existsSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError, MigrationError } from '@crosscart/database';
import { CHECKOUT, StackError, startStack } from '../stack/index.ts';
import { banner } from './banner.ts';
import { readStartConfig } from './config.ts';

// `npm start`: everything on this machine, until Ctrl-C.

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort());

try {
  process.exitCode = await run();
} catch (error) {
  if (interruption.signal.aborted) {
    process.exitCode = 130;
  } else {
    const forPeople =
      error instanceof StackError ||
      error instanceof EmbeddedPostgresError ||
      error instanceof MigrationError;
    console.error(forPeople ? error.message : error);
    process.exitCode = 1;
  }
}

async function run(): Promise<number> {
  const envFile = path.join(CHECKOUT, '.env');
  if (existsSync(envFile)) process.loadEnvFile(envFile);
  const config = readStartConfig(process.env);
  const stack = await startStack({
    dataDirectory: config.dataDirectory,
    ports: config.ports,
    providers: config.providers,
    trustedProxies: config.trustedProxies,
    corsOrigins: config.corsOrigins,
    production: config.production,
    apiEnvironment: {
      LOG_LEVEL: config.logLevel,
      ...(config.email !== undefined && 'smtpUrl' in config.email
        ? { SMTP_URL: config.email.smtpUrl, SMTP_FROM: config.email.from }
        : {}),
    },
    signal: interruption.signal,
    log: (message) => console.log(message),
    ...(config.email === undefined ? {} : { email: config.email }),
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
  });
  try {
    console.log(banner(stack, await stack.issueSetupCode()));
    const crash = await Promise.race([stack.crashed, interrupted()]);
    if (crash === null) return 0;
    console.error(crash.message);
    return 1;
  } finally {
    console.log('Stopping …');
    await stack.stop();
  }
}

function interrupted(): Promise<null> {
  return new Promise((resolve) => {
    if (interruption.signal.aborted) resolve(null);
    interruption.signal.addEventListener('abort', () => resolve(null));
  });
}
