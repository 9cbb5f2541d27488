import { createProof, type DeviceKey } from '@crosscart/agent-client';
import { ASSIGNABLE_PERMISSION_KEYS, type PermissionKey, withImplied } from '@crosscart/contracts';
import { exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  arrangeVa,
  digestOfEverything,
  fillAgencies,
  idsOf,
  secretsOf,
} from './testing/doors/arrangement.ts';
import {
  AGENT_DOORS,
  DEVICE_DOORS,
  DOORS,
  type Door,
  MEMBER_DOORS,
  PEOPLE_DOORS,
} from './testing/doors/endpoints.ts';
import { knock } from './testing/doors/knock.ts';
import { type Ids, sampleRequest } from './testing/doors/samples.ts';
import { newPerson, type SignIn, startTestApi, type TestApi } from './testing/index.ts';
import { listen, type PairedAgent, pairAgent } from './testing/paired-agents.ts';

let api: TestApi;
let ours: Ids;
let theirs: Ids;
let aside: Ids;
let theirSecrets: ReadonlySet<string>;
let asideSecrets: ReadonlySet<string>;
let allKeysVa: SignIn;
let citizenOfBoth: SignIn;
beforeAll(async () => {
  api = await startTestApi();
  const { agency, otherAgency } = api;
  await fillAgencies(api);
  allKeysVa = await arrangeVa(api, agency, ASSIGNABLE_PERMISSION_KEYS, [agency.account]);
  citizenOfBoth = await arrangeVa(api, agency, [], []);
  await api.database.sql`update app.memberships set role = 'admin' where user_id = ${citizenOfBoth.id}`;
  await api.database.sql`
    insert into app.memberships (org_id, user_id, role) values (${otherAgency.orgId}, ${citizenOfBoth.id}, 'admin')`;
  [ours, theirs, aside] = [
    await idsOf(api, agency),
    await idsOf(api, otherAgency),
    await idsOf(api, agency, agency.otherAccount),
  ];
  theirSecrets = without(await secretsOf(api, otherAgency), [citizenOfBoth.id, citizenOfBoth.email]);
  asideSecrets = new Set(Object.values(aside).filter((id) => !Object.values(ours).includes(id)));
});
afterAll(() => api.close());

const without = (all: ReadonlySet<string>, some: readonly string[]) =>
  new Set([...all].filter((each) => !some.includes(each)));
/** Whether each door is served at all is the question of openapi.test. */
const served = (doors: readonly Door[]) =>
  doors.filter(({ endpoint: { method, path } }) => api.app.hasRoute({ method, url: path }));
const bearer = async (person: SignIn, headers: Record<string, string> = {}) => ({
  authorization: `Bearer ${await api.auth.token(person)}`,
  ...headers,
});
/** Nothing was stored by what the work did. */
async function writingNothing(work: () => Promise<void>): Promise<void> {
  const before = await digestOfEverything(api);
  await work();
  expect(await digestOfEverything(api)).toBe(before);
}
const nameOf = ({ name, endpoint }: Door) => `${name} (${endpoint.method} ${endpoint.path})`;

describe('every door for people', { timeout: 120_000 }, () => {
  it('refuses whoever has no session, or one that is not sound, and writes nothing', async () => {
    const claims = {
      iss: `${api.auth.url}/auth/v1`,
      aud: 'authenticated',
      sub: api.agency.admin.id,
      email: api.agency.admin.email,
      role: 'authenticated',
      exp: Math.floor(Date.now() / 1000) + 600,
    };
    const { keys } = (await (await fetch(`${api.auth.url}/auth/v1/.well-known/jwks.json`)).json()) as {
      keys: [Record<string, string>];
    };
    const publicKey = await importJWK(keys[0], 'ES256', { extractable: true });
    if (publicKey instanceof Uint8Array) throw new Error('not a public key');
    const hmac = (secret: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'test-key' })
        .sign(new TextEncoder().encode(secret));
    const { privateKey } = await generateKeyPair('ES256');
    const good = await api.auth.token(api.agency.va);
    const [header, , signature] = good.split('.');
    const admin = (overrides: Parameters<TestApi['auth']['token']>[1]) =>
      api.auth.token(api.agency.admin, overrides);
    const invalid: Record<string, string> = {
      garbage: 'garbage',
      'three parts of garbage': 'a.b.c',
      expired: await admin({ expiresInSeconds: -60 }),
      'alg none': new UnsecuredJWT(claims).encode(),
      'HS256 with the public key': await hmac(await exportSPKI(publicKey)),
      'HS256 with the JWKS': await hmac(JSON.stringify(keys[0])),
      'another key': await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: 'test-key' })
        .sign(privateKey),
      tampered: `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`,
      'another issuer': await admin({ claims: { iss: 'https://elsewhere.example/auth/v1' } }),
      'another audience': await admin({ claims: { aud: 'anon' } }),
      'the service role': await admin({ claims: { role: 'service_role' } }),
    };
    await writingNothing(async () => {
      for (const door of served(PEOPLE_DOORS)) {
        const request = sampleRequest(door, ours);
        const none = await knock(api, door, request);
        expect(none, `${nameOf(door)} without a session`).toMatchObject({
          status: 401,
          code: 'UNAUTHENTICATED',
        });
        const ofAgent = await knock(api, door, request, { authorization: `DPoP ${good}` });
        expect(ofAgent, `${nameOf(door)} as an agent`).toMatchObject({
          status: 401,
          code: 'UNAUTHENTICATED',
        });
        for (const [what, token] of Object.entries(invalid)) {
          const answer = await knock(api, door, request, { authorization: `Bearer ${token}` });
          expect(answer, `${nameOf(door)} with ${what}`).toMatchObject({
            status: 401,
            code: 'TOKEN_INVALID',
          });
        }
      }
    });
  });

  it('refuses who is no member, is suspended, or names an organisation of others', async () => {
    const outsider = newPerson('outsider@nowhere.example');
    const { agency, otherAgency } = api;
    await writingNothing(async () => {
      for (const door of served(MEMBER_DOORS)) {
        const request = sampleRequest(door, ours);
        const as = async (person: SignIn, headers?: Record<string, string>) =>
          knock(api, door, request, await bearer(person, headers));
        expect(await as(outsider), nameOf(door)).toMatchObject({ status: 403, code: 'NO_MEMBERSHIP' });
        expect(await as(agency.suspended), nameOf(door)).toMatchObject({ status: 403, code: 'SUSPENDED' });
        const foreign = await as(otherAgency.admin, { 'x-org-id': agency.orgId });
        expect(foreign, nameOf(door)).toMatchObject({ status: 403, code: 'NO_MEMBERSHIP' });
        const nonsense = await as(agency.admin, { 'x-org-id': `${agency.orgId}'` });
        expect(nonsense, nameOf(door)).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
      }
    });
  });

  it('asks for its key: refused without, naming it; past the door with exactly it', async () => {
    const { agency } = api;
    for (const door of served(PEOPLE_DOORS)) {
      const key = door.permission;
      if (key === null) continue;
      const people = {
        'a client': agency.client,
        'a VA without keys': agency.plainVa,
        'a VA with every other key': await arrangeVa(api, agency, othersThan(key), [agency.account]),
      };
      await writingNothing(async () => {
        for (const [who, person] of Object.entries(people)) {
          if (person === agency.client && CLIENT_KEYS.includes(key)) continue;
          if (person === agency.plainVa && key === 'accounts.view') continue;
          const answer = await knock(api, door, sampleRequest(door, ours), await bearer(person));
          expect(answer, `${nameOf(door)} as ${who}`).toMatchObject({
            status: 403,
            code: 'FORBIDDEN',
            details: { permission: key },
          });
        }
      });
      const holder = isAssignable(key) ? await arrangeVa(api, agency, [key], [agency.account]) : agency.admin;
      // Names nothing that exists and nothing that makes sense: who is past the door is told just that.
      const nothing = Object.fromEntries(Object.keys(ours).map((name) => [name, crypto.randomUUID()]));
      const request = {
        ...sampleRequest(door, nothing),
        ...(door.endpoint.body && { body: { nonsense: 1 } }),
      };
      const answer = await knock(api, door, request, await bearer(holder));
      expect(
        [200, ...REFUSALS.filter((status) => status !== 403)],
        `${nameOf(door)} with ${key}: ${answer.text}`,
      ).toContain(answer.status);
    }
  });

  it('gives an admin of another agency nothing of ours, and lets them change nothing', async () => {
    const ourSecrets = without(await secretsOf(api, api.agency), [citizenOfBoth.id, citizenOfBoth.email]);
    const admin = api.otherAgency.admin;
    for (const door of served(PEOPLE_DOORS)) {
      if (CHANGES_OWN.includes(door.name)) continue;
      const request = sampleRequest(door, ours);
      const before = await digestOfEverything(api);
      const answer = await knock(api, door, request, await bearer(admin));
      expectNothingOf(ourSecrets, answer.text, request, nameOf(door));
      const names =
        request.path !== door.endpoint.path ||
        JSON.stringify(request.body ?? {}).includes(ours.account_id ?? '');
      if (names) expect(answer.status, `${nameOf(door)}: ${answer.text}`).toBeGreaterThanOrEqual(400);
      if (names) expect(await digestOfEverything(api), nameOf(door)).toBe(before);
    }
  });

  it('keeps two agencies of one person apart: ids of the other than X-Org-Id names do not exist', async () => {
    for (const door of served(MEMBER_DOORS)) {
      const request = sampleRequest(door, theirs);
      const names = Object.values(theirs).some((id) => JSON.stringify(request).includes(id));
      const before = await digestOfEverything(api);
      const answer = await knock(
        api,
        door,
        request,
        await bearer(citizenOfBoth, { 'x-org-id': api.agency.orgId }),
      );
      expectNothingOf(theirSecrets, answer.text, request, nameOf(door));
      if (!names) continue;
      expect(REFUSALS, `${nameOf(door)}: ${answer.text}`).toContain(answer.status);
      expect(await digestOfEverything(api), nameOf(door)).toBe(before);
    }
  });

  it('gives a VA nothing of an account that they are not assigned to', async () => {
    const doors = served(MEMBER_DOORS).filter(
      ({ permission }) => permission === null || isAssignable(permission),
    );
    for (const door of doors) {
      const request = sampleRequest(door, aside);
      const names = [...asideSecrets].some((id) => JSON.stringify(request).includes(id));
      const before = await digestOfEverything(api);
      const answer = await knock(api, door, request, await bearer(allKeysVa));
      expectNothingOf(asideSecrets, answer.text, request, nameOf(door));
      if (!names) continue;
      expect(REFUSALS, `${nameOf(door)}: ${answer.text}`).toContain(answer.status);
      expect(await digestOfEverything(api), nameOf(door)).toBe(before);
    }
  });
});

describe('every door for devices and agents', { timeout: 120_000 }, () => {
  it('refuses people, whatever their session, and whoever brings no sound proof', async () => {
    const session = await bearer(api.agency.admin);
    await writingNothing(async () => {
      for (const door of served(AGENT_DOORS)) {
        const request = sampleRequest(door, ours);
        for (const headers of [{}, session, { authorization: 'DPoP' }]) {
          const answer = await knock(api, door, request, headers);
          expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
        }
        const dpop = { authorization: session.authorization.replace('Bearer', 'DPoP') };
        for (const headers of [dpop, { ...dpop, dpop: 'garbage' }, { ...dpop, dpop: 'a.b.c' }]) {
          const answer = await knock(api, door, request, headers);
          expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'PROOF_INVALID' });
        }
      }
      for (const door of served(DEVICE_DOORS)) {
        for (const headers of [{}, session, { dpop: 'garbage' }]) {
          const answer = await knock(api, door, sampleRequest(door, ours), headers);
          expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'PROOF_INVALID' });
        }
      }
    });
  });
});

describe('a paired device', { timeout: 120_000 }, () => {
  let reach: typeof fetch;
  let agent: PairedAgent;
  let foreign: PairedAgent;
  beforeAll(async () => {
    reach = await listen(api);
    // The filled tables hold an eBay agent's place on no account: these are Amazon agents.
    agent = await pairAgent(api, reach, { role: 'AMAZON_AGENT', accountId: api.agency.account.id });
    foreign = await pairAgent({ ...api, agency: api.otherAgency }, reach, {
      role: 'AMAZON_AGENT',
      accountId: api.otherAgency.account.id,
    });
  });

  /** A request with a sound proof by that key for that token. */
  async function present(door: Door, ids: Ids, token: string, key: DeviceKey) {
    const request = sampleRequest(door, ids);
    const asked = await knock(api, door, request);
    const proof = await createProof(key, {
      method: door.endpoint.method,
      url: api.config.apiPublicUrl + request.path,
      nonce: String(asked.headers['dpop-nonce']),
      token,
    });
    return knock(api, door, request, { authorization: `DPoP ${token}`, dpop: proof });
  }

  it('is refused with the token of another device, a token for people, or one that was tampered with', async () => {
    const session = await api.auth.token(api.agency.admin);
    const [header, payload, signature] = agent.token.split('.');
    const [, foreignPayload] = foreign.token.split('.');
    for (const door of served(AGENT_DOORS)) {
      const stolen = await present(door, ours, agent.token, foreign.key);
      expect(stolen, nameOf(door)).toMatchObject({ status: 401, code: 'PROOF_INVALID' });
      for (const token of [
        session,
        `${header}.${foreignPayload}.${signature}`,
        `${header}.${payload}.${signature?.split('').reverse().join('')}`,
      ]) {
        const answer = await present(door, ours, token, agent.key);
        expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
      }
    }
  });

  it('is no key to the doors for people', async () => {
    for (const door of served(PEOPLE_DOORS)) {
      const answer = await knock(api, door, sampleRequest(door, ours), {
        authorization: `Bearer ${agent.token}`,
      });
      expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    }
  });

  it('of another agency learns nothing of ours and changes nothing', async () => {
    const ourSecrets = await secretsOf(api, api.agency);
    for (const door of served(AGENT_DOORS)) {
      const before = await digestOfEverything(api);
      const request = sampleRequest(door, ours);
      const answer = await present(door, ours, foreign.token, foreign.key);
      expectNothingOf(ourSecrets, answer.text, request, nameOf(door));
      if (request.path === door.endpoint.path) continue;
      expect([400, 403, 404, 409], `${nameOf(door)}: ${answer.text}`).toContain(answer.status);
      expect(await digestOfEverything(api), nameOf(door)).toBe(before);
    }
  });

  it('that was revoked is refused at every door from the next request on', async () => {
    await api.call(api.agency.admin, 'POST', `/automation/agents/${agent.id}/revoke`);
    await writingNothing(async () => {
      for (const door of served(AGENT_DOORS)) {
        const answer = await present(door, ours, agent.token, agent.key);
        expect(answer, nameOf(door)).toMatchObject({ status: 401, code: 'AGENT_REVOKED' });
      }
    });
  });
});

describe('an invite', () => {
  const signUp = (email: string) => api.call(newPerson(email), 'POST', '/auth/bootstrap');
  const arrange = async (email: string, change: Record<string, unknown>) => {
    await api.database.sql`insert into app.invites ${api.database.sql({
      org_id: api.agency.orgId,
      email,
      role: 'va',
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
      ...change,
    })}`;
  };

  it.each([
    ['expired', { expires_at: '2026-01-01T00:00:00Z' }],
    ['revoked', { status: 'revoked' }],
    ['used by somebody', { status: 'used' }],
  ])('that is %s lets nobody in and leaves no row behind', async (kind, change) => {
    const email = `${kind.replaceAll(' ', '-')}@invited.example`;
    await arrange(email, change);
    await writingNothing(async () => {
      expect(await signUp(email)).toMatchObject({ status: 403, body: { error: { code: 'NO_INVITE' } } });
    });
  });

  it('of another person lets nobody in; a person cannot take a second place with it', async () => {
    await arrange('somebody@invited.example', {});
    const answer = await signUp('somebody.else@invited.example');
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'NO_INVITE' } } });
  });

  it('for an address that nobody verified lets nobody in', async () => {
    await arrange('unverified@invited.example', {});
    const person = { ...newPerson('unverified@invited.example'), emailConfirmed: false };
    const answer = await api.call(person, 'POST', '/auth/bootstrap');
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'EMAIL_NOT_VERIFIED' } } });
  });

  it('counts once, for its role and its org alone', async () => {
    await arrange('twice@invited.example', {});
    const person = newPerson('twice@invited.example');
    await api.call(person, 'POST', '/auth/bootstrap');
    const { body } = await api.call(person, 'POST', '/auth/bootstrap');
    expect(body.memberships).toMatchObject([{ org_id: api.agency.orgId, role: 'va', status: 'active' }]);
    // Another account of the auth service with the same address comes too late.
    expect((await signUp('twice@invited.example')).status).toBeGreaterThanOrEqual(400);
    const members = await api.database.sql`
      select from app.memberships m join app.profiles p on p.id = m.user_id where p.email = 'twice@invited.example'`;
    expect(members).toHaveLength(1);
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

const REFUSALS = [400, 403, 404, 409];
/** What a client may by the defaults of an org. */
const CLIENT_KEYS: readonly PermissionKey[] = [
  'accounts.view',
  'order_tracking.read',
  'profit.read',
  'payouts.read',
];
/** Doors that act on the caller themself, whoever they are: nothing in their request names anybody. */
const CHANGES_OWN: readonly string[] = [];

const isAssignable = (key: PermissionKey): boolean => ASSIGNABLE_PERMISSION_KEYS.some((each) => each === key);
/** Every assignable key that does not bring this one with it. */
const othersThan = (key: PermissionKey): PermissionKey[] =>
  ASSIGNABLE_PERMISSION_KEYS.filter((each) => !withImplied([each]).has(key));

function expectNothingOf(secrets: ReadonlySet<string>, text: string, request: object, door: string): void {
  const asked = JSON.stringify(request);
  const told = [...secrets].filter((secret) => text.includes(secret) && !asked.includes(secret));
  expect(told, `${door} tells ${text.slice(0, 300)}`).toEqual([]);
}
