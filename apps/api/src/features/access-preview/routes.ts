import { type AccessPreview, previewDepartmentRole, previewUser } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { needOwnOrg } from '../../people-authentication/own-org.ts';
import { route } from '../../routing/route.ts';

export function accessPreviewRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, previewUser, ({ params, person, membership }) =>
    database.asUser(person.claims, (sql) => previewAccess(sql, membership.org_id, params.id, null)),
  );
  route(app, previewDepartmentRole, ({ params, body, person, membership }) => {
    needOwnOrg({ membership }, params.id);
    return database.asUser(person.claims, (sql) =>
      previewAccess(sql, membership.org_id, body.user_id ?? null, body.permissions),
    );
  });
}

/** Refuses NOT_FOUND (no such member), VALIDATION_FAILED (a draft of keys for somebody who is no VA). */
async function previewAccess(
  sql: Sql,
  orgId: string,
  userId: string | null,
  keys: readonly string[] | null,
): Promise<AccessPreview> {
  const [row] = await sql<[{ access: AccessPreview }]>`
    select app.preview_access(${orgId}, ${userId}, ${keys === null ? null : [...keys]}::text[]) as access`;
  return row.access;
}
