import { openDatabase } from '@crosscart/database';
import { ConfigError, readConfig } from './config.ts';
import { newSetupCode } from './features/system/service.ts';
import { buildServer } from './server.ts';

/** Requests under way get this long to end before the process does. */
const SHUTDOWN_MS = 10_000;

try {
  await run();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const database = openDatabase({
    url: config.databaseUrl,
    directUrl: config.databaseDirectUrl,
    maxConnections: config.databasePoolSize,
    applicationName: 'crosscart api',
  });
  const app = await buildServer(config, { database });
  const stop = async (exitCode: number): Promise<void> => {
    setTimeout(() => process.exit(exitCode || 1), SHUTDOWN_MS).unref();
    await app.close();
    await database.close();
    process.exitCode = exitCode;
  };

  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    console.error(sentenceOf(error, config));
    await stop(1);
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0));

  try {
    const code = await newSetupCode(database);
    if (code !== null)
      console.log(`Set-up code (once, for one hour): ${code}  at ${config.webPublicUrl}/setup`);
  } catch (error) {
    app.log.error({ err: error }, 'the set-up code could not be issued');
  }
}

function sentenceOf(error: unknown, { host, port }: { host: string; port: number }): string {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is taken: stop what listens there, or set API_PORT.`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user: set API_PORT.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `API_HOST ${host} is no address of this machine.`;
  return `The API cannot listen on ${host}:${port}: ${String(error)}`;
}
