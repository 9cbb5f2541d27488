import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type AuthServiceOptions, createApiKeys, startAuthService } from '@crosscart/auth';
import { startDatabase } from '../stack/database.ts';
import { freePorts } from '../stack/index.ts';
import { loadOrCreateSecrets } from '../stack/secrets.ts';
import { type GatewayTarget, SERVICE_PATH, startGateway } from './gateway.ts';

// `npm run auth:suite`: the embedded auth service as the public tests of auth-js expect to find GoTrue: at the root of
// four ports in four settings, as the suite's containers have it, and where the Supabase CLI has it; passwords on, on a
// throw-away database, until Ctrl-C.

interface Setting {
  readonly port: number;
  readonly path: GatewayTarget['path'];
  readonly capabilities: Pick<AuthServiceOptions, 'autoConfirm' | 'anonymousSignIns' | 'signUps'>;
}

const EASY = { autoConfirm: true, anonymousSignIns: true };

const SETTINGS: readonly Setting[] = [
  { port: 9999, path: '', capabilities: {} },
  { port: 9998, path: '', capabilities: EASY },
  { port: 9997, path: '', capabilities: { signUps: 'closed' } },
  { port: 9996, path: '', capabilities: EASY },
  { port: 54321, path: SERVICE_PATH, capabilities: EASY },
];

/** The suite signs up hundreds of people from one machine. */
const NO_LIMIT = { limit: 1_000_000, seconds: 60 };

const folder = mkdtempSync(path.join(os.tmpdir(), 'crosscart-auth-suite-'));
// As root the throw-away Postgres, which is another user, lives inside and must pass through.
chmodSync(folder, 0o711);
const stops: Array<() => Promise<void>> = [async () => rmSync(folder, { recursive: true, force: true })];
try {
  await start();
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
} finally {
  for (const stop of stops.reverse()) await stop();
}

async function start(): Promise<void> {
  const database = await startDatabase({
    dataDirectory: folder,
    throwAway: true,
    secrets: loadOrCreateSecrets(folder),
    log: console.log,
  });
  stops.push(() => database.stop());
  for (const { port, path: servedAt, capabilities } of SETTINGS) {
    // Of each its own: the tests tell services apart by their keys.
    const keyDirectory = path.join(folder, `keys-${port}`);
    const keys = await createApiKeys(keyDirectory);
    const service = await startAuthService({
      databaseUrl: database.authUrl,
      port: (await freePorts()).auth,
      siteUrl: 'http://localhost:3000',
      redirectAllowList: [
        'http://localhost:3000',
        'http://localhost:9999/welcome',
        'http://localhost:3000/callback',
      ],
      keyDirectory,
      providers: { development: { people: [] } },
      email: { print: console.log },
      passwords: { minimumLength: 6 },
      rateLimits: {
        mailGapPerAddress: NO_LIMIT,
        mailPerAddress: NO_LIMIT,
        mailPerIp: NO_LIMIT,
        passwordPerIp: NO_LIMIT,
        signUpPerIp: NO_LIMIT,
        verifyPerIp: NO_LIMIT,
      },
      production: false,
      log: { info: () => {}, warn: () => {}, error: (fields, message) => console.error(message, fields) },
      ...capabilities,
    });
    stops.push(() => service.close());
    const gateway = await startGateway(port, { url: service.url, path: servedAt, ...keys });
    stops.push(async () => void gateway.close());
    console.log(`http://localhost:${port}${servedAt}  ${JSON.stringify(capabilities)}`);
  }
}
