import {
  type BulkInviteResult,
  type DepartmentRole,
  Email,
  type inviteInBulk,
  Role,
} from '@crosscart/contracts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedBody } from '../../routing/route.ts';
import { selectDepartmentRoles } from '../department-roles/queries.ts';
import { type NewInvite, selectInvitesById } from './queries.ts';
import { foreignDepartmentRoles, type Inviting, withLink } from './service.ts';
import { writeInvites } from './write.ts';

type Body = ParsedBody<typeof inviteInBulk>;
type Row = Body['rows'][number];
/** A row as it can be written, or what is wrong with it. */
type ReadRow = NewInvite | { readonly problem: string };

/**
 * Invites a list of people, each row by itself: one that cannot be is answered with why, the others are written.
 * Throws VALIDATION_FAILED (the department roles for rows that name none are of another org).
 */
export async function inviteList(
  { database, mails }: Inviting,
  { person, membership }: Member,
  body: Body,
): Promise<{ results: BulkInviteResult[] }> {
  const orgId = membership.org_id;
  const answer = await database.asUser(person.claims, async (sql) => {
    const roles = await selectDepartmentRoles(sql, orgId);
    if (!body.department_role_ids.every((id) => roles.some((role) => role.id === id))) {
      throw foreignDepartmentRoles();
    }
    const rows = body.rows.map((row) => readRow(row, body, roles));
    const places = firstPlaces(rows);
    const writable = [...places.values()].map((place) => rows[place] as NewInvite);
    const written = await writeInvites(sql, orgId, writable, {
      invitedBy: person.id,
      expiresInDays: body.expires_in_days,
      mailStatus: mails.firstStatus,
    });
    const byEmail = new Map([...places.keys()].map((email, index) => [email, written[index]]));
    const ids = written.flatMap((result) => (result.outcome === 'created' ? [result.id] : []));
    const invites = new Map((await selectInvitesById(sql, orgId, ids)).map((stored) => [stored.id, stored]));

    return rows.map((row, place): BulkInviteResult => {
      const email = body.rows[place]?.email.trim() ?? '';
      const nothing = { row: place, email, invite: null };
      if ('problem' in row) return { ...nothing, outcome: 'invalid', problem: row.problem };
      const key = row.email.toLowerCase();
      if (places.get(key) !== place) {
        return { ...nothing, outcome: 'already_invited', problem: 'stands in this list twice' };
      }
      const result = byEmail.get(key);
      const stored = result?.outcome === 'created' ? invites.get(result.id) : undefined;
      if (result?.outcome === 'already_member') {
        return { ...nothing, outcome: 'already_member', problem: null };
      }
      if (stored === undefined) return { ...nothing, outcome: 'already_invited', problem: null };
      return { ...nothing, outcome: 'created', problem: null, invite: withLink(mails, stored) };
    });
  });
  mails.send();
  return { results: answer };
}

/** The place of each e-mail's first good row, by the e-mail in lower case. */
function firstPlaces(rows: readonly ReadRow[]): Map<string, number> {
  const places = new Map<string, number>();
  rows.forEach((row, place) => {
    if (!('problem' in row) && !places.has(row.email.toLowerCase()))
      places.set(row.email.toLowerCase(), place);
  });
  return places;
}

function readRow(row: Row, defaults: Body, roles: readonly DepartmentRole[]): ReadRow {
  const email = Email.safeParse(row.email.trim());
  if (!email.success) return { problem: 'no e-mail address' };
  const named = row.role?.trim().toLowerCase();
  const role = Role.safeParse(named ? named : defaults.role);
  if (!role.success) return { problem: 'the role is admin, va or client' };
  const departmentRoleIds = new Set<string>();
  for (const wanted of row.department_roles ?? []) {
    if (wanted.trim() === '') continue;
    const found = roles.find(
      ({ id, name }) => id === wanted.trim() || name.toLowerCase() === wanted.trim().toLowerCase(),
    );
    if (found === undefined) return { problem: `there is no department role "${wanted.trim()}"` };
    departmentRoleIds.add(found.id);
  }
  if (departmentRoleIds.size > 0 && role.data !== 'va') return { problem: 'only VAs have department roles' };
  if (row.department_roles === undefined && role.data === 'va') {
    for (const id of defaults.department_role_ids) departmentRoleIds.add(id);
  }
  return { email: email.data, role: role.data, departmentRoleIds: [...departmentRoleIds] };
}
