import type { Sql } from '@crosscart/database';

export interface MailToSend {
  /** The invite's. */
  readonly id: string;
  readonly email: string;
  readonly org_name: string;
  readonly invited_by: string | null;
  readonly expires_at: string;
}

/** Mails that nobody else sends for the next two minutes. */
export function claimMails(sql: Sql, limit: number): Promise<MailToSend[]> {
  return sql<MailToSend[]>`select * from app.claim_invite_mails(${limit})`;
}

export async function finishMail(sql: Sql, inviteId: string, isSent: boolean): Promise<void> {
  await sql`select app.finish_invite_mail(${inviteId}, ${isSent})`;
}
