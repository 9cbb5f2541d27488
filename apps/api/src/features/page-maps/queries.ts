import type { Sql } from '@crosscart/database';

export interface MissRow {
  /** The page that the agent knew, or the first that it expected. */
  readonly page: string | null;
  readonly count: number;
  readonly last_at: string;
}

/** How often an agent met a page that was not as its map says, in the last seven days. */
export function selectMisses(sql: Sql, orgId: string) {
  return sql<MissRow[]>`
    select coalesce(t.details ->> 'page', split_part(t.details ->> 'expected', ', ', 1)) as page,
      count(*)::int as count, max(t.created_at) as last_at
    from app.attention_items t
    where t.org_id = ${orgId} and t.created_at > app.clock() - interval '7 days'
      and t.cause = 'BLOCKER_PAGE_NOT_RECOGNISED'
    group by 1`;
}
