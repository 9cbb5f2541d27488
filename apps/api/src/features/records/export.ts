import { Readable } from 'node:stream';
import type { exportRecords } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedQuery } from '../../routing/route.ts';
import { columnsFor, csvHeader, csvLines } from './csv.ts';
import { filterOf } from './filter.ts';
import { type RecordWithRemarks, selectRecordsWithRemarks } from './queries.ts';
import { needReadPermissions } from './read-permissions.ts';
import { goingOn, orderOf, type RecordOrder } from './sorting.ts';

/** Records held in memory at once, whatever the size of the file. */
const PAGE = 500;

/**
 * Exactly the records that the filter finds, in its order, as CSV of the columns that the person may read. Read page
 * by page as fast as the caller takes it, so a slow one holds no connection; each page is asked anew as the person.
 * Throws FORBIDDEN (filtering or sorting by what they may not read) before the first byte.
 */
export async function recordsAsCsv(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof exportRecords>,
): Promise<Readable> {
  needReadPermissions(query, membership.permissions);
  const columns = columnsFor(membership.permissions);
  const filter = filterOf(query);
  const pageFrom = (order: RecordOrder): Promise<RecordWithRemarks[]> =>
    database.asUserQuery(
      person.claims,
      (sql) =>
        selectRecordsWithRemarks(sql, membership.org_id, filter, {
          order,
          limit: PAGE,
          fewAccounts: membership.few_account_ids,
        }),
      { readOnly: true },
    );

  let order = orderOf(query);
  let page = await pageFrom(order);
  async function* chunks(): AsyncGenerator<string> {
    yield csvHeader(columns);
    for (;;) {
      if (page.length > 0) yield csvLines(columns, page);
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      order = goingOn(order, last);
      page = await pageFrom(order);
    }
  }
  return Readable.from(chunks());
}
