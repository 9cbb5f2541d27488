import type { Job, JobStatus } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

/** The last job of the page before. */
interface JobPosition {
  readonly createdAt: string;
  readonly id: string;
}

export interface JobFilter {
  readonly orgId: string;
  readonly status: JobStatus | undefined;
  readonly accountId: string | undefined;
  readonly search: string | undefined;
  readonly after: JobPosition | null;
  readonly limit: number;
}

const jobColumns = (sql: Sql) => sql`
  j.id, j.type, j.account_id, a.account_code, j.ebay_order_id, j.ebay_line_id, j.item_name, j.qty, j.currency,
  j.sale_price_minor, j.ebay_fees_minor, j.supplier_site as site, j.asin, j.units, j.status, j.stage,
  j.confirmation = 'asked' as waiting_confirmation, j.attempt_count, j.failure_reason, j.failure_details,
  case when j.claimed_by_agent_id is not null then jsonb_build_object(
    'id', j.claimed_by_agent_id, 'label', coalesce(g.label, '')) end as claimed_by,
  array(select b.amazon_order_id from app.purchases b where b.job_id = j.id order by b.amazon_order_id)
    as amazon_order_ids,
  j.ship_by, j.latest_delivery, j.not_before, j.created_at, j.updated_at`;
const jobTables = (sql: Sql) => sql`
  app.automation_jobs j
  join app.accounts a on a.id = j.account_id
  left join app.automation_agents g on g.id = j.claimed_by_agent_id`;

/** Newest first; one more than the page holds, which tells that there are more. */
export async function selectJobs(sql: Sql, filter: JobFilter): Promise<Job[]> {
  const { orgId, status, accountId, search, after, limit } = filter;
  const like = search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<Job[]>`
    select ${jobColumns(sql)}
    from ${jobTables(sql)}
    where j.org_id = ${orgId}
      ${status === undefined ? sql`` : sql`and j.status = ${status}`}
      ${accountId === undefined ? sql`` : sql`and j.account_id = ${accountId}`}
      ${
        like === null
          ? sql``
          : sql`and (j.ebay_order_id ilike ${like} or j.item_name ilike ${like} or j.asin ilike ${like}
        or exists (select from app.purchases b where b.job_id = j.id and b.amazon_order_id ilike ${like}))`
      }
      ${after === null ? sql`` : sql`and (j.created_at, j.id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`}
    order by j.created_at desc, j.id desc
    limit ${limit + 1}`;
}

export async function selectJob(sql: Sql, id: string): Promise<Job | null> {
  const [row] = await sql<Job[]>`select ${jobColumns(sql)} from ${jobTables(sql)} where j.id = ${id}`;
  return row ?? null;
}

export async function cancelJob(sql: Sql, id: string, reason: string): Promise<void> {
  await sql`select app.cancel_job(${id}, ${reason})`;
}
