import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/index.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Three admins, the first of whom owns the org (or nobody does yet), and a VA. */
async function arrangeOrg(hasOwner: boolean): Promise<{ orgId: string; people: string[] }> {
  const [org] = await database.sql<
    [{ id: string }]
  >`select app_private.create_org('Agency', 'USD', 'UTC') as id`;
  const people: string[] = [];
  for (const [index, role] of ['admin', 'admin', 'admin', 'va'].entries()) {
    const id = randomUUID();
    people.push(id);
    await database.sql`insert into app.profiles (id, email) values (${id}, ${`${id}@example.com`})`;
    await database.sql`
      insert into app.memberships (org_id, user_id, role, is_owner)
      values (${org.id}, ${id}, ${role}, ${hasOwner && index === 0})`;
  }
  return { orgId: org.id, people };
}

const person = fc.nat(3);
const act = fc.oneof(
  fc.record({
    kind: fc.constant('role' as const),
    by: person,
    whom: person,
    to: fc.constantFrom('admin', 'va', 'client'),
  }),
  fc.record({
    kind: fc.constant('status' as const),
    by: person,
    whom: person,
    to: fc.constantFrom('active', 'suspended'),
  }),
  fc.record({ kind: fc.constant('remove' as const), by: person, whom: person, to: fc.constant('') }),
  fc.record({ kind: fc.constant('transfer' as const), by: person, whom: person, to: fc.constant('') }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

/** Does it as that person; answers the refusal, or null. Only rules may refuse: anything else is thrown. */
async function attempt(
  orgId: string,
  people: readonly string[],
  { kind, by, whom, to }: Act,
): Promise<string | null> {
  const user = String(people[whom]);
  try {
    await database.db.asUser({ sub: String(people[by]) }, async (sql) => {
      if (kind === 'remove') await sql`select app.remove_member(${orgId}, ${user})`;
      else if (kind === 'transfer') await sql`select app.transfer_ownership(${orgId}, ${user})`;
      else
        await sql`select app.change_member(${orgId}, ${user}, ${JSON.stringify({ [kind]: to })}::text::jsonb)`;
    });
    return null;
  } catch (error) {
    if ((error as { code?: string }).code !== 'CC001') throw error;
    return (error as Error).message;
  }
}

test('whatever admins do to each other at the same time, an active admin stays, and the owner is one of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
      async (hasOwner, rounds) => {
        const { orgId, people } = await arrangeOrg(hasOwner);
        for (const round of rounds) {
          await Promise.all(round.map((each) => attempt(orgId, people, each)));
          const members = await database.sql<{ role: string; status: string; is_owner: boolean }[]>`
            select role, status, is_owner from app.memberships where org_id = ${orgId}`;
          const admins = members.filter(({ role, status }) => role === 'admin' && status === 'active');
          expect(admins.length).toBeGreaterThan(0);
          expect(members.filter((member) => member.is_owner)).toHaveLength(hasOwner ? 1 : 0);
          expect(admins.filter((member) => member.is_owner)).toHaveLength(hasOwner ? 1 : 0);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('of two admins without an owner above them who demote each other at once, one stays', async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    const { orgId, people } = await arrangeOrg(false);
    await database.sql`delete from app.memberships where user_id = ${String(people[2])}`;
    const refusals = await Promise.all([
      attempt(orgId, people, { kind: 'role', by: 0, whom: 1, to: 'va' }),
      attempt(orgId, people, { kind: 'role', by: 1, whom: 0, to: 'va' }),
    ]);
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(refusals).toContain('FORBIDDEN');
  }
});
