import { randomUUID } from 'node:crypto';
import {
  ASSIGNABLE_PERMISSION_KEYS,
  PERMISSION_KEYS,
  type PermissionKey,
  withImplied,
} from '@crosscart/contracts';
import type { Client } from '../connection/slot.ts';
import type { TestAgency } from '../testing/index.ts';

/** What the test knows of somebody by itself, without asking the functions of the wall. */
export interface Somebody {
  /** As sentences about the wall name them. */
  readonly name: string;
  readonly id: string;
  readonly memberships: readonly Place[];
}

export interface Place {
  readonly agency: Pick<TestAgency, 'orgId'>;
  readonly role: 'admin' | 'va' | 'client';
  readonly suspended?: boolean;
  /** Keys of the one department role that a VA is given. */
  readonly keys?: readonly PermissionKey[];
  /** Accounts that a VA is assigned to, or that are a client's own. */
  readonly accounts?: readonly string[];
}

const EVERY_KEY: readonly PermissionKey[] = ASSIGNABLE_PERMISSION_KEYS;

/** People of every kind around two agencies. */
export async function invitePeople(
  sql: Client,
  ours: TestAgency,
  theirs: TestAgency,
): Promise<readonly Somebody[]> {
  const mine = [ours.accountId];
  const somebody = (name: string, ...memberships: Place[]): Somebody => ({
    name,
    id: randomUUID(),
    memberships,
  });
  const newcomers = [
    somebody('an outsider'),
    somebody('an admin', { agency: ours, role: 'admin' }),
    somebody('a suspended admin', { agency: ours, role: 'admin', suspended: true }),
    somebody('a VA without keys', { agency: ours, role: 'va', accounts: mine }),
    ...EVERY_KEY.map((key) =>
      somebody(`a VA with ${key}`, { agency: ours, role: 'va', keys: [key], accounts: mine }),
    ),
    somebody('a VA with every key', { agency: ours, role: 'va', keys: EVERY_KEY, accounts: mine }),
    somebody('a VA with every key and no account', { agency: ours, role: 'va', keys: EVERY_KEY }),
    somebody('a suspended VA with every key', {
      agency: ours,
      role: 'va',
      keys: EVERY_KEY,
      accounts: mine,
      suspended: true,
    }),
    somebody('a client without accounts', { agency: ours, role: 'client' }),
    somebody('an admin of the other agency', { agency: theirs, role: 'admin' }),
    somebody('a VA of the other agency with every key', {
      agency: theirs,
      role: 'va',
      keys: EVERY_KEY,
      accounts: [theirs.accountId],
    }),
    somebody(
      'a VA here who is an admin there',
      { agency: ours, role: 'va', accounts: mine },
      { agency: theirs, role: 'admin' },
    ),
    somebody(
      'an admin here, suspended there',
      { agency: ours, role: 'admin' },
      { agency: theirs, role: 'admin', suspended: true },
    ),
  ];
  for (const person of newcomers) await join(sql, person);
  const former = formerVa(ours);
  await join(sql, former);
  // What is left of the time before the change of role must not count.
  await sql`update app.memberships set role = 'client' where user_id = ${former.id}`;
  return [
    { name: 'the owner', id: ours.adminId, memberships: [{ agency: ours, role: 'admin' }] },
    {
      name: 'the client',
      id: ours.clientId,
      memberships: [{ agency: ours, role: 'client', accounts: mine }],
    },
    ...newcomers,
    { ...former, memberships: [{ agency: ours, role: 'client' }] },
  ];
}

const formerVa = (agency: TestAgency): Somebody => ({
  name: 'a VA who was made a client',
  id: randomUUID(),
  memberships: [{ agency, role: 'va', keys: EVERY_KEY, accounts: [agency.accountId] }],
});

async function join(sql: Client, person: Somebody): Promise<void> {
  await sql`
    insert into app.profiles (id, email, full_name)
    values (${person.id}, ${`${person.id}@example.com`}, ${person.name})`;
  for (const place of person.memberships) await givePlace(sql, person.id, place);
}

/** Makes the person a member there, by rows alone: what a role or an assignment is worth is the wall's to say. */
export async function givePlace(sql: Client, personId: string, place: Place): Promise<void> {
  const { agency, role, suspended, keys = [], accounts = [] } = place;
  const [membership] = await sql<[{ id: string }]>`
    insert into app.memberships (org_id, user_id, role, status)
    values (${agency.orgId}, ${personId}, ${role}, ${suspended ? 'suspended' : 'active'}) returning id`;
  for (const account of role === 'client' ? [] : accounts) {
    await sql`
      insert into app.account_assignments (org_id, account_id, user_id)
      values (${agency.orgId}, ${account}, ${personId})`;
  }
  if (keys.length === 0) return;
  const [department] = await sql<[{ id: string }]>`
    insert into app.department_roles (org_id, name) values (${agency.orgId}, gen_random_uuid()) returning id`;
  await sql`
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    values (${agency.orgId}, ${membership.id}, ${department.id})`;
  for (const key of keys) {
    await sql`
      insert into app.department_role_permissions (org_id, department_role_id, permission_key)
      values (${agency.orgId}, ${department.id}, ${key})`;
  }
}

/** Keys that every member of a role has in a new org, by the design's table. */
const ROLE_DEFAULTS = {
  va: ['accounts.view'],
  client: ['accounts.view', 'order_tracking.read', 'profit.read', 'payouts.read'],
} as const satisfies Record<string, readonly PermissionKey[]>;

function keysOf(place: Place): ReadonlySet<PermissionKey> {
  if (place.suspended) return new Set();
  if (place.role === 'admin') return new Set(PERMISSION_KEYS);
  // Department roles are for VAs; what a client has left of them is worth nothing.
  const granted = place.role === 'va' ? (place.keys ?? []) : [];
  const keys = withImplied([...ROLE_DEFAULTS[place.role], ...granted]);
  return new Set([...keys].filter((key) => place.role !== 'client' || !key.endsWith('remark')));
}

/**
 * Writes down what everybody may by the rules as the test knows them, in a schema of its own: `wall.may` (person, key,
 * org, account; account null: holds the key in the org), `wall.concerns` (person, account), `wall.members`. Replaces
 * what was written before.
 */
export async function writeFacts(sql: Client, people: readonly Somebody[]): Promise<void> {
  await sql.unsafe(`
    create schema if not exists wall;
    create table if not exists wall.may (person uuid, key text, org_id uuid, account_id uuid);
    create table if not exists wall.concerns (person uuid, account_id uuid);
    create table if not exists wall.members (person uuid, org_id uuid);
    truncate wall.may, wall.concerns, wall.members;`);
  const accounts = await sql<{ id: string; org_id: string }[]>`select id, org_id from app.accounts`;
  for (const { id: person, memberships } of people) {
    for (const place of memberships.filter(({ suspended }) => !suspended)) {
      const org_id = place.agency.orgId;
      const concerned = accounts
        .filter((account) => account.org_id === org_id)
        .map((account) => account.id)
        .filter((account) => place.role === 'admin' || place.accounts?.includes(account));
      const may = [...keysOf(place)].flatMap((key) =>
        [null, ...concerned].map((account_id) => ({ person, key, org_id, account_id })),
      );
      await sql`insert into wall.members ${sql([{ person, org_id }])}`;
      if (may.length > 0) await sql`insert into wall.may ${sql(may)}`;
      for (const account_id of concerned)
        await sql`insert into wall.concerns ${sql([{ person, account_id }])}`;
    }
  }
}
