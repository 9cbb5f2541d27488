import type { myAccessCode, ResponseOf } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export interface StoredCode {
  readonly prefix: string;
  readonly expires_at: string;
}

/** Whether the person may have another secret hashed now; takes one of the hour's turns. */
export function takeTurn(sql: Sql, orgId: string) {
  return sql<[{ granted: boolean }]>`select app.take_access_code_turn(${orgId}) as granted`;
}

/** Makes or rotates the asking person's code. Refuses ALREADY_EXISTS, NOT_FOUND, FORBIDDEN. */
export async function setAccessCode(
  sql: Sql,
  orgId: string,
  secretHash: string,
  { rotate }: { readonly rotate: boolean },
): Promise<StoredCode> {
  const [row] = await sql<[{ code: StoredCode }]>`
    select app.set_access_code(${orgId}, ${secretHash}, ${rotate}) as code`;
  return row.code;
}

export async function selectMyAccessCode(
  sql: Sql,
  orgId: string,
  userId: string,
): Promise<ResponseOf<typeof myAccessCode>['access_code']> {
  const [row] = await sql<NonNullable<ResponseOf<typeof myAccessCode>['access_code']>[]>`
    select prefix, expires_at, locked_until, last_used_at from app.access_codes
    where org_id = ${orgId} and user_id = ${userId}`;
  return row ?? null;
}

/** The code that a prefix names; `limited` when the device has tried too often. */
export async function findAccessCode(
  sql: Sql,
  agentId: string,
  prefix: string,
): Promise<{ id: string; secret_hash: string } | { limited: true } | null> {
  const [row] = await sql<[{ code: { id: string; secret_hash: string } | { limited: true } | null }]>`
    select app.find_access_code(${agentId}, ${prefix}) as code`;
  return row.code;
}

/** Keeps what came of the try; null for a wrong secret. */
export async function clockIn(
  sql: Sql,
  agentId: string,
  codeId: string,
  isRight: boolean,
): Promise<{ session_id: string; user_id: string } | null> {
  const [row] = await sql<[{ session: { session_id: string; user_id: string } | null }]>`
    select app.clock_in(${agentId}, ${codeId}, ${isRight}) as session`;
  return row.session;
}

export interface PersonAtDevice {
  readonly session_id: string;
  readonly org_id: string;
  readonly user_id: string;
  readonly email: string;
  readonly full_name: string | null;
}

/** The person of that session; null once they left. Only acting keeps them at work. */
export async function personAtDevice(
  sql: Sql,
  agentId: string,
  sessionId: string,
  { acts }: { readonly acts: boolean },
): Promise<PersonAtDevice | null> {
  const [row] = await sql<[{ person: PersonAtDevice | null }]>`
    select app.person_at_device(${agentId}, ${sessionId}, ${acts}) as person`;
  return row.person;
}

export async function clockOut(sql: Sql, agentId: string): Promise<void> {
  await sql`select app.clock_out(${agentId})`;
}
