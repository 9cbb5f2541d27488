import {
  AppError,
  type listUsers,
  Timestamp,
  type User,
  type UserDetail,
  type updateUser,
} from '@crosscart/contracts';
import type { Database, Sql } from '@crosscart/database';
import { z } from 'zod';
import { type Page, pageOfRows, readCursor } from '../../paging/keyset.ts';
import { containing } from '../../paging/search.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedBody, ParsedQuery } from '../../routing/route.ts';
import { changeMember, deleteAccessCode, removeMember, selectUser, selectUsers } from './users.queries.ts';

const Key = z.tuple([Timestamp, z.uuid()]);

/** Members of the org, in the order in which they joined. */
export async function usersOf(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof listUsers>,
): Promise<Page<User>> {
  const after = readCursor(query.cursor, Key);
  const rows = await database.asUserQuery(
    person.claims,
    (sql) =>
      selectUsers(sql, membership.org_id, {
        pattern: containing(query.search),
        role: query.role ?? null,
        status: query.status ?? null,
        after,
        limit: query.limit + 1,
      }),
    { readOnly: true },
  );
  return pageOfRows(rows, query.limit, (user) => [user.joined_at, user.membership_id]);
}

/** Throws NOT_FOUND. */
export async function userOf(
  database: Database,
  { person, membership }: Member,
  userId: string,
): Promise<UserDetail> {
  return database.asUser(person.claims, (sql) => existing(sql, membership.org_id, userId), {
    readOnly: true,
  });
}

/**
 * Role, status, department roles and what admins note; the fields that are not named stay. Throws NOT_FOUND,
 * OWNER_PROTECTED, LAST_ADMIN, VALIDATION_FAILED (department roles of another org, or for no VA).
 */
export async function changeUser(
  database: Database,
  { person, membership }: Member,
  userId: string,
  body: ParsedBody<typeof updateUser>,
): Promise<UserDetail> {
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    if (Object.keys(body).length > 0) await changeMember(sql, orgId, userId, body);
    return existing(sql, orgId, userId);
  });
}

/** The person stays known, and may be invited again. Throws NOT_FOUND, OWNER_PROTECTED, LAST_ADMIN. */
export async function removeUserFrom(
  database: Database,
  { person, membership }: Member,
  userId: string,
): Promise<Record<string, never>> {
  await database.asUser(person.claims, (sql) => removeMember(sql, membership.org_id, userId));
  return {};
}

/** The code stops working and the person is clocked out of every device. Throws NOT_FOUND (no member, no code). */
export async function revokeCodeOf(
  database: Database,
  { person, membership }: Member,
  userId: string,
): Promise<Record<string, never>> {
  await database.asUser(person.claims, (sql) => deleteAccessCode(sql, membership.org_id, userId));
  return {};
}

async function existing(sql: Sql, orgId: string, userId: string): Promise<UserDetail> {
  const [user] = await selectUser(sql, orgId, userId);
  if (user === undefined) throw new AppError('NOT_FOUND');
  return user;
}
