import { listAudit, Timestamp } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Dependencies } from '../../features.ts';
import { pageOfRows, readCursor } from '../../paging/keyset.ts';
import { route } from '../../routing/route.ts';
import { selectAudit } from './queries.ts';

const AuditCursor = z.tuple([Timestamp, z.int()]);

export function auditRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listAudit, async ({ person, membership, query }) => {
    const cursor = readCursor(query.cursor, AuditCursor);
    const rows = await database.asUser(
      person.claims,
      (sql) =>
        selectAudit(sql, {
          orgId: membership.org_id,
          id: query.id,
          actorId: query.actor_id,
          subject: query.subject,
          subjectId: query.subject_id,
          accountId: query.account_id,
          action: query.action,
          from: query.from,
          to: query.to,
          after: cursor && { createdAt: cursor[0], id: cursor[1] },
          limit: query.limit,
        }),
      { readOnly: true },
    );
    return pageOfRows(rows, query.limit, (entry) => [entry.created_at, entry.id]);
  });
}
