import type { Sql } from '@crosscart/database';
import { appendEvent } from '../../event-log/append.ts';
import {
  closeExpiredInvites,
  type InviteTerms,
  insertInvites,
  type NewInvite,
  selectMemberEmails,
} from './queries.ts';

/** What came of one of the invites; the id is that of the new one. */
export type WrittenInvite =
  | { readonly outcome: 'created'; readonly id: string }
  | { readonly outcome: 'already_member' | 'already_invited' };

/**
 * Writes the invites that can be, each with its event; the number of statements does not grow with theirs but for the
 * events. Every e-mail may stand there once.
 */
export async function writeInvites(
  sql: Sql,
  orgId: string,
  invites: readonly NewInvite[],
  terms: InviteTerms,
): Promise<WrittenInvite[]> {
  const emails = invites.map((invite) => invite.email.toLowerCase());
  const members = await selectMemberEmails(sql, orgId, emails);
  await closeExpiredInvites(sql, orgId, emails);
  const wanted = invites.filter((invite) => !members.has(invite.email.toLowerCase()));
  const ids = wanted.length > 0 ? await insertInvites(sql, orgId, wanted, terms) : new Map<string, string>();
  const written = invites.map((invite): WrittenInvite => {
    const email = invite.email.toLowerCase();
    if (members.has(email)) return { outcome: 'already_member' };
    const id = ids.get(email);
    return id === undefined ? { outcome: 'already_invited' } : { outcome: 'created', id };
  });
  await Promise.all(
    written.map(async (result, index) => {
      if (result.outcome !== 'created') return;
      const payload = { invite_id: result.id, role: invites[index]?.role ?? '' };
      await appendEvent(sql, { orgId, type: 'invite.created', payload });
    }),
  );
  return written;
}
