import type { listJobs } from '@crosscart/contracts';
import { AppError, type Job, Timestamp } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { type Page, pageOfRows, readCursor } from '../../paging/keyset.ts';
import type { Member, Person } from '../../people-authentication/person.ts';
import type { ParsedQuery } from '../../routing/route.ts';
import { cancelJob, selectJob, selectJobs } from './queries.ts';

const JobCursor = z.tuple([Timestamp, z.uuid()]);

/** A page of the jobs that the person may see, newest first. */
export async function jobPage(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof listJobs>,
): Promise<Page<Job>> {
  const cursor = readCursor(query.cursor, JobCursor);
  const rows = await database.asUser(
    person.claims,
    (sql) =>
      selectJobs(sql, {
        orgId: membership.org_id,
        status: query.status,
        accountId: query.account_id,
        search: query.search,
        after: cursor && { createdAt: cursor[0], id: cursor[1] },
        limit: query.limit,
      }),
    { readOnly: true },
  );
  return pageOfRows(rows, query.limit, (job) => [job.created_at, job.id]);
}

/** Throws NOT_FOUND. */
export async function oneJob(database: Database, person: Person, id: string): Promise<Job> {
  const job = await database.asUser(person.claims, (sql) => selectJob(sql, id), { readOnly: true });
  if (!job) throw new AppError('NOT_FOUND');
  return job;
}

/** Cancels a job before the point of no return. Throws NOT_FOUND, JOB_NOT_CANCELLABLE. */
export function cancel(database: Database, person: Person, id: string, reason: string): Promise<Job> {
  return database.asUser(person.claims, async (sql) => {
    await cancelJob(sql, id, reason);
    const job = await selectJob(sql, id);
    if (!job) throw new AppError('NOT_FOUND');
    return job;
  });
}
