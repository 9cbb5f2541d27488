import type postgres from 'postgres';

/**
 * Replaces app.clock(), through which the migrations' functions tell the time, by one that adds an offset kept in
 * app_private.test_clock. Only ever called on databases made for tests.
 */
export async function installTestClock(sql: postgres.Sql): Promise<void> {
  const [clock] = await sql<[{ volatility: string }?]>`
    select case provolatile when 's' then 'stable' else 'volatile' end as volatility
    from pg_proc where oid = to_regprocedure('app.clock()')`;
  if (clock === undefined) return;
  await sql.unsafe(`
    create table app_private.test_clock (
      only_row boolean primary key default true check (only_row),
      ahead_by interval not null default '0'
    );
    alter table app_private.test_clock enable row level security;
    insert into app_private.test_clock default values;
    -- The replaced function stays crosscart_owner's, and reads as its owner.
    grant select on app_private.test_clock to crosscart_owner;
    create or replace function app.clock() returns timestamptz
    language sql ${clock.volatility} security definer set search_path = ''
    as $$ select pg_catalog.clock_timestamp() + ahead_by from app_private.test_clock $$;
  `);
}

/**
 * Sets how far the database's clock is ahead of the real one: an interval such as '31 minutes' or '-2 days'.
 * `sql` is the superuser's handle of a test database. Transactions under way keep their snapshot's time.
 */
export async function setClock(sql: postgres.Sql, aheadBy: string): Promise<void> {
  await sql`update app_private.test_clock set ahead_by = ${aheadBy}::interval`;
}

/** Moves the database's clock on from where it is. */
export async function advanceClock(sql: postgres.Sql, by: string): Promise<void> {
  await sql`update app_private.test_clock set ahead_by = ahead_by + ${by}::interval`;
}
