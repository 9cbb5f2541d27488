import type { ISql } from 'postgres';

export async function findPasswordHash(sql: ISql, userId: string): Promise<string | null> {
  const [row] = await sql<{ hash: string }[]>`select hash from auth.passwords where user_id = ${userId}`;
  return row?.hash ?? null;
}

export async function storePasswordHash(sql: ISql, userId: string, hash: string): Promise<void> {
  await sql`
    insert into auth.passwords (user_id, hash) values (${userId}, ${hash})
    on conflict (user_id) do update set hash = excluded.hash, updated_at = now()`;
}
