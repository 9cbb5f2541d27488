import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type AuthServiceOptions, createApiKeys, startAuthService } from '@crosscart/auth';
import { startDatabase } from '../stack/database.ts';
import { freePorts } from '../stack/index.ts';
import { loadOrCreateSecrets } from '../stack/secrets.ts';
import { startGateway } from './gateway.ts';

// `npm run auth:suite`: the embedded auth service as the public tests of auth-js expect to find GoTrue: four settings
// of it on four ports, passwords on, on a throw-away database, until Ctrl-C.

type Capabilities = Pick<AuthServiceOptions, 'autoConfirm' | 'anonymousSignIns' | 'signUps'>;

const SETTINGS: ReadonlyMap<number, Capabilities> = new Map([
  [9999, {}],
  [9998, { autoConfirm: true, anonymousSignIns: true }],
  [9997, { signUps: 'closed' }],
  [9996, { autoConfirm: true, anonymousSignIns: true }],
]);

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
  const keyDirectory = path.join(folder, 'keys');
  const keys = await createApiKeys(keyDirectory);
  for (const [port, capabilities] of SETTINGS) {
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
    const gateway = await startGateway(port, { url: service.url, ...keys });
    stops.push(async () => void gateway.close());
    console.log(`http://localhost:${port}  ${JSON.stringify(capabilities)}`);
  }
}
