import {
  chooseMembership,
  type Member,
  memberIn,
  membershipsOf,
  type Person,
  recordsOf,
} from '@crosscart/api';
import { type Database, openDatabase } from '@crosscart/database';
import { countRoundTrips } from '@crosscart/database/testing';
import type { BenchAgency } from './agency.ts';

const PAGE = 100;
const WARM_UP = 20;
const ROUNDS = 400;

export interface ListTimes {
  readonly userMs: number;
  readonly serviceMs: number;
}

/** Medians of listing the newest 100 records as that person and, in turns, the same list without the wall. */
export async function timeLists(
  database: Database,
  agency: BenchAgency,
  who: keyof BenchAgency['people'],
): Promise<ListTimes> {
  const member = await memberOf(database, agency, who);
  // What the API does for one person's page, with each statement in a transaction of the one role or the other.
  const asUser: Database = {
    ...database,
    asUserQuery: (claims, statement, options) =>
      database.asUser(claims, async (sql) => statement(sql), options),
  };
  const asService: Database = {
    ...database,
    asUserQuery: (_claims, statement, options) =>
      database.asService('access bench', async (sql) => statement(sql), options),
  };
  const list = (through: Database, accountId?: string) =>
    recordsOf(through, member, { limit: PAGE, sort: 'sale_date', direction: 'desc', account_id: accountId });
  // Without the wall a client's list is that of their account.
  const sameAccount = who === 'client' ? agency.clientAccountId : undefined;

  const times = { user: [] as number[], service: [] as number[] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const [user, mine] = await timed(() => list(asUser));
    const [service, same] = await timed(() => list(asService, sameAccount));
    if (round === 0) expectSame(mine, same);
    if (round < WARM_UP) continue;
    times.user.push(user);
    times.service.push(service);
  }
  return { userMs: median(times.user), serviceMs: median(times.service) };
}

/** How often the API waits for the database to know whom it serves, once connections are open. */
export async function authRoundTrips(url: string, agency: BenchAgency): Promise<number> {
  const counter = await countRoundTrips(url);
  const database = openDatabase({ url: counter.url, maxConnections: 1, applicationName: 'access bench' });
  await memberOf(database, agency, 'va');
  counter.take();
  await memberOf(database, agency, 'va');
  const trips = counter.take();
  await database.close();
  await counter.close();
  return trips;
}

async function memberOf(
  database: Database,
  { people, orgId }: BenchAgency,
  who: keyof BenchAgency['people'],
): Promise<Member> {
  const email = `${who}@bench.example`;
  const person: Person = { id: people[who], email, claims: { sub: people[who], email } };
  return memberIn(person, chooseMembership(await membershipsOf(database, person), orgId));
}

function expectSame(
  mine: { items: readonly { id: string }[] },
  same: { items: readonly { id: string }[] },
): void {
  const ids = (page: typeof mine) => page.items.map(({ id }) => id).join();
  if (mine.items.length !== PAGE || ids(mine) !== ids(same))
    throw new Error('The two lists are not the same list.');
}

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
