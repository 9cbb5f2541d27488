import type { WaitingPurchase } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export type WaitingRow = Omit<WaitingPurchase, 'expected_profit_minor'>;

/** Jobs that wait for *Place order*, each with the review that asked for it; earliest ship-by first. */
export async function selectWaiting(sql: Sql, orgId: string): Promise<WaitingRow[]> {
  return sql<WaitingRow[]>`
    select j.id as job_id, r.id as review_id, j.account_id, a.account_code, j.ebay_order_id, j.item_name, r.asin,
      r.quantity as units, r.currency, j.sale_price_minor, j.ebay_fees_minor, r.total_minor, r.tax_minor,
      r.shipping_minor, r.latest_delivery, j.latest_delivery as promised_delivery, j.ship_by,
      j.status in ('CLAIMED', 'RUNNING') as agent_is_waiting, r.created_at as reviewed_at
    from app.automation_jobs j
    join app.accounts a on a.id = j.account_id
    join lateral (
      select * from app.purchase_reviews r where r.job_id = j.id order by r.created_at desc limit 1
    ) r on r.decision = 'needs_confirmation'
    where j.org_id = ${orgId} and j.confirmation = 'asked'
    order by j.ship_by nulls last, j.id
    limit 500`;
}

export async function confirmPurchase(
  sql: Sql,
  jobId: string,
  reviewId: string,
  maxTotalMinor: number,
): Promise<{ confirmed_until: string }> {
  const [row] = await sql<[{ answer: { confirmed_until: string } }]>`
    select app.confirm_purchase(${jobId}, ${reviewId}, ${maxTotalMinor}) as answer`;
  return row.answer;
}
