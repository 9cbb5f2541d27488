import type { listUsers, User } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { type Page, pageOfRows, readCursor } from '../../paging/keyset.ts';
import { containing } from '../../paging/search.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedQuery } from '../../routing/route.ts';
import { selectUsers } from './users.queries.ts';

const Key = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

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
        after,
        limit: query.limit + 1,
      }),
    { readOnly: true },
  );
  return pageOfRows(rows, query.limit, (user) => [user.joined_at, user.membership_id]);
}
