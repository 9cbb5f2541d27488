import type { BulkInviteResult, Invite } from '@crosscart/contracts';

export const STATUS_COLOURS: Readonly<Record<Invite['status'], string>> = {
  open: 'cobalt',
  used: 'green',
  revoked: 'gray',
  expired: 'orange',
};

export const STATUS_NAMES: Readonly<Record<Invite['status'], string>> = {
  open: 'Open',
  used: 'Used',
  revoked: 'Revoked',
  expired: 'Expired',
};

/** How the invite's mail went; `failed` needs the link to be sent by hand. */
export const MAIL_WORDS: Readonly<Record<Invite['mail_status'], string>> = {
  off: 'not mailed, copy the link',
  pending: 'being mailed',
  sent: 'mailed',
  failed: 'mail failed, copy the link',
};

export const OUTCOME_WORDS: Readonly<Record<BulkInviteResult['outcome'], string>> = {
  created: 'invited',
  already_member: 'already a member',
  already_invited: 'already with an open invite',
  invalid: 'not accepted',
};

/** "3 invited, 1 already a member" */
export function outcomeSummary(results: readonly BulkInviteResult[]): string {
  const counted = new Map<BulkInviteResult['outcome'], number>();
  for (const { outcome } of results) counted.set(outcome, (counted.get(outcome) ?? 0) + 1);
  return [...counted].map(([outcome, count]) => `${count} ${OUTCOME_WORDS[outcome]}`).join(', ');
}
