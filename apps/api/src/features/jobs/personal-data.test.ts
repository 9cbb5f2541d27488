import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';
import { anOrder, aReview, arrangeBuying, BUYER, claimed, walkToReview } from '../../testing/orders.ts';
import { pairAgent } from '../../testing/paired-agents.ts';

// The API as its own process on the test's database, so that every line it logs can be searched.
let api: TestApi;
let child: ChildProcess;
let output = '';
let apiUrl: string;
beforeAll(async () => {
  const port = await freePort();
  apiUrl = `http://127.0.0.1:${port}`;
  api = await startTestApi({ API_PUBLIC_URL: apiUrl });
  child = spawn(process.execPath, [path.join(import.meta.dirname, '../../main.ts')], {
    env: {
      DATABASE_URL: api.config.databaseUrl,
      SUPABASE_URL: api.config.supabaseUrl,
      SUPABASE_ANON_KEY: api.config.supabaseAnonKey,
      SUPABASE_SERVICE_ROLE_KEY: api.config.supabaseServiceRoleKey,
      ENCRYPTION_KEYS: api.config.encryptionKeys,
      API_PORT: String(port),
      API_PUBLIC_URL: apiUrl,
      LOG_LEVEL: 'trace',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stderr?.on('data', collect);
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(output)));
    child.stdout?.on('data', (chunk: Buffer) => {
      collect(chunk);
      if (output.includes('listening')) resolve();
    });
  });
});
afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  await api.close();
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

test('a buyer’s address stands nowhere in clear: not in logs, events, attention, jobs or any column', async () => {
  const accountId = api.agency.account.id;
  const seller = await pairAgent(api, fetch, { role: 'EBAY_AGENT', accountId });
  const buyer = await pairAgent(api, fetch, { role: 'AMAZON_AGENT', accountId });
  await arrangeBuying(api, 'automatic');
  const order = anOrder();
  await seller.client.captureOrder(order);
  await seller.client.captureOrder({ ...order, ship_to: { ...BUYER, city: 'Zephyrville' } });
  const job = await claimed(buyer.client);
  expect(job.ship_to).toEqual({ ...BUYER, city: 'Zephyrville' });
  await walkToReview(buyer.client, job);
  const review = aReview({ ship_to_name: 'Quackenbush Holdings' });
  const denied = await buyer.client.requestPermit(job.id, { fence: job.fence, review });
  expect(denied).toEqual({ decision: 'denied', reason: 'BLOCKER_ADDRESS_REFUSED' });
  // A refused body holds an address too.
  await seller.client
    .captureOrder({ ...anOrder(), ship_to: { ...BUYER, country: 'USA' } })
    .catch(() => undefined);

  const jobs = JSON.stringify((await api.call(api.agency.admin, 'GET', '/automation/jobs')).body);
  const attention = JSON.stringify((await api.call(api.agency.admin, 'GET', '/attention')).body);
  const tables = await api.database.sql<Array<{ name: string; rows: string }>>`
    select table_name as name, query_to_xml('select * from app.' || table_name, true, true, '')::text as rows
    from information_schema.tables where table_schema = 'app' and table_type = 'BASE TABLE'`;
  const searched = [output, jobs, attention, ...tables.map((table) => table.rows)];
  expect(output).toContain('"door":"/automation/jobs"');
  expect(tables.find((table) => table.name === 'automation_jobs')?.rows).toContain('ship_to_encrypted');
  // Not within a longer number: microseconds of a time may happen to read 97024.
  for (const word of ['Quackenbush', 'Wilhelmina', 'Zephyr', 'Ogdensburgh', '97024', '555-0142']) {
    for (const text of searched) expect(text).not.toMatch(new RegExp(`(?<!\\d)${word}(?!\\d)`, 'i'));
  }
  for (const secret of [seller.token, buyer.token]) expect(output).not.toContain(secret.slice(-20));
});
