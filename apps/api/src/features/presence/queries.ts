import type { AccountPresence } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export interface PresenceReport {
  /** Null: no account is open. */
  readonly accountId: string | null;
  /** A browser's window, or the session of somebody clocked in on a device. */
  readonly windowId: string;
  readonly place: 'web' | 'device';
}

/** Refuses NOT_FOUND (an account that the person does not work on). */
export async function savePresence(sql: Sql, orgId: string, report: PresenceReport): Promise<void> {
  await sql`
    select app.report_presence(${orgId}, ${report.accountId}, ${report.windowId}, ${report.place})`;
}

/** Who is where, as far as the person may know it: the function decides. */
export async function selectPresence(sql: Sql, orgId: string): Promise<AccountPresence[]> {
  const [row] = await sql<[{ items: AccountPresence[] }]>`select app.presence_of_org(${orgId}) as items`;
  return row.items;
}
