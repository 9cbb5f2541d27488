import { createTestDatabase, type TestDatabase } from '@crosscart/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOrg, inviteOwner, listOrgs, NewOrg } from './orgs.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const join = (id: string, email: string) =>
  test.sql`select app.bootstrap_person(${id}, ${email}, null, null)`;

describe('organisations from the shell', () => {
  it('are as many as wanted, each with its owner by invite; one person may own several', async () => {
    const owner = crypto.randomUUID();
    for (const name of ['First', 'Second']) {
      const org = NewOrg.parse({ name, 'owner-email': 'owner@shell.example', currency: 'EUR' });
      await createOrg(test.db, org);
    }
    await join(owner, 'Owner@shell.example');
    const orgs = await listOrgs(test.db);
    expect(orgs).toMatchObject([
      { name: 'First', currency: 'EUR', time_zone: 'UTC', members: 1, owner: 'Owner@shell.example' },
      { name: 'Second', owner: 'Owner@shell.example' },
    ]);
  });

  it('invite their owner anew while there is none, and only then', async () => {
    const org = NewOrg.parse({ name: 'Third', 'owner-email': 'typo@shell.example' });
    const { orgId, inviteId } = await createOrg(test.db, org);
    const again = await inviteOwner(test.db, { id: orgId, 'owner-email': 'right@shell.example' });
    expect(again).not.toBe(inviteId);
    await expect(join(crypto.randomUUID(), 'typo@shell.example')).rejects.toThrow('NO_INVITE');
    await join(crypto.randomUUID(), 'right@shell.example');
    await expect(inviteOwner(test.db, { id: orgId, 'owner-email': 'x@shell.example' })).rejects.toThrow(
      'ALREADY_EXISTS',
    );
    await expect(
      inviteOwner(test.db, { id: crypto.randomUUID(), 'owner-email': 'x@shell.example' }),
    ).rejects.toThrow('NOT_FOUND');
  });

  it('are not made with what they cannot be', () => {
    for (const wrong of [
      { currency: 'XQX' },
      { 'time-zone': 'Mars/Olympus' },
      { 'owner-email': 'x' },
      { name: ' ' },
    ]) {
      const org = { name: 'X', 'owner-email': 'x@shell.example', ...wrong };
      expect(NewOrg.safeParse(org).error?.issues[0]?.path).toEqual(Object.keys(wrong));
    }
  });
});
