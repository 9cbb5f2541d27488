import type postgres from 'postgres';
import type { DemoAgency } from '../demo/agency.ts';

/** A purchase that an agent has reviewed and that waits for *Place order*. Answers its eBay order id. */
export async function waitingPurchase(sql: postgres.Sql, { orgId, accountId }: DemoAgency): Promise<string> {
  const orderId = '12-10009-57289';
  const [job] = await sql`
    insert into app.automation_jobs (org_id, account_id, type, ebay_order_id, ebay_line_id, item_id, item_name, qty,
      currency, sale_price_minor, ebay_fees_minor, sale_date, ship_by, latest_delivery, ship_to_encrypted,
      ship_to_digest, supplier_site, asin, units, confirmation)
    values (${orgId}, ${accountId}, 'PURCHASE', ${orderId}, '100', '123456789012', 'Desk lamp', 1, 'USD', 4000, 600,
      current_date, now() + interval '5 hours', current_date + 5, '\\x00', 'digest', 'amazon.com', 'B0DESKLAMP', 1, 'asked')
    returning id`;
  await sql`
    insert into app.purchase_reviews (org_id, account_id, job_id, fence, asin, quantity, currency, items_minor,
      shipping_minor, tax_minor, total_minor, latest_delivery, ship_to_matches, ship_to_digest, decision)
    values (${orgId}, ${accountId}, ${job?.id}, 1, 'B0DESKLAMP', 1, 'USD', 2500, 0, 200, 2700, current_date + 3, true,
      'digest', 'needs_confirmation')`;
  return orderId;
}
