import { setTimeout as delay } from 'node:timers/promises';
import type postgres from 'postgres';

/** One event as the demo follows it. */
export interface FollowedEvent {
  readonly id: number;
  readonly type: string;
  readonly job_id: string | null;
  readonly payload: Record<string, unknown>;
  readonly ebay_order_id: string | null;
  readonly item_name: string | null;
}

/** How far the orders are. */
export interface Progress {
  readonly captured: number;
  readonly skipped: number;
  readonly unreadable: number;
  /** Jobs that nothing more happens to by itself. */
  readonly ended: number;
  readonly jobs: number;
  readonly scans: number;
}

const POLL_MS = 15;

/** Hands on every event of the org, in order, until `stop` says so or is aborted. */
export async function followEvents(
  sql: postgres.Sql,
  orgId: string,
  onEvent: (event: FollowedEvent) => Promise<void>,
  isDone: () => Promise<boolean>,
  deadline: number,
): Promise<'done' | 'timed_out'> {
  let last = 0;
  for (;;) {
    const events = await sql<FollowedEvent[]>`
      select e.id, e.type, e.job_id, e.payload, j.ebay_order_id, j.item_name
      from app.automation_events e left join app.automation_jobs j on j.id = e.job_id
      where e.org_id = ${orgId} and e.id > ${last} and e.xid < pg_snapshot_xmin(pg_current_snapshot())
      order by e.id`;
    for (const event of events) {
      last = Math.max(last, Number(event.id));
      await onEvent(event);
    }
    if (events.length === 0 && (await isDone())) return 'done';
    if (Date.now() > deadline) return 'timed_out';
    await delay(POLL_MS);
  }
}

export async function readProgress(sql: postgres.Sql, orgId: string): Promise<Progress> {
  const [row] = await sql<[Progress]>`
    select
      (select count(distinct ebay_order_id)::int from app.automation_jobs where org_id = ${orgId}) as captured,
      (select count(distinct payload ->> 'ebay_order_id')::int from app.automation_events
       where org_id = ${orgId} and type = 'order.skipped') as skipped,
      (select count(distinct ebay_order_id)::int from app.attention_items
       where org_id = ${orgId} and cause = 'ORDER_UNREADABLE') as unreadable,
      (select count(*)::int from app.automation_jobs
       where org_id = ${orgId} and status in ('COMPLETED', 'FAILED_NEEDS_ATTENTION', 'CANCELLED')) as ended,
      (select count(*)::int from app.automation_jobs where org_id = ${orgId}) as jobs,
      (select count(*)::int from app.automation_events where org_id = ${orgId} and type = 'scan.finished') as scans`;
  return row;
}
