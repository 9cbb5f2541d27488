import type { AttentionItem } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export type AttentionRow = Omit<AttentionItem, 'sentence'>;

export interface AttentionFilter {
  readonly orgId: string;
  readonly status: AttentionItem['status'];
  /** The last item of the page before; `shipBy` null sorts last. */
  readonly after: { readonly shipBy: string | null; readonly id: string } | null;
  readonly limit: number;
}

/** Earliest ship-by first; one more than the page holds, which tells that there are more. */
export async function selectAttention(sql: Sql, filter: AttentionFilter): Promise<AttentionRow[]> {
  const { orgId, status, after, limit } = filter;
  return sql<AttentionRow[]>`
    select t.id, t.account_id, a.account_code, t.job_id, coalesce(j.ebay_order_id, t.ebay_order_id) as ebay_order_id,
      j.item_name, t.cause, t.details, t.ship_by, t.status, t.created_at, t.resolved_at
    from app.attention_items t
    left join app.accounts a on a.id = t.account_id
    left join app.automation_jobs j on j.id = t.job_id
    where t.org_id = ${orgId} and t.status = ${status} ${after === null ? sql`` : later(sql, after)}
    order by t.ship_by nulls last, t.id
    limit ${limit + 1}`;
}

function later(sql: Sql, after: NonNullable<AttentionFilter['after']>) {
  if (after.shipBy === null) return sql`and t.ship_by is null and t.id > ${after.id}::uuid`;
  return sql`and (t.ship_by is null or (t.ship_by, t.id) > (${after.shipBy}::timestamptz, ${after.id}::uuid))`;
}
