import type { WaitingPurchase } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { earningsNet } from '@crosscart/domain';
import type { Member } from '../../people-authentication/person.ts';
import { selectWaiting, type WaitingRow } from './queries.ts';

/** Purchases that wait for a person; the expected profit only for those who may read profit. */
export async function waitingPurchases(
  database: Database,
  { person, membership }: Member,
): Promise<{ items: WaitingPurchase[] }> {
  const rows = await database.asUser(person.claims, (sql) => selectWaiting(sql, membership.org_id), {
    readOnly: true,
  });
  if (!membership.permissions.has('profit.read')) return { items: rows };
  return { items: rows.map((row) => ({ ...row, expected_profit_minor: expectedProfit(row) })) };
}

/** Sale − fees − total; unknown where sale or fees are. */
function expectedProfit({ sale_price_minor, ebay_fees_minor, total_minor }: WaitingRow): number | null {
  const earned = earningsNet(sale_price_minor, ebay_fees_minor);
  return earned === null ? null : earned - total_minor;
}
