import {
  AppError,
  type createRecord,
  type listRecords,
  type OrderRecord,
  type ResponseOf,
  type recordSummary,
  type updateRecord,
} from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { appendEvent } from '../../event-log/append.ts';
import { type Page, pageOfRows } from '../../paging/keyset.ts';
import type { Member } from '../../people-authentication/person.ts';
import { refusingOn } from '../../plugins/database-errors.ts';
import type { ParsedBody, ParsedQuery } from '../../routing/route.ts';
import { fieldsOfChange, fieldsOfNew, needFieldPermissions } from './field-permissions.ts';
import { filterOf } from './filter.ts';
import {
  deleteRecordRow,
  insertRecord,
  selectRecord,
  selectRecords,
  selectSummary,
  updateRecordRow,
} from './queries.ts';
import { needReadPermissions, readable } from './read-permissions.ts';
import { orderOf, placeOf } from './sorting.ts';

type Total = ResponseOf<typeof recordSummary>['items'][number];

/**
 * Records that the person may see, in the order that the query names. Throws FORBIDDEN (filtering or sorting by what
 * they may not read).
 */
export async function recordsOf(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof listRecords>,
): Promise<Page<OrderRecord>> {
  needReadPermissions(query, membership.permissions);
  const order = orderOf(query);
  const rows = await database.asUserQuery(
    person.claims,
    (sql) =>
      selectRecords(sql, membership.org_id, filterOf(query), {
        order,
        limit: query.limit + 1,
        fewAccounts: membership.few_account_ids,
      }),
    { readOnly: true },
  );
  const page = pageOfRows(rows, query.limit, (record) => placeOf(order, record));
  return { ...page, items: page.items.map((record) => readable(record, membership.permissions)) };
}

/**
 * Adds a record by hand, in the account's currency. Throws FORBIDDEN (a field), NOT_FOUND (the account),
 * ALREADY_EXISTS (the eBay line).
 */
export async function addRecord(
  database: Database,
  { person, membership }: Member,
  body: ParsedBody<typeof createRecord>,
): Promise<OrderRecord> {
  needFieldPermissions(fieldsOfNew(body), membership.permissions);
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    const id = await refusingOn(
      { sqlState: '23505', constraint: 'records_line' },
      () => new AppError('ALREADY_EXISTS', { field: 'ebay_line_id' }),
      () => insertRecord(sql, orgId, body),
    );
    if (id === null) throw new AppError('NOT_FOUND', { field: 'account_id' });
    const [record] = await selectRecord(sql, orgId, id);
    const { account_id: accountId, ebay_order_id } = body;
    await appendEvent(sql, {
      orgId,
      type: 'record.created',
      accountId,
      recordId: id,
      payload: { ebay_order_id, by_hand: true },
    });
    return readable(existing(record), membership.permissions);
  });
}

/**
 * Changes the named fields of the version that was seen. Throws FORBIDDEN (naming field and key), NOT_FOUND,
 * CONFLICT (with the version in the books), ALREADY_EXISTS (another record has that eBay line).
 */
export async function changeRecord(
  database: Database,
  { person, membership }: Member,
  recordId: string,
  body: ParsedBody<typeof updateRecord>,
): Promise<OrderRecord> {
  const fields = fieldsOfChange(body);
  needFieldPermissions(fields, membership.permissions);
  const { version, ...changes } = body;
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    const changed =
      fields.length > 0 &&
      (await refusingOn(
        { sqlState: '23505', constraint: 'records_line' },
        () => new AppError('ALREADY_EXISTS', { field: 'ebay_order_id' }),
        () => updateRecordRow(sql, orgId, { id: recordId, version }, changes),
      ));
    const [row] = await selectRecord(sql, orgId, recordId);
    const record = existing(row);
    if (changed) {
      await appendEvent(sql, {
        orgId,
        type: 'record.changed',
        accountId: record.account_id,
        recordId,
        payload: { fields, version: record.version },
      });
    } else if (record.version !== version) {
      throw new AppError('CONFLICT', { version: record.version });
    } else if (fields.length > 0) {
      // Visible, of that version, and yet not changed: the wall of this account does not let it be written.
      throw new AppError('FORBIDDEN');
    }
    return readable(record, membership.permissions);
  });
}

/** Takes a record out of the books' lists. Throws NOT_FOUND. */
export async function removeRecord(
  database: Database,
  { person, membership }: Member,
  recordId: string,
): Promise<Record<string, never>> {
  await database.asUser(person.claims, (sql) => deleteRecordRow(sql, membership.org_id, recordId));
  return {};
}

/** Totals per account and currency of the sales in a span of days. */
export async function summaryOf(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof recordSummary>,
): Promise<ResponseOf<typeof recordSummary>> {
  const span = { from: query.from ?? null, to: query.to ?? null };
  const rows = await database.asUserQuery(
    person.claims,
    (sql) => selectSummary(sql, membership.org_id, span),
    { readOnly: true },
  );
  return { items: membership.permissions.has('profit.read') ? rows : rows.map(withoutProfit) };
}

function withoutProfit({ account_id, account_code, currency, orders, sale_minor }: Total): Total {
  return { account_id, account_code, currency, orders, sale_minor };
}

function existing(record: OrderRecord | undefined): OrderRecord {
  if (record === undefined) throw new AppError('NOT_FOUND');
  return record;
}
