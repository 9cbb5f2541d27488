import {
  AppError,
  type createSupplierLink,
  type listSupplierLinks,
  type ResponseOf,
  type SupplierLink,
  Timestamp,
} from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { type Page, pageOfRows, readCursor } from '../../paging/keyset.ts';
import { containing } from '../../paging/search.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedBody, ParsedQuery } from '../../routing/route.ts';
import { accountIsVisible, insertSupplierLink, selectSupplierLink, selectSupplierLinks } from './queries.ts';

const Key = z.tuple([Timestamp, z.uuid()]);

/** Links of the person's accounts, newest first. */
export async function supplierLinksOf(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof listSupplierLinks>,
): Promise<Page<SupplierLink>> {
  const filter = {
    accountId: query.account_id ?? null,
    pattern: containing(query.search),
    before: readCursor(query.cursor, Key),
    limit: query.limit + 1,
  };
  const rows = await database.asUserQuery(
    person.claims,
    (sql) => selectSupplierLinks(sql, membership.org_id, filter),
    { readOnly: true },
  );
  return pageOfRows(rows, query.limit, (link) => [link.created_at, link.id]);
}

/** Adds a link; purchases that waited for it are queued in the same transaction. Throws NOT_FOUND (the account). */
export async function addSupplierLink(
  database: Database,
  { person, membership }: Member,
  body: ParsedBody<typeof createSupplierLink>,
): Promise<ResponseOf<typeof createSupplierLink>> {
  return database.asUser(person.claims, async (sql) => {
    if (!(await accountIsVisible(sql, membership.org_id, body.account_id))) {
      throw new AppError('NOT_FOUND', { field: 'account_id' });
    }
    const { id, released_jobs } = await insertSupplierLink(sql, body);
    const [link] = await selectSupplierLink(sql, id);
    if (link === undefined) throw new AppError('NOT_FOUND');
    return { ...link, released_jobs };
  });
}
