import { AppError, type AutomationEvent } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { Member } from '../../people-authentication/person.ts';
import { validationFailed } from '../../routing/validation.ts';
import { type EventCursor, parseCursor } from './cursor.ts';
import { eventOf } from './person-stream.ts';
import { jobIsVisible, selectEpoch, selectTimeline } from './queries.ts';

/** Where to resume: the header that browsers and clients send by themselves, else the query. Throws VALIDATION_FAILED. */
export function resumeFrom(
  lastEventId: string | string[] | undefined,
  after: string | undefined,
): EventCursor | null {
  const [field, text] = lastEventId === undefined ? ['after', after] : ['Last-Event-ID', String(lastEventId)];
  if (text === undefined || text === '') return null;
  const cursor = parseCursor(text);
  if (cursor === null)
    throw validationFailed({ field: String(field), problem: 'is not a cursor of this stream' });
  return cursor;
}

/** The timeline of a job. Throws NOT_FOUND when the person may not see the job. */
export async function timelineOf(
  database: Database,
  { person, membership }: Member,
  jobId: string,
): Promise<{ items: AutomationEvent[] }> {
  const [epoch, [visible, rows]] = await Promise.all([
    database.asService('event cursors', selectEpoch, { readOnly: true }),
    database.asUser(
      person.claims,
      (sql) => Promise.all([jobIsVisible(sql, jobId), selectTimeline(sql, jobId)]),
      { readOnly: true },
    ),
  ]);
  if (!visible) throw new AppError('NOT_FOUND');
  return { items: rows.map((row) => eventOf(row, epoch, membership)) };
}
