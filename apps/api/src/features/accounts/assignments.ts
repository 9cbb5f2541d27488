import { AppError } from '@crosscart/contracts';
import type { Database, Sql } from '@crosscart/database';
import { appendEvent } from '../../event-log/append.ts';
import type { Member } from '../../people-authentication/person.ts';
import { validationFailed } from '../../routing/validation.ts';
import {
  deleteAssignment,
  insertAssignment,
  isVaOf,
  selectAssignment,
  selectAssignments,
  type VaAssignment,
} from './assignments.queries.ts';
import { selectAccount } from './queries.ts';

/** VAs who work on the account, in the order of their assignment. Throws NOT_FOUND. */
export async function assignmentsOf(
  database: Database,
  { person, membership }: Member,
  accountId: string,
): Promise<{ items: VaAssignment[] }> {
  return database.asUser(
    person.claims,
    async (sql) => {
      await needAccount(sql, membership.org_id, accountId);
      return { items: await selectAssignments(sql, accountId) };
    },
    { readOnly: true },
  );
}

/** Assigning twice is one assignment. Throws NOT_FOUND, VALIDATION_FAILED (no VA of this org). */
export async function assign(
  database: Database,
  { person, membership }: Member,
  accountId: string,
  userId: string,
): Promise<VaAssignment> {
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    await needAccount(sql, orgId, accountId);
    if (!(await isVaOf(sql, orgId, userId))) {
      throw validationFailed({ field: 'user_id', problem: 'is not a VA of this organisation' });
    }
    if (await insertAssignment(sql, { orgId, accountId, userId, assignedBy: person.id })) {
      const payload = { fields: ['vas'], assigned: userId };
      await appendEvent(sql, { orgId, type: 'account.changed', accountId, payload });
    }
    const assignment = await selectAssignment(sql, accountId, userId);
    if (assignment === null) throw new AppError('NOT_FOUND');
    return assignment;
  });
}

/** Throws NOT_FOUND when there is no such account or assignment. */
export async function unassign(
  database: Database,
  { person, membership }: Member,
  accountId: string,
  userId: string,
): Promise<Record<string, never>> {
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    if (!(await deleteAssignment(sql, orgId, accountId, userId))) throw new AppError('NOT_FOUND');
    const payload = { fields: ['vas'], unassigned: userId };
    await appendEvent(sql, { orgId, type: 'account.changed', accountId, payload });
    return {};
  });
}

async function needAccount(sql: Sql, orgId: string, accountId: string): Promise<void> {
  const [account] = await selectAccount(sql, orgId, accountId);
  if (account === undefined) throw new AppError('NOT_FOUND');
}
