import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, prepareDatabase, startEmbeddedPostgres } from '@crosscart/database';
import postgres from 'postgres';
import { CHECKOUT } from '../../stack/checkout.ts';
import type { Bench } from '../benches.ts';
import { ACCOUNTS, fillAgency, RECORDS } from './agency.ts';
import { authRoundTrips, timeLists } from './lists.ts';

const DATABASE = 'access_bench';

/**
 * What row-level security costs: the list of 100 records at a million records and 200 accounts as a person, over the
 * same list past the wall. `userOverService` is the worst of an admin, a VA with all accounts and a client with one.
 */
export const accessBench: Bench = async (say) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crosscart-bench-'));
  // As root, Postgres is another user.
  chmodSync(folder, 0o711);
  const server = await startEmbeddedPostgres({
    dataDirectory: path.join(folder, 'cluster'),
    throwAway: true,
    log: say,
  });
  try {
    const owner = postgres(server.url, { max: 1, onnotice: () => {} });
    await owner.unsafe(`create database ${DATABASE}`);
    await owner.end();
    const url = server.urlFor('postgres', DATABASE);
    await prepareDatabase({
      url,
      supabaseDirectory: path.join(CHECKOUT, 'supabase'),
      passwords: server.credentials,
      log: () => {},
    });
    say(`Writing ${RECORDS.toLocaleString('en')} records of ${ACCOUNTS} accounts …`);
    const sql = postgres(url, { max: 1, onnotice: () => {} });
    const agency = await fillAgency(sql);
    await sql.end();
    return await measure(server.urlFor('crosscart_api', DATABASE), agency, say);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function measure(
  url: string,
  agency: Awaited<ReturnType<typeof fillAgency>>,
  say: (sentence: string) => void,
): Promise<Record<string, number>> {
  const database = openDatabase({ url, maxConnections: 1, applicationName: 'access bench' });
  const figures: Record<string, number> = {};
  let worst = { ratio: 0, userMs: 0, serviceMs: 0 };
  for (const who of ['admin', 'va', 'client'] as const) {
    const { userMs, serviceMs } = await timeLists(database, agency, who);
    const ratio = userMs / serviceMs;
    say(`${who}: ${userMs.toFixed(2)} ms as the person, ${serviceMs.toFixed(2)} ms past the wall.`);
    figures[`${who}UserMs`] = rounded(userMs);
    figures[`${who}ServiceMs`] = rounded(serviceMs);
    figures[`${who}UserOverService`] = rounded(ratio);
    if (ratio > worst.ratio) worst = { ratio, userMs, serviceMs };
  }
  await database.close();
  return {
    userOverService: rounded(worst.ratio),
    userMs: rounded(worst.userMs),
    serviceMs: rounded(worst.serviceMs),
    ...figures,
    authRoundTrips: await authRoundTrips(url, agency),
    records: RECORDS,
    accounts: ACCOUNTS,
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
