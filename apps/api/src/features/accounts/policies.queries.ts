import type { AccountPolicy, updatePolicy } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { ParsedBody } from '../../routing/route.ts';

const asPolicy = (sql: Sql) => sql`
  account_id, mode, max_order_total_minor, profit_floor_minor, fee_estimate_bp, fee_estimate_fixed_minor,
  daily_cap_minor, delivery_allowance_days, updated_at`;

export function selectPolicy(sql: Sql, orgId: string, accountId: string) {
  return sql<[AccountPolicy?]>`
    select ${asPolicy(sql)} from app.account_policies
    where org_id = ${orgId} and account_id = ${accountId}`;
}

/** `changes` names at least one field. */
export function updatePolicyRow(
  sql: Sql,
  orgId: string,
  accountId: string,
  changes: ParsedBody<typeof updatePolicy>,
) {
  return sql<[AccountPolicy?]>`
    update app.account_policies set ${sql(changes)}, updated_at = app.clock()
    where org_id = ${orgId} and account_id = ${accountId}
    returning ${asPolicy(sql)}`;
}
