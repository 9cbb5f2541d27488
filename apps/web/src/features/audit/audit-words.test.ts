import type { AuditEntry } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import {
  changedFields,
  changesOf,
  fieldWords,
  subjectWords,
  valueWords,
  whatHappened,
} from './audit-words.ts';

function entry(change: Partial<AuditEntry>): AuditEntry {
  return {
    id: 1,
    actor: { id: '5f0c6f0e-0000-4000-8000-000000000001', email: 'ada@example.com', full_name: 'Ada' },
    action: 'update',
    subject: 'accounts',
    subject_id: 'a',
    account: null,
    before: null,
    after: null,
    ip: null,
    user_agent: null,
    sealed: true,
    created_at: '2026-11-22T10:00:00Z',
    ...change,
  };
}
const words = { timeZone: 'Europe/Berlin', currency: 'EUR', names: new Map([['id-of-vic', 'Vic VA']]) };

describe('an audited change in words', () => {
  it('says what was done to what; a table that is new here is called as it is named', () => {
    expect(whatHappened(entry({ action: 'delete', subject: 'account_assignments' }))).toBe(
      'Removed assignment',
    );
    expect(subjectWords('report_runs')).toBe('report runs');
  });

  it('lists each column once with both sides, and leaves out what a new row says anyway', () => {
    const changed = entry({ before: { name: 'Old', paused: false }, after: { name: 'New', paused: true } });
    expect(changesOf(changed)).toEqual([
      { field: 'name', before: 'Old', after: 'New' },
      { field: 'paused', before: false, after: true },
    ]);
    const made = entry({ action: 'insert', after: { id: 'x', org_id: 'o', name: 'New' } });
    expect(changesOf(made)).toEqual([{ field: 'name', before: undefined, after: 'New' }]);
    // A change of such a column is worth a line.
    expect(changesOf(entry({ before: { created_at: '1' }, after: { created_at: '2' } }))).toHaveLength(1);
  });

  it('calls columns as people do', () => {
    expect(fieldWords('daily_cap_minor')).toBe('daily cap');
    expect(fieldWords('client_user_id')).toBe('client user');
    expect(fieldWords('ebay_order_id')).toBe('eBay order');
  });

  it('counts the columns that do not fit', () => {
    const many = entry({ after: { a: 1, b: 2, c: 3, d: 4, e: 5 } });
    expect(changedFields(many)).toBe('a, b, c and 2 more');
  });
});

describe('an audited value in words', () => {
  const text = (field: string, value: unknown) => valueWords(field, value, words).text;

  it('keeps personal values apart from unknown and from plain ones', () => {
    expect(valueWords('email', 'changed', words).kind).toBe('hidden');
    expect(valueWords('email', null, words).kind).toBe('none');
    expect(valueWords('name', 'A shop', words)).toEqual({ kind: 'text', text: 'A shop' });
  });

  it('says amounts in the currency of the account, and never guesses one', () => {
    expect(text('daily_cap_minor', 12_345)).toBe('€123.45');
    expect(text('profit_floor_minor', 0)).toBe('€0.00');
    expect(valueWords('daily_cap_minor', 12_345, { ...words, currency: null }).text).toBe(
      '12345 minor units',
    );
    expect(text('fee_estimate_bp', 1_450)).toBe('14.5 %');
  });

  it('names people by their ids, moments by the clock of the place, lists in full', () => {
    expect(text('client_user_id', 'id-of-vic')).toBe('Vic VA');
    expect(text('expires_at', '2026-11-22T10:00:00+00:00')).toBe('22 Nov 2026, 11:00:00 CET');
    expect(text('amazon_order_ids', ['112-1', '112-2'])).toBe('112-1, 112-2');
    expect(text('paused', true)).toBe('yes');
    expect(text('sale_date', '2026-11-05')).toBe('5 Nov 2026');
    expect(text('permission_key', 'auto_order.operate')).toBe('Place orders and decide');
    expect(text('status', 'REFUND_NO_RETURN')).toBe('Refund, no return');
    expect(text('detail', { stage: 'PLACED' })).toBe('{"stage":"PLACED"}');
  });
});
