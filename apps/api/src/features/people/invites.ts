import { AppError, type createInvite, type Invite, type listInvites } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { appendEvent } from '../../event-log/append.ts';
import { type Page, pageOfRows, readCursor } from '../../paging/keyset.ts';
import type { Member } from '../../people-authentication/person.ts';
import { refusingOn } from '../../plugins/database-errors.ts';
import type { ParsedBody, ParsedQuery } from '../../routing/route.ts';
import { validationFailed } from '../../routing/validation.ts';
import {
  closeExpiredInvites,
  insertInvite,
  insertInviteDepartmentRoles,
  isMember,
  revokeOpenInvite,
  selectInvite,
  selectInvites,
} from './invites.queries.ts';

const Key = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** Invites of the org, newest first. */
export async function invitesOf(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof listInvites>,
): Promise<Page<Invite>> {
  const before = readCursor(query.cursor, Key);
  const filter = { status: query.status ?? null, before, limit: query.limit + 1 };
  const rows = await database.asUserQuery(
    person.claims,
    (sql) => selectInvites(sql, membership.org_id, filter),
    { readOnly: true },
  );
  return pageOfRows(rows, query.limit, (invite) => [invite.created_at, invite.id]);
}

/**
 * Invites somebody by e-mail. Throws INVITE_OPEN, ALREADY_EXISTS (a member already) or VALIDATION_FAILED
 * (department roles of another org, or for somebody who is no VA).
 */
export async function invite(
  database: Database,
  { person, membership }: Member,
  body: ParsedBody<typeof createInvite>,
): Promise<Invite> {
  const departmentRoleIds = [...new Set(body.department_role_ids)];
  if (departmentRoleIds.length > 0 && body.role !== 'va') {
    throw validationFailed({ field: 'department_role_ids', problem: 'only VAs have department roles' });
  }
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    if (await isMember(sql, orgId, body.email)) throw new AppError('ALREADY_EXISTS', { field: 'email' });
    await closeExpiredInvites(sql, orgId, body.email);
    const id = await refusingOn(
      { sqlState: '23505', constraint: 'invites_open' },
      () => new AppError('INVITE_OPEN', { field: 'email' }),
      () => insertInvite(sql, orgId, person.id, body),
    );
    const granted = await insertInviteDepartmentRoles(sql, orgId, id, departmentRoleIds);
    if (granted !== departmentRoleIds.length) {
      throw validationFailed({
        field: 'department_role_ids',
        problem: 'not all belong to this organisation',
      });
    }
    await appendEvent(sql, {
      orgId,
      type: 'invite.created',
      payload: { invite_id: id, role: body.role },
    });
    return found(await selectInvite(sql, orgId, id));
  });
}

/** Revokes an open (or expired) invite; a revoked one stays revoked. Throws NOT_FOUND, CONFLICT (used already). */
export async function revoke(
  database: Database,
  { person, membership }: Member,
  inviteId: string,
): Promise<Invite> {
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    const revoked = await revokeOpenInvite(sql, orgId, inviteId);
    const invite = found(await selectInvite(sql, orgId, inviteId));
    if (revoked) {
      await appendEvent(sql, { orgId, type: 'invite.revoked', payload: { invite_id: inviteId } });
    } else if (invite.status === 'used') {
      throw new AppError('CONFLICT', { status: 'used' });
    } else if (invite.is_owner) {
      throw new AppError('FORBIDDEN', { reason: "the owner's invite" });
    }
    return invite;
  });
}

function found(invite: Invite | null): Invite {
  if (invite === null) throw new AppError('NOT_FOUND');
  return invite;
}
