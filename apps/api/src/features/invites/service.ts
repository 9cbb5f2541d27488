import { AppError, type createInvite, type Invite, type listInvites, Timestamp } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { appendEvent } from '../../event-log/append.ts';
import { type Page, pageOfRows, readCursor } from '../../paging/keyset.ts';
import { containing } from '../../paging/search.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedBody, ParsedQuery } from '../../routing/route.ts';
import { validationFailed } from '../../routing/validation.ts';
import { selectDepartmentRoles } from '../department-roles/queries.ts';
import type { InviteMails } from './mails.ts';
import { renewInvite, revokeOpenInvite, type StoredInvite, selectInvite, selectInvites } from './queries.ts';
import { writeInvites } from './write.ts';

const Key = z.tuple([Timestamp, z.uuid()]);

/** What inviting needs beside the database. */
export interface Inviting {
  readonly database: Database;
  readonly mails: InviteMails;
}

/** Invites of the org, newest first. */
export async function invitesOf(
  { database, mails }: Inviting,
  { person, membership }: Member,
  query: ParsedQuery<typeof listInvites>,
): Promise<Page<Invite>> {
  const filter = {
    status: query.status ?? null,
    pattern: containing(query.search),
    before: readCursor(query.cursor, Key),
    limit: query.limit + 1,
  };
  const rows = await database.asUserQuery(
    person.claims,
    (sql) => selectInvites(sql, membership.org_id, filter),
    { readOnly: true },
  );
  const page = pageOfRows(rows, query.limit, (invite) => [invite.created_at, invite.id]);
  return { ...page, items: page.items.map((invite) => withLink(mails, invite)) };
}

/**
 * Invites somebody by e-mail. Throws INVITE_OPEN, ALREADY_EXISTS (a member already) or VALIDATION_FAILED
 * (department roles of another org, or for somebody who is no VA).
 */
export async function invite(
  { database, mails }: Inviting,
  { person, membership }: Member,
  body: ParsedBody<typeof createInvite>,
): Promise<Invite> {
  const departmentRoleIds = [...new Set(body.department_role_ids)];
  if (departmentRoleIds.length > 0 && body.role !== 'va') {
    throw validationFailed({ field: 'department_role_ids', problem: 'only VAs have department roles' });
  }
  const orgId = membership.org_id;
  const created = await database.asUser(person.claims, async (sql) => {
    if (departmentRoleIds.length > 0) {
      const known = new Set((await selectDepartmentRoles(sql, orgId)).map((role) => role.id));
      if (!departmentRoleIds.every((id) => known.has(id))) throw foreignDepartmentRoles();
    }
    const [written] = await writeInvites(
      sql,
      orgId,
      [{ email: body.email, role: body.role, departmentRoleIds }],
      { invitedBy: person.id, expiresInDays: body.expires_in_days, mailStatus: mails.firstStatus },
    );
    if (written?.outcome === 'already_member') throw new AppError('ALREADY_EXISTS', { field: 'email' });
    if (written?.outcome !== 'created') throw new AppError('INVITE_OPEN', { field: 'email' });
    return existing(await selectInvite(sql, orgId, written.id));
  });
  mails.send();
  return withLink(mails, created);
}

/** A new expiry, and the mail again. Throws NOT_FOUND, CONFLICT (used or revoked), FORBIDDEN (the owner's). */
export async function resend(
  { database, mails }: Inviting,
  { person, membership }: Member,
  inviteId: string,
  expiresInDays: number,
): Promise<Invite> {
  const orgId = membership.org_id;
  const renewed = await database.asUser(person.claims, async (sql) => {
    const terms = { expiresInDays, mailStatus: mails.firstStatus };
    const isRenewed = await renewInvite(sql, orgId, inviteId, terms);
    const stored = existing(await selectInvite(sql, orgId, inviteId));
    if (!isRenewed) throw notOpen(stored);
    await appendEvent(sql, { orgId, type: 'invite.resent', payload: { invite_id: inviteId } });
    return stored;
  });
  mails.send();
  return withLink(mails, renewed);
}

/** Revokes an open (or expired) invite; a revoked one stays revoked. Throws NOT_FOUND, CONFLICT (used already). */
export async function revoke(
  { database, mails }: Inviting,
  { person, membership }: Member,
  inviteId: string,
): Promise<Invite> {
  const orgId = membership.org_id;
  const stored = await database.asUser(person.claims, async (sql) => {
    const revoked = await revokeOpenInvite(sql, orgId, inviteId);
    const stored = existing(await selectInvite(sql, orgId, inviteId));
    if (revoked) await appendEvent(sql, { orgId, type: 'invite.revoked', payload: { invite_id: inviteId } });
    else if (stored.status !== 'revoked') throw notOpen(stored);
    return stored;
  });
  return withLink(mails, stored);
}

/** What admins see of a stored invite: an open one with its link. */
export function withLink(mails: InviteMails, stored: StoredInvite): Invite {
  return { ...stored, link: stored.status === 'open' ? mails.linkTo(stored.id) : null };
}

export function foreignDepartmentRoles(): AppError {
  return validationFailed({ field: 'department_role_ids', problem: 'not all belong to this organisation' });
}

function notOpen(stored: StoredInvite): AppError {
  if (stored.is_owner && stored.status !== 'used') {
    return new AppError('FORBIDDEN', { reason: "the owner's invite" });
  }
  return new AppError('CONFLICT', { status: stored.status });
}

function existing(invite: StoredInvite | null): StoredInvite {
  if (invite === null) throw new AppError('NOT_FOUND');
  return invite;
}
