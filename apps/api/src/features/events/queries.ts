import type { AutomationEvent } from '@crosscart/contracts';
import type { Database, Sql, UserClaims } from '@crosscart/database';
import type { EventCursor } from './cursor.ts';

/** An event as people see it, with its place in the log instead of the cursor. */
export type EventRow = Omit<AutomationEvent, 'cursor'> & { readonly xid: string; readonly id: number };

/** The columns of EventRow; job and actor are null where the asking person may not see which and who it is. */
const eventColumns = (sql: Sql) => sql`
  e.xid::text as xid, e.id, e.type, e.account_id, j.id as job_id, e.record_id, e.agent_id, e.payload, e.created_at,
  jsonb_build_object('kind', e.actor_kind, 'id', coalesce(p.id, g.id),
    'name', coalesce(p.full_name, p.email, g.label)) as actor`;
const joins = (sql: Sql) => sql`
  left join app.automation_jobs j on j.id = e.job_id
  left join app.profiles p on e.actor_kind = 'user' and p.id = e.actor_id
  left join app.automation_agents g on e.actor_kind = 'agent' and g.id = e.actor_id`;

/** What the person may see of the org after the place, below the horizon; `xmin` is that horizon. */
export async function selectEventsAfter(
  database: Database,
  claims: UserClaims,
  orgId: string,
  after: Pick<EventCursor, 'xid' | 'id'>,
  limit: number,
): Promise<{ xmin: string; events: EventRow[] }> {
  // Everything from one snapshot: the horizon must be no newer than the rows.
  const rows = await database.asUserQuery(
    claims,
    (sql) => sql<Array<{ xmin: string } & (EventRow | { id: null })>>`
      select h.xmin::text as xmin, found.*
      from (select pg_snapshot_xmin(pg_current_snapshot()) as xmin) h
      left join lateral (
        select ${eventColumns(sql)}
        from app.automation_events e ${joins(sql)}
        where e.org_id = ${orgId} and (e.xid, e.id) > (${after.xid}::xid8, ${after.id}::bigint) and e.xid < h.xmin
        order by e.xid, e.id
        limit ${limit}
      ) found on true
      order by found.id is null, (found.xid)::xid8, found.id`,
    { readOnly: true },
  );
  const events = rows.filter((row): row is { xmin: string } & EventRow => row.id !== null);
  return { xmin: rows[0]?.xmin ?? after.xid, events };
}

/** Everything that happened to a job, oldest first, as far as the person may see it. */
export async function selectTimeline(sql: Sql, jobId: string): Promise<EventRow[]> {
  return sql<EventRow[]>`
    select ${eventColumns(sql)}
    from app.automation_events e ${joins(sql)}
    where e.job_id = ${jobId}
    order by e.xid, e.id
    limit 2000`;
}

export async function jobIsVisible(sql: Sql, jobId: string): Promise<boolean> {
  const rows = await sql`select from app.automation_jobs where id = ${jobId}`;
  return rows.length > 0;
}

export async function selectEpoch(sql: Sql): Promise<number> {
  const [row] = await sql<[{ epoch: number }]>`select epoch from app.installation`;
  return row.epoch;
}
