import { AppError, type overview, type ResponseOf } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { Member } from '../../people-authentication/person.ts';
import { selectToday } from './queries.ts';

/** Today, from midnight to midnight in the org's time zone. */
export async function todayOf(
  database: Database,
  { person, membership }: Member,
): Promise<ResponseOf<typeof overview>> {
  const [today] = await database.asUserQuery(person.claims, (sql) => selectToday(sql, membership.org_id), {
    readOnly: true,
  });
  if (today === undefined) throw new AppError('NOT_FOUND');
  return today;
}
