import type { overview, ResponseOf } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

/**
 * One statement for the whole page. `day_start` and `day_end` are the moments of the org's own midnights, so that
 * the indexes on moments serve. Money is that of the records which came into the books today.
 */
export function selectToday(sql: Sql, orgId: string) {
  return sql<[ResponseOf<typeof overview>?]>`
    with org as (
      select id, automation_stopped_at, day,
        day::timestamp at time zone time_zone as day_start,
        (day + 1)::timestamp at time zone time_zone as day_end
      from (
        select id, time_zone, automation_stopped_at, (app.clock() at time zone time_zone)::date as day
        from app.orgs where id = ${orgId}
      ) as o
    ),
    jobs as (
      select j.account_id, j.ebay_order_id, j.status, j.confirmation, j.ship_by, j.created_at, j.completed_at
      from app.automation_jobs j where j.org_id = ${orgId} and j.type = 'PURCHASE'
    )
    select
      org.day::text as day,
      (select count(distinct (j.account_id, j.ebay_order_id)) from jobs j
        where j.created_at >= org.day_start and j.created_at < org.day_end) as orders_captured,
      (select count(*) from jobs j
        where j.completed_at >= org.day_start and j.completed_at < org.day_end) as purchases_completed,
      (select count(*) from app.attention_items i
        where i.org_id = org.id and i.status = 'open') as needs_attention,
      (select count(*) from jobs j
        where j.confirmation = 'asked' and j.status in ('QUEUED', 'CLAIMED', 'RUNNING')) as waiting_confirmation,
      (select count(*) from jobs j where j.status = 'QUEUED' and j.confirmation <> 'asked') as queued,
      (select count(*) from jobs j where j.status in ('CLAIMED', 'RUNNING')) as running,
      (select count(*) from app.automation_agents g
        where g.org_id = org.id and g.approval = 'approved' and g.status = 'active'
          and g.last_seen_at > app.clock() - interval '2 minutes') as agents_online,
      (select count(*) from app.automation_agents g
        where g.org_id = org.id and g.approval = 'approved') as agents_total,
      (select count(*) from jobs j
        where j.status not in ('COMPLETED', 'CANCELLED')
          and j.ship_by < app.clock() + interval '24 hours') as ship_by_at_risk,
      (select count(*) from app.automation_pairing_requests p
        where p.org_id = org.id and p.status = 'pending' and p.expires_at > app.clock()) as pairing_requests,
      org.automation_stopped_at is not null as automation_stopped,
      coalesce((
        select jsonb_agg(to_jsonb(m) order by m.currency) from (
          select r.currency,
            coalesce(sum(r.sale_price_minor), 0)::bigint as sale_minor,
            coalesce(sum(r.cogs_total_minor), 0)::bigint as spend_minor,
            coalesce(sum(r.profit_minor), 0)::bigint as profit_minor,
            count(*) filter (where r.profit_minor is null) as profit_unknown
          from app.records r
          where r.org_id = org.id and r.created_at >= org.day_start and r.created_at < org.day_end
            and r.deleted_at is null
          group by r.currency
        ) as m), '[]') as money
    from org`;
}
