import type { ISql } from 'postgres';

/** A row of `auth.sessions`: a signed-in browser. */
export interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly refresh_generation: number;
  readonly refreshed_at: Date | null;
  readonly not_after: Date;
  readonly created_at: Date;
  /** How the browser was signed in, as `amr` names it. */
  readonly method: SignInMethod;
}

export type SignInMethod = 'oauth' | 'otp' | 'password' | 'anonymous';

const columns = (sql: ISql) =>
  sql`id, user_id, refresh_generation, refreshed_at, not_after, created_at, method`;

export async function insertSession(
  sql: ISql,
  session: {
    userId: string;
    method: SignInMethod;
    lifetimeSeconds: number;
    userAgent: string | null;
    ip: string | null;
  },
): Promise<SessionRow> {
  const [row] = await sql<SessionRow[]>`
    with forgotten as (delete from auth.sessions where user_id = ${session.userId} and not_after < now())
    insert into auth.sessions (user_id, method, not_after, user_agent, ip)
    values (${session.userId}, ${session.method}, now() + ${session.lifetimeSeconds} * interval '1 second',
            ${session.userAgent}, ${session.ip})
    returning ${columns(sql)}`;
  if (row === undefined) throw new Error('An insert returned no row');
  return row;
}

/** The session and its clock, its row locked until the transaction ends. */
export async function lockSession(
  sql: ISql,
  id: string,
): Promise<(SessionRow & { is_over: boolean; seconds_since_refresh: number | null }) | null> {
  const [row] = await sql<(SessionRow & { is_over: boolean; seconds_since_refresh: number | null })[]>`
    select ${columns(sql)},
      not_after <= clock_timestamp() as is_over,
      extract(epoch from clock_timestamp() - refreshed_at)::float8 as seconds_since_refresh
    from auth.sessions where id = ${id} for update`;
  return row ?? null;
}

/** Makes the next refresh token the current one. */
export async function advanceSession(sql: ISql, id: string): Promise<SessionRow> {
  const [row] = await sql<SessionRow[]>`
    update auth.sessions set
      refresh_generation = refresh_generation + 1, refreshed_at = clock_timestamp(), updated_at = now()
    where id = ${id} returning ${columns(sql)}`;
  if (row === undefined) throw new Error('A locked session disappeared');
  return row;
}

/** The session if it is this person's and not over; null otherwise. */
export async function findLiveSession(sql: ISql, id: string, userId: string): Promise<SessionRow | null> {
  const [row] = await sql<SessionRow[]>`
    select ${columns(sql)} from auth.sessions
    where id = ${id} and user_id = ${userId} and not_after > now()`;
  return row ?? null;
}

export async function deleteSession(sql: ISql, id: string): Promise<void> {
  await sql`delete from auth.sessions where id = ${id}`;
}

/** Signs the person out of every browser, or of every browser but one. */
export async function deleteSessionsOf(sql: ISql, userId: string, except?: string): Promise<void> {
  await sql`
    delete from auth.sessions
    where user_id = ${userId} ${except === undefined ? sql`` : sql`and id <> ${except}`}`;
}
