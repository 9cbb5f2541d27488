import type {
  createRecord,
  OrderRecord,
  RecordStatus,
  ResponseOf,
  recordSummary,
  updateRecord,
} from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';
import { afterPlace, inOrder, type RecordOrder } from './sorting.ts';

export interface RecordFilter {
  readonly accountId: string | null;
  readonly status: RecordStatus | null;
  /** The words as typed (an order id matches whole) and one LIKE pattern per word (for item names). */
  readonly search: { readonly text: string; readonly patterns: readonly string[] } | null;
  readonly from: string | null;
  readonly to: string | null;
  /** LIKE patterns of words. */
  readonly orderRemark: readonly string[] | null;
  readonly serviceRemark: readonly string[] | null;
  readonly minProfit: number | null;
  readonly maxProfit: number | null;
}

export interface RecordPage {
  readonly order: RecordOrder;
  readonly limit: number;
  /** The only accounts that the person can see records of, where these are few; null: look among all. */
  readonly fewAccounts: readonly string[] | null;
}

const asRecord = (sql: Sql) => sql`
  r.id, r.account_id, a.account_code, r.ebay_order_id, r.ebay_line_id, r.sale_date, r.item_name, r.qty, r.currency,
  r.sale_price_minor, r.ebay_fees_minor, r.amazon_price_minor, r.amazon_tax_minor, r.amazon_shipping_minor,
  r.amazon_order_ids, r.status, r.return_label_cost_minor, r.earnings_net_minor, r.cogs_total_minor,
  r.profit_minor, r.job_id, r.version, r.created_at, r.updated_at`;

export function selectRecords(sql: Sql, orgId: string, filter: RecordFilter, page: RecordPage) {
  return sql<OrderRecord[]>`
    select ${asRecord(sql)}
    from ${recordsOnPage(sql, orgId, filter, page)} join app.accounts a on a.id = r.account_id
    order by ${inOrder(sql, page.order)}
    limit ${page.limit}`;
}

/** Records with their remarks, as far as the person may read these. */
export function selectRecordsWithRemarks(sql: Sql, orgId: string, filter: RecordFilter, page: RecordPage) {
  return sql<RecordWithRemarks[]>`
    select ${asRecord(sql)}, o.body as order_remark, s.body as service_remark
    from ${recordsOnPage(sql, orgId, filter, page)} join app.accounts a on a.id = r.account_id
    left join app.order_remarks o on o.record_id = r.id
    left join app.service_remarks s on s.record_id = r.id
    order by ${inOrder(sql, page.order)}
    limit ${page.limit}`;
}

export type RecordWithRemarks = OrderRecord & {
  readonly order_remark: string | null;
  readonly service_remark: string | null;
};

/**
 * The page's records as `r`. Where few accounts are in question each brings its first ones by its own index: among the
 * whole org's, a small account's would be looked for through the records of all others.
 */
function recordsOnPage(sql: Sql, orgId: string, filter: RecordFilter, page: RecordPage) {
  const inOrg = sql`r.org_id = ${orgId} and r.deleted_at is null ${those(sql, filter)} ${afterPlace(sql, page.order)}`;
  const firstOf = (where: ReturnType<typeof afterPlace>) => sql`
    select r.* from app.records r where ${where}
    order by ${inOrder(sql, page.order)}
    limit ${page.limit}`;
  if (page.fewAccounts === null || filter.accountId !== null) return sql`(${firstOf(inOrg)}) r`;
  const [only, another] = page.fewAccounts;
  // Measured at a million records, as a client: 0.99 ms by the plain form, 1.25 ms by the lateral one.
  if (only !== undefined && another === undefined)
    return sql`(${firstOf(sql`r.account_id = ${only} and ${inOrg}`)}) r`;
  return sql`unnest(${[...page.fewAccounts]}::uuid[]) as few (account_id)
    cross join lateral (${firstOf(sql`r.account_id = few.account_id and ${inOrg}`)}) r`;
}

/** The conditions of a filter; a filter that is not there is not asked. */
function those(sql: Sql, filter: RecordFilter) {
  const { search } = filter;
  const remark = (table: string, patterns: readonly string[] | null) =>
    patterns === null
      ? sql``
      : sql`and exists (
          select from ${sql.unsafe(table)} x
          where x.record_id = r.id and x.body ilike all (${[...patterns]}::text[]))`;
  return sql`
    ${filter.accountId === null ? sql`` : sql`and r.account_id = ${filter.accountId}`}
    ${filter.status === null ? sql`` : sql`and r.status = ${filter.status}`}
    ${filter.from === null ? sql`` : sql`and r.sale_date >= ${filter.from}`}
    ${filter.to === null ? sql`` : sql`and r.sale_date <= ${filter.to}`}
    ${search === null ? sql`` : sql`and (${matches(sql, search)})`}
    ${filter.minProfit === null ? sql`` : sql`and r.profit_minor >= ${filter.minProfit}::bigint`}
    ${filter.maxProfit === null ? sql`` : sql`and r.profit_minor <= ${filter.maxProfit}::bigint`}
    ${remark('app.order_remarks', filter.orderRemark)}
    ${remark('app.service_remarks', filter.serviceRemark)}`;
}

const matches = (sql: Sql, search: NonNullable<RecordFilter['search']>) => sql`
  r.ebay_order_id = ${search.text} or r.amazon_order_ids @> array[${search.text}]
  or r.item_name ilike all (${[...search.patterns]}::text[])`;

export function selectRecord(sql: Sql, orgId: string, id: string) {
  return sql<[OrderRecord?]>`
    select ${asRecord(sql)}
    from app.records r join app.accounts a on a.id = r.account_id
    where r.org_id = ${orgId} and r.id = ${id} and r.deleted_at is null`;
}

/** In the account's own currency; answers its id, or null when the person sees no such account. */
export async function insertRecord(
  sql: Sql,
  orgId: string,
  body: ParsedBody<typeof createRecord>,
): Promise<string | null> {
  const [row] = await sql<[{ id: string }?]>`
    insert into app.records (
      org_id, account_id, currency, ebay_order_id, ebay_line_id, sale_date, item_name, qty, sale_price_minor,
      ebay_fees_minor, amazon_price_minor, amazon_tax_minor, amazon_shipping_minor, amazon_order_ids, status,
      return_label_cost_minor)
    select a.org_id, a.id, a.currency, ${body.ebay_order_id}, ${body.ebay_line_id}, ${body.sale_date}::date,
      ${body.item_name}, ${body.qty}, ${body.sale_price_minor}::bigint, ${body.ebay_fees_minor}::bigint,
      ${body.amazon_price_minor}::bigint, ${body.amazon_tax_minor}::bigint, ${body.amazon_shipping_minor}::bigint,
      ${body.amazon_order_ids}::text[], ${body.status}, ${body.return_label_cost_minor}::bigint
    from app.accounts a
    where a.org_id = ${orgId} and a.id = ${body.account_id} and a.deleted_at is null
    returning id`;
  return row?.id ?? null;
}

/** Answers whether that version stood there to be changed. `changes` names at least one field. */
export async function updateRecordRow(
  sql: Sql,
  orgId: string,
  seen: { id: string; version: number },
  changes: Omit<ParsedBody<typeof updateRecord>, 'version'>,
): Promise<boolean> {
  const rows = await sql`
    update app.records set ${sql(changes)}
    where org_id = ${orgId} and id = ${seen.id} and version = ${seen.version}::bigint and deleted_at is null
    returning id`;
  return rows.length > 0;
}

/** Refuses NOT_FOUND. */
export async function deleteRecordRow(sql: Sql, orgId: string, id: string): Promise<void> {
  await sql`select app.delete_record(${orgId}, ${id})`;
}

/** Unknown money is not added; unknown profits are counted. */
export function selectSummary(
  sql: Sql,
  orgId: string,
  span: { readonly from: string | null; readonly to: string | null },
) {
  return sql<ResponseOf<typeof recordSummary>['items']>`
    select r.account_id, a.account_code, r.currency,
      count(distinct r.ebay_order_id) as orders,
      coalesce(sum(r.sale_price_minor), 0)::bigint as sale_minor,
      coalesce(sum(r.cogs_total_minor), 0)::bigint as cogs_minor,
      coalesce(sum(r.profit_minor), 0)::bigint as profit_minor,
      count(*) filter (where r.profit_minor is null) as profit_unknown
    from app.records r join app.accounts a on a.id = r.account_id
    where r.org_id = ${orgId} and r.deleted_at is null
      and (${span.from}::date is null or r.sale_date >= ${span.from}::date)
      and (${span.to}::date is null or r.sale_date <= ${span.to}::date)
    group by r.account_id, a.account_code, r.currency
    order by lower(a.account_code), r.account_id, r.currency`;
}
