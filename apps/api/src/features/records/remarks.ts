import { AppError, type RecordRemark } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { appendEvent } from '../../event-log/append.ts';
import type { Member } from '../../people-authentication/person.ts';
import { accountOfRecord, type RemarkKind, selectRemark, writeRemark } from './remarks.queries.ts';

/** Throws NOT_FOUND (no such record on an account where the person may read this remark). */
export async function remarkOf(
  database: Database,
  { person, membership }: Member,
  kind: RemarkKind,
  recordId: string,
): Promise<RecordRemark> {
  return database.asUser(
    person.claims,
    async (sql) => {
      const key = `order_tracking.read.${kind}`;
      if ((await accountOfRecord(sql, membership.org_id, recordId, key)) === null) {
        throw new AppError('NOT_FOUND');
      }
      return selectRemark(sql, kind, recordId);
    },
    { readOnly: true },
  );
}

/** Blank clears it. Throws NOT_FOUND (no such record on an account where the person may write this remark). */
export async function changeRemark(
  database: Database,
  { person, membership }: Member,
  kind: RemarkKind,
  { recordId, body }: { readonly recordId: string; readonly body: string | null },
): Promise<RecordRemark> {
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    const accountId = await accountOfRecord(sql, orgId, recordId, `order_tracking.write.${kind}`);
    if (accountId === null) throw new AppError('NOT_FOUND');
    const text = body === null || body.trim() === '' ? '' : body;
    await writeRemark(sql, kind, { recordId, orgId, accountId, body: text, by: person.id });
    await appendEvent(sql, {
      orgId,
      type: 'record.remark_changed',
      accountId,
      recordId,
      payload: { field: kind },
    });
    return selectRemark(sql, kind, recordId);
  });
}
