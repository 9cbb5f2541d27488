import type { EventType } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

export interface NewEvent {
  readonly orgId: string;
  readonly type: EventType;
  readonly accountId?: string;
  readonly recordId?: string;
  /** Ids, codes and names of fields; never personal data, money that not everybody may see, or an address. */
  readonly payload: Record<string, string | number | boolean | readonly string[]>;
}

/** Writes what a person did into the append-only log; call it in the transaction of the change itself. */
export async function appendEvent(sql: Sql, event: NewEvent): Promise<void> {
  await sql`
    select app.append_event(
      ${event.orgId}, ${event.type}, ${event.accountId ?? null}, null, ${event.recordId ?? null}, null,
      ${JSON.stringify(event.payload)}::text::jsonb
    )`;
}
