import type { createSupplierLink, SupplierLink } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';

export interface SupplierLinkFilter {
  readonly accountId: string | null;
  /** LIKE pattern on item id, SKU, variation and ASIN. */
  readonly pattern: string | null;
  /** Created at and id of the last one seen. */
  readonly before: readonly [string, string] | null;
  readonly limit: number;
}

const asLink = (sql: Sql) => sql`
  l.id, l.account_id, a.account_code, l.item_id, l.variation, l.sku, l.site, l.asin, l.units_per_item,
  l.max_cost_minor, l.source, l.created_at`;

export function selectSupplierLinks(sql: Sql, orgId: string, filter: SupplierLinkFilter) {
  const { accountId, pattern, before } = filter;
  return sql<SupplierLink[]>`
    select ${asLink(sql)}
    from app.supplier_links l join app.accounts a on a.id = l.account_id
    where l.org_id = ${orgId} and l.deleted_at is null
      ${accountId === null ? sql`` : sql`and l.account_id = ${accountId}`}
      ${
        pattern === null
          ? sql``
          : sql`and (l.item_id ilike ${pattern} or l.sku ilike ${pattern} or l.variation ilike ${pattern}
              or l.asin ilike ${pattern})`
      }
      ${before === null ? sql`` : sql`and (l.created_at, l.id) < (${before[0]}::timestamptz, ${before[1]}::uuid)`}
    order by l.created_at desc, l.id desc
    limit ${filter.limit}`;
}

export function selectSupplierLink(sql: Sql, id: string) {
  return sql<[SupplierLink?]>`
    select ${asLink(sql)} from app.supplier_links l join app.accounts a on a.id = l.account_id where l.id = ${id}`;
}

export async function accountIsVisible(sql: Sql, orgId: string, accountId: string): Promise<boolean> {
  const rows = await sql`
    select from app.accounts where org_id = ${orgId} and id = ${accountId} and deleted_at is null`;
  return rows.length > 0;
}

/** With its event; answers how many waiting purchases were queued. */
export async function insertSupplierLink(
  sql: Sql,
  link: ParsedBody<typeof createSupplierLink>,
): Promise<{ id: string; released_jobs: number }> {
  const [row] = await sql<[{ answer: { id: string; released_jobs: number } }]>`
    select app.create_supplier_link(${JSON.stringify(link)}::text::jsonb) as answer`;
  return row.answer;
}
