import type { BulkInviteResult } from '@crosscart/contracts';
import { expect, it } from 'vitest';
import { outcomeSummary } from './invite-words.ts';

it('counts what came of each person', () => {
  const result = (outcome: BulkInviteResult['outcome']): BulkInviteResult => ({
    row: 0,
    email: 'ann@example.com',
    outcome,
    problem: null,
    invite: null,
  });
  expect(outcomeSummary([result('created'), result('already_member'), result('created')])).toBe(
    '2 invited, 1 already a member',
  );
});
