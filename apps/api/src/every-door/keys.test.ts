import { ASSIGNABLE_PERMISSION_KEYS, type PermissionKey, withImplied } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { arrangeVa } from '../testing/doors/arrangement.ts';
import {
  AGENT_DOORS,
  DEVICE_DOORS,
  DOORS,
  isAssignable,
  nameOf,
  PEOPLE_DOORS,
} from '../testing/doors/endpoints.ts';
import { useFilledDoors } from '../testing/doors/filled-doors.ts';
import { knock, REFUSALS } from '../testing/doors/knock.ts';
import { sampleRequest } from '../testing/doors/samples.ts';

describe('every door for people', { timeout: 120_000 }, () => {
  const doors = useFilledDoors();

  it('asks for its key: refused without, naming it; past the door with exactly it', async () => {
    const { agency } = doors.api;
    for (const door of doors.served(PEOPLE_DOORS)) {
      const key = door.permission;
      if (key === null) continue;
      const people = {
        'a client': agency.client,
        'a VA without keys': agency.plainVa,
        'a VA with every other key': await arrangeVa(doors.api, agency, othersThan(key), [agency.account]),
      };
      await doors.writingNothing(async () => {
        for (const [who, person] of Object.entries(people)) {
          if (person === agency.client && CLIENT_KEYS.includes(key)) continue;
          // VAs have it by the defaults of an org too: accounts.test.ts takes it away.
          if (key === 'accounts.view') continue;
          const answer = await knock(
            doors.api,
            door,
            sampleRequest(door, doors.ours),
            await doors.bearer(person),
          );
          expect(answer, `${nameOf(door)} as ${who}`).toMatchObject({
            status: 403,
            code: 'FORBIDDEN',
            details: { permission: key },
          });
        }
      });
      const holder = isAssignable(key)
        ? await arrangeVa(doors.api, agency, [key], [agency.account])
        : agency.admin;
      // Names nothing that exists and nothing that makes sense: who is past the door is told just that.
      const nothing = Object.fromEntries(Object.keys(doors.ours).map((name) => [name, crypto.randomUUID()]));
      const request = {
        ...sampleRequest(door, nothing),
        ...(door.endpoint.body && { body: { nonsense: 1 } }),
      };
      const answer = await knock(doors.api, door, request, await doors.bearer(holder));
      expect(
        [200, ...REFUSALS.filter((status) => status !== 403)],
        `${nameOf(door)} with ${key}: ${answer.text}`,
      ).toContain(answer.status);
    }
  });
});

it('knows every kind of door', () => {
  const publicDoors = DOORS.filter(({ endpoint }) => endpoint.access === 'public').map(({ name }) => name);
  // What anybody may knock at is named here, so that a door does not become public by mistake.
  expect(publicDoors.sort()).toEqual(['health', 'setup', 'setupState', 'version']);
  expect(DOORS).toHaveLength(
    PEOPLE_DOORS.length + AGENT_DOORS.length + DEVICE_DOORS.length + publicDoors.length,
  );
});

/** What a client may by the defaults of an org. */
const CLIENT_KEYS: readonly PermissionKey[] = [
  'accounts.view',
  'order_tracking.read',
  'profit.read',
  'payouts.read',
];
/** Every assignable key that does not bring this one with it. */
const othersThan = (key: PermissionKey): PermissionKey[] =>
  ASSIGNABLE_PERMISSION_KEYS.filter((each) => !withImplied([each]).has(key));
