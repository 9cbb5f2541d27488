import { exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { MEMBER_DOORS, nameOf, PEOPLE_DOORS } from '../testing/doors/endpoints.ts';
import { useFilledDoors } from '../testing/doors/filled-doors.ts';
import { knock } from '../testing/doors/knock.ts';
import { sampleRequest } from '../testing/doors/samples.ts';
import { newPerson, type SignIn, type TestApi } from '../testing/index.ts';

describe('every door for people', { timeout: 120_000 }, () => {
  const doors = useFilledDoors();

  it('refuses whoever has no session, or one that is not sound, and writes nothing', async () => {
    const claims = {
      iss: `${doors.api.auth.url}/auth/v1`,
      aud: 'authenticated',
      sub: doors.api.agency.admin.id,
      email: doors.api.agency.admin.email,
      role: 'authenticated',
      exp: Math.floor(Date.now() / 1000) + 600,
    };
    const { keys } = (await (await fetch(`${doors.api.auth.url}/auth/v1/.well-known/jwks.json`)).json()) as {
      keys: [Record<string, string>];
    };
    const publicKey = await importJWK(keys[0], 'ES256', { extractable: true });
    if (publicKey instanceof Uint8Array) throw new Error('not a public key');
    const hmac = (secret: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'test-key' })
        .sign(new TextEncoder().encode(secret));
    const { privateKey } = await generateKeyPair('ES256');
    const good = await doors.api.auth.token(doors.api.agency.va);
    const [header, , signature] = good.split('.');
    const admin = (overrides: Parameters<TestApi['auth']['token']>[1]) =>
      doors.api.auth.token(doors.api.agency.admin, overrides);
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
    await doors.writingNothing(async () => {
      for (const door of doors.served(PEOPLE_DOORS)) {
        const request = sampleRequest(door, doors.ours);
        const none = await knock(doors.api, door, request);
        expect(none, `${nameOf(door)} without a session`).toMatchObject({
          status: 401,
          code: 'UNAUTHENTICATED',
        });
        const ofAgent = await knock(doors.api, door, request, { authorization: `DPoP ${good}` });
        expect(ofAgent, `${nameOf(door)} as an agent`).toMatchObject({
          status: 401,
          code: 'UNAUTHENTICATED',
        });
        for (const [what, token] of Object.entries(invalid)) {
          const answer = await knock(doors.api, door, request, { authorization: `Bearer ${token}` });
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
    const { agency, otherAgency } = doors.api;
    await doors.writingNothing(async () => {
      for (const door of doors.served(MEMBER_DOORS)) {
        const request = sampleRequest(door, doors.ours);
        const as = async (person: SignIn, headers?: Record<string, string>) =>
          knock(doors.api, door, request, await doors.bearer(person, headers));
        expect(await as(outsider), nameOf(door)).toMatchObject({ status: 403, code: 'NO_MEMBERSHIP' });
        expect(await as(agency.suspended), nameOf(door)).toMatchObject({ status: 403, code: 'SUSPENDED' });
        const foreign = await as(otherAgency.admin, { 'x-org-id': agency.orgId });
        expect(foreign, nameOf(door)).toMatchObject({ status: 403, code: 'NO_MEMBERSHIP' });
        const nonsense = await as(agency.admin, { 'x-org-id': `${agency.orgId}'` });
        expect(nonsense, nameOf(door)).toMatchObject({ status: 400, code: 'VALIDATION_FAILED' });
      }
    });
  });
});
