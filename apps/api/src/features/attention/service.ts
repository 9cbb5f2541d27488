import { type AttentionItem, FAILURE_CATALOGUE, type listAttention, Timestamp } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { type Page, pageOfRows, readCursor } from '../../paging/keyset.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedQuery } from '../../routing/route.ts';
import { selectAttention } from './queries.ts';

/** An empty ship-by stands for none. */
const AttentionCursor = z.tuple([Timestamp.or(z.literal('')), z.uuid()]);

/** A page of what needs a person, earliest ship-by first. */
export async function attentionPage(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof listAttention>,
): Promise<Page<AttentionItem>> {
  const cursor = readCursor(query.cursor, AttentionCursor);
  const rows = await database.asUser(
    person.claims,
    (sql) =>
      selectAttention(sql, {
        orgId: membership.org_id,
        status: query.status,
        after: cursor && { shipBy: cursor[0] === '' ? null : cursor[0], id: cursor[1] },
        limit: query.limit,
      }),
    { readOnly: true },
  );
  const items = rows.map((row) => ({ ...row, sentence: sentenceOf(row.cause) }));
  return pageOfRows(items, query.limit, (item) => [item.ship_by ?? '', item.id]);
}

function sentenceOf(cause: AttentionItem['cause']): string {
  if (cause === 'ORDER_UNREADABLE') return 'An order on eBay could not be read.';
  if (cause === 'AGENT_SILENT') return 'An agent has not been heard of for a while.';
  return FAILURE_CATALOGUE[cause].sentence;
}
