import { startStack } from '../stack/index.ts';
import { interrupted } from '../stack/interrupted.ts';
import { runUntilInterrupted } from '../stack/run-until-interrupted.ts';
import { banner } from './banner.ts';
import { loadStartConfig } from './config.ts';

// `npm start`: everything on this machine, until Ctrl-C.

await runUntilInterrupted(run);

async function run(interruption: AbortSignal): Promise<number> {
  const config = loadStartConfig();
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
    signal: interruption,
    log: (message) => console.log(message),
    ...(config.email === undefined ? {} : { email: config.email }),
    ...(config.databaseUrl === undefined ? {} : { databaseUrl: config.databaseUrl }),
  });
  try {
    console.log(banner(stack, await stack.issueSetupCode()));
    const crash = await Promise.race([stack.crashed, interrupted(interruption)]);
    if (crash === null) return 0;
    console.error(crash.message);
    return 1;
  } finally {
    console.log('Stopping …');
    await stack.stop();
  }
}
