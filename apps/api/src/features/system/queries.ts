import type { SetupBody } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { z } from 'zod';

export async function databaseAnswers(sql: Sql): Promise<void> {
  await sql`select 1`;
}

export async function setupNeeded(sql: Sql): Promise<boolean> {
  const [row] = await sql<[{ needed: boolean }]>`select app.setup_needed() as needed`;
  return row.needed;
}

export async function issueSetupCode(sql: Sql): Promise<string | null> {
  const [row] = await sql<[{ code: string | null }]>`select app.issue_setup_code() as code`;
  return row.code;
}

/** The new org's id; null for a wrong, used or expired code. */
export async function useSetupCode(sql: Sql, body: z.output<typeof SetupBody>): Promise<string | null> {
  const [row] = await sql<[{ org_id: string | null }]>`
    select app.use_setup_code(
      ${body.code}, ${body.org_name}, ${body.owner_email}, ${body.currency}, ${body.time_zone}
    ) as org_id`;
  return row.org_id;
}
