import { Email, KnownCurrency, ShortText, TimeZone } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';

export const NewOrg = z.strictObject({
  name: ShortText,
  'owner-email': Email,
  currency: KnownCurrency.default('USD'),
  'time-zone': TimeZone.default('UTC'),
});

export const OwnersInvite = z.strictObject({ id: z.uuid(), 'owner-email': Email });

export interface OrgLine {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly members: number;
  /** E-mail of the owner; null while their invite is not used. */
  readonly owner: string | null;
}

/** A further organisation and its owner's invite. */
export async function createOrg(
  database: Database,
  org: z.output<typeof NewOrg>,
): Promise<{ orgId: string; inviteId: string }> {
  const [row] = await database.asService(
    'org create',
    (sql) => sql<[{ made: { org_id: string; invite_id: string } }]>`
      select app.create_org(${org.name}, ${org['owner-email']}, ${org.currency}, ${org['time-zone']}) as made`,
  );
  return { orgId: row.made.org_id, inviteId: row.made.invite_id };
}

/** Invites the owner anew while there is none. Refuses NOT_FOUND, ALREADY_EXISTS (there is an owner). */
export async function inviteOwner(
  database: Database,
  { id, 'owner-email': email }: z.output<typeof OwnersInvite>,
): Promise<string> {
  const [row] = await database.asService(
    'org invite-owner',
    (sql) => sql<[{ id: string }]>`select app.invite_owner(${id}, ${email}) as id`,
  );
  return row.id;
}

/** Every organisation, oldest first. */
export async function listOrgs(database: Database): Promise<OrgLine[]> {
  return database.asService(
    'org list',
    (sql) => sql<OrgLine[]>`
      select o.id, o.name, o.currency, o.time_zone,
        (select count(*) from app.memberships m where m.org_id = o.id) as members,
        (select p.email from app.memberships m join app.profiles p on p.id = m.user_id
          where m.org_id = o.id and m.is_owner) as owner
      from app.orgs o order by o.created_at, o.id`,
    { readOnly: true },
  );
}
