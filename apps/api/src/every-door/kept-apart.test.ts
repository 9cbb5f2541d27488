import { ASSIGNABLE_PERMISSION_KEYS } from '@crosscart/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { arrangeVa, digestOfEverything, idsOf, secretsOf } from '../testing/doors/arrangement.ts';
import { isAssignable, MEMBER_DOORS, nameOf, PEOPLE_DOORS } from '../testing/doors/endpoints.ts';
import { useFilledDoors } from '../testing/doors/filled-doors.ts';
import { expectNothingOf, knock, REFUSALS } from '../testing/doors/knock.ts';
import { type Ids, sampleRequest } from '../testing/doors/samples.ts';
import type { SignIn } from '../testing/index.ts';

describe('every door for people', { timeout: 120_000 }, () => {
  const doors = useFilledDoors();
  let theirs: Ids;
  let aside: Ids;
  let theirSecrets: ReadonlySet<string>;
  let asideSecrets: ReadonlySet<string>;
  let allKeysVa: SignIn;
  let citizenOfBoth: SignIn;
  beforeAll(async () => {
    const { api } = doors;
    const { agency, otherAgency } = api;
    allKeysVa = await arrangeVa(api, agency, ASSIGNABLE_PERMISSION_KEYS, [agency.account]);
    citizenOfBoth = await arrangeVa(api, agency, [], []);
    await api.database.sql`update app.memberships set role = 'admin' where user_id = ${citizenOfBoth.id}`;
    await api.database.sql`
      insert into app.memberships (org_id, user_id, role) values (${otherAgency.orgId}, ${citizenOfBoth.id}, 'admin')`;
    theirs = await idsOf(api, otherAgency);
    aside = await idsOf(api, agency, agency.otherAccount);
    theirSecrets = without(await secretsOf(api, otherAgency), [citizenOfBoth.id, citizenOfBoth.email]);
    asideSecrets = new Set(Object.values(aside).filter((id) => !Object.values(doors.ours).includes(id)));
  });

  it('gives an admin of another agency nothing of ours, and lets them change nothing', async () => {
    const ourSecrets = without(await secretsOf(doors.api, doors.api.agency), [
      citizenOfBoth.id,
      citizenOfBoth.email,
    ]);
    const admin = doors.api.otherAgency.admin;
    for (const door of doors.served(PEOPLE_DOORS)) {
      const request = sampleRequest(door, doors.ours);
      const before = await digestOfEverything(doors.api);
      const answer = await knock(doors.api, door, request, await doors.bearer(admin));
      expectNothingOf(ourSecrets, answer.text, request, nameOf(door));
      const names =
        request.path !== door.endpoint.path ||
        JSON.stringify(request.body ?? {}).includes(doors.ours.account_id ?? '');
      if (names) expect(answer.status, `${nameOf(door)}: ${answer.text}`).toBeGreaterThanOrEqual(400);
      if (names) expect(await digestOfEverything(doors.api), nameOf(door)).toBe(before);
    }
  });

  it('keeps two agencies of one person apart: ids of the other than X-Org-Id names do not exist', async () => {
    for (const door of doors.served(MEMBER_DOORS)) {
      const request = sampleRequest(door, theirs);
      const names = Object.values(theirs).some((id) => JSON.stringify(request).includes(id));
      const before = await digestOfEverything(doors.api);
      const answer = await knock(
        doors.api,
        door,
        request,
        await doors.bearer(citizenOfBoth, { 'x-org-id': doors.api.agency.orgId }),
      );
      expectNothingOf(theirSecrets, answer.text, request, nameOf(door));
      if (!names) continue;
      expect(REFUSALS, `${nameOf(door)}: ${answer.text}`).toContain(answer.status);
      expect(await digestOfEverything(doors.api), nameOf(door)).toBe(before);
    }
  });

  it('gives a VA nothing of an account that they are not assigned to', async () => {
    const forVas = doors
      .served(MEMBER_DOORS)
      .filter(({ permission }) => permission === null || isAssignable(permission));
    for (const door of forVas) {
      const request = sampleRequest(door, aside);
      const names = [...asideSecrets].some((id) => JSON.stringify(request).includes(id));
      const before = await digestOfEverything(doors.api);
      const answer = await knock(doors.api, door, request, await doors.bearer(allKeysVa));
      expectNothingOf(asideSecrets, answer.text, request, nameOf(door));
      if (!names) continue;
      expect(REFUSALS, `${nameOf(door)}: ${answer.text}`).toContain(answer.status);
      expect(await digestOfEverything(doors.api), nameOf(door)).toBe(before);
    }
  });
});

const without = (all: ReadonlySet<string>, some: readonly string[]) =>
  new Set([...all].filter((each) => !some.includes(each)));
