import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SITE_URL, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ passwords: { minimumLength: 6 }, autoConfirm: true });
});
afterAll(async () => {
  await service.stop();
});

const admin = () => service.client(service.serviceRoleKey).auth.admin;
const NOBODY = '83fd9e20-7a80-46e4-bf29-a86e3d6bbf66';
let people = 0;
const newAddress = () => `person-${++people}@practice.test`;

async function create(attributes: Record<string, unknown> = {}) {
  const { data, error } = await admin().createUser({ email: newAddress(), ...attributes });
  if (error !== null) throw error;
  return data.user;
}

describe('creating people', () => {
  test('keeps both kinds of metadata, and adds how they may sign in', async () => {
    const user = await create({
      password: 'long enough',
      user_metadata: { picture: 'x' },
      app_metadata: { roles: ['admin'] },
    });
    expect(user.user_metadata).toEqual({ picture: 'x' });
    expect(user.app_metadata).toEqual({ roles: ['admin'], provider: 'email', providers: ['email'] });
    expect(user.email_confirmed_at).toBeUndefined();
    const { error } = await service.client().auth.signInWithPassword({
      email: user.email ?? '',
      password: 'long enough',
    });
    expect(error?.code).toBe('email_not_confirmed');
  });

  test.each([
    [{ email: 'xx:;x@x.x' }, 'validation_failed', 'Unable to validate email address: invalid format'],
    [{}, 'validation_failed', 'Cannot create a user without either an email or phone'],
    [{ email: 'w@practice.test', password: 'x' }, 'weak_password', 'Password should be at least 6'],
    [{ email: 'b@practice.test', ban_duration: 'long' }, 'validation_failed', 'invalid format for ban'],
    [
      { email: 'b@practice.test', ban_duration: '99999999999h' },
      'validation_failed',
      'ban duration: too long',
    ],
    [{ phone: '12-34' }, 'validation_failed', 'E.164'],
  ])('refuses %j', async (attributes, code, message) => {
    const { data, error } = await admin().createUser(attributes);
    expect(data.user).toBeNull();
    expect(error?.code).toBe(code);
    expect(error?.message).toContain(message);
  });

  test('refuses a phone number that somebody has', async () => {
    await create({ phone: '15550123' });
    const { error } = await admin().createUser({ phone: '15550123' });
    expect([error?.status, error?.code]).toEqual([422, 'phone_exists']);
  });
});

describe('listing people', () => {
  test('begins with the newest', async () => {
    const user = await create();
    const { data } = await admin().listUsers({ page: 1, perPage: 1 });
    expect(data.users.map((each) => each.id)).toEqual([user.id]);
    const whole = await admin().listUsers();
    expect(whole.data.users[0]?.id).toBe(user.id);
    expect(whole.data.users.length).toBeGreaterThan(1);
  });

  test.each([
    { page: -1, perPage: 10 },
    { page: 1, perPage: 100_000 },
  ])('refuses %j', async (page) => {
    const { data, error } = await admin().listUsers(page);
    expect([error?.status, error?.code, data.users]).toEqual([400, 'validation_failed', []]);
  });
});

describe('changing people', () => {
  test('changes address, confirmation, metadata and password', async () => {
    const user = await create({ user_metadata: { a: 1, b: 2 } });
    const email = newAddress();
    const { data, error } = await admin().updateUserById(user.id, {
      email,
      email_confirm: true,
      password: 'long enough',
      user_metadata: { a: null, c: 3 },
      app_metadata: { roles: ['x'] },
    });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({ email, user_metadata: { b: 2, c: 3 }, app_metadata: { roles: ['x'] } });
    expect(data.user?.user_metadata).not.toHaveProperty('a');
    const signedIn = await service.client().auth.signInWithPassword({ email, password: 'long enough' });
    expect(signedIn.error).toBeNull();
  });

  test('a new address is the one that their identity says, too', async () => {
    const [user, phoned] = [await create(), await create({ email: undefined, phone: '15550124' })];
    const email = newAddress();
    await admin().updateUserById(user.id, { email, email_confirm: true });
    const { data } = await admin().getUserById(user.id);
    expect(data.user?.identities).toMatchObject([
      { provider: 'email', identity_data: { email, email_verified: true, sub: user.id } },
    ]);
    expect(data.user?.identities?.[0]?.last_sign_in_at).toBe(user.identities?.[0]?.last_sign_in_at);
    await admin().updateUserById(phoned.id, { email: newAddress() });
    const both = (await admin().getUserById(phoned.id)).data.user?.identities ?? [];
    expect(both.map((identity) => identity.provider)).toEqual(['phone', 'email']);
  });

  test('refuses an address that somebody has, whole', async () => {
    const [one, two] = [await create(), await create()];
    const { error } = await admin().updateUserById(one.id, {
      email: two.email ?? '',
      user_metadata: { changed: true },
    });
    expect([error?.status, error?.code]).toEqual([422, 'email_exists']);
    expect((await admin().getUserById(one.id)).data.user?.user_metadata).toEqual({});
  });

  test('knows nobody by a foreign id, and no id that is none', async () => {
    for (const answer of [
      await admin().updateUserById(NOBODY, { email: newAddress() }),
      await admin().deleteUser(NOBODY),
      await admin().getUserById(NOBODY),
    ]) {
      expect([answer.error?.status, answer.error?.code]).toEqual([404, 'user_not_found']);
    }
    const response = await service.request('/auth/v1/admin/users/nobody', {
      headers: { authorization: `Bearer ${service.serviceRoleKey}` },
    });
    expect(response.status).toBe(404);
  });
});

describe('deleting people', () => {
  test('ends their sessions', async () => {
    const client = service.client();
    const { data } = await client.auth.signUp({ email: newAddress(), password: 'long enough' });
    expect((await admin().deleteUser(data.user?.id ?? '')).error).toBeNull();
    expect((await service.client().auth.getUser(data.session?.access_token)).error).not.toBeNull();
    expect((await client.auth.refreshSession()).error?.code).toBe('refresh_token_not_found');
    expect((await client.auth.signOut()).error).toBeNull();
  });

  test('softly keeps the id and nothing that names them; the address is free again', async () => {
    const user = await create({ user_metadata: { name: 'Somebody' } });
    expect((await admin().deleteUser(user.id, true)).error).toBeNull();
    expect((await admin().getUserById(user.id)).error?.code).toBe('user_not_found');
    const [row] = await service.database.sql`select row_to_json(u)::text as text from auth.users u
      where id = ${user.id}`;
    expect(row?.text).not.toContain(user.email ?? '');
    expect(row?.text).not.toContain('Somebody');
    expect((await create({ email: user.email })).id).not.toBe(user.id);
  });
});

describe('inviting and links', () => {
  test('an invited person may use their code', async () => {
    const email = newAddress();
    const invited = await admin().inviteUserByEmail(email, { data: { status: 'alpha' } });
    expect(invited.data.user).toMatchObject({ email, invited_at: expect.any(String) });
    const { data } = await service
      .client()
      .auth.verifyOtp({ email, token: await service.codeFor(email), type: 'invite' });
    expect(data.user).toMatchObject({ id: invited.data.user?.id, user_metadata: { status: 'alpha' } });
    const again = await admin().inviteUserByEmail(email);
    expect([again.error?.status, again.error?.code]).toEqual([422, 'email_exists']);
  });

  test('a sign-up link names its address, code, hash, type and end', async () => {
    const { data, error } = await admin().generateLink({
      type: 'signup',
      email: newAddress(),
      password: 'long enough',
      options: { data: { status: 'alpha' }, redirectTo: SITE_URL },
    });
    expect(error).toBeNull();
    expect(data.user?.user_metadata).toEqual({ status: 'alpha' });
    const { properties } = data;
    expect(properties?.action_link).toBe(
      `${service.url}/auth/v1/verify?token=${properties?.hashed_token}&type=signup&redirect_to=${SITE_URL}`,
    );
    expect(properties).toMatchObject({
      email_otp: expect.stringMatching(/^\d{6}$/),
      redirect_to: SITE_URL,
      verification_type: 'signup',
    });
  });

  test('a change of address names the new one', async () => {
    const user = await create();
    const newEmail = newAddress();
    const { data, error } = await admin().generateLink({
      type: 'email_change_current',
      email: user.email ?? '',
      newEmail,
    });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({ email: user.email, new_email: newEmail });
    expect(data.properties?.action_link).toContain('type=email_change&');
  });

  test.each([
    [{ type: 'signup', email: 'xx:;x@x.x', password: 'long enough' }, 400, 'validation_failed'],
    [{ type: 'recovery', email: 'nobody@practice.test' }, 404, 'user_not_found'],
    [{ type: 'telepathy', email: 'nobody@practice.test' }, 400, 'validation_failed'],
  ])('%j is refused', async (body, status, code) => {
    const response = await service.request('/auth/v1/admin/generate_link', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${service.serviceRoleKey}` },
      version: '2024-01-01',
    });
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  test('are closed to everyone without the service-role key', async () => {
    const { data } = await service.client().auth.signUp({ email: newAddress(), password: 'long enough' });
    for (const path of ['/invite', '/admin/generate_link', '/admin/users']) {
      for (const token of [service.anonKey, data.session?.access_token ?? '']) {
        const response = await service.request(`/auth/v1${path}`, {
          method: 'POST',
          body: JSON.stringify({ type: 'magiclink', email: 'victim@practice.test' }),
          headers: { authorization: `Bearer ${token}` },
        });
        expect([path, response.status]).toEqual([path, 403]);
      }
    }
  });

  test('an administrator signs out the holder of a token', async () => {
    const { data } = await service.client().auth.signUp({ email: newAddress(), password: 'long enough' });
    const token = data.session?.access_token ?? '';
    expect((await admin().signOut(token)).error).toBeNull();
    expect((await service.client().auth.getUser(token)).error).not.toBeNull();
    expect((await admin().signOut('this-is-a-bad-token')).error?.message).toMatch(/^invalid JWT/);
  });
});

describe('what is never switched on', () => {
  test('is refused in the words that Supabase’s clients expect', async () => {
    const client = service.client();
    await client.auth.signUp({ email: newAddress(), password: 'long enough' });
    const identities = (await client.auth.getUserIdentities()).data?.identities ?? [];
    const { auth } = client;
    const web3 = { chain: 'solana', message: 'm', signature: new Uint8Array([1]) } as const;
    const answers: [Promise<{ error: unknown }>, number, string, string][] = [
      [
        auth.linkIdentity({ provider: 'google' }),
        404,
        'manual_linking_disabled',
        'Manual linking is disabled',
      ],
      [
        auth.unlinkIdentity(identities[0] as never),
        404,
        'manual_linking_disabled',
        'Manual linking is disabled',
      ],
      [auth.mfa.enroll({ factorType: 'totp' }), 422, 'mfa_totp_enroll_not_enabled', 'disabled for TOTP'],
      [
        auth.mfa.enroll({ factorType: 'phone', phone: '+15550100' }),
        422,
        'mfa_phone_enroll_not_enabled',
        'disabled for Phone',
      ],
      [auth.mfa.enroll({ factorType: 'webauthn' }), 422, 'mfa_webauthn_enroll_not_enabled', 'for WebAuthn'],
      [auth.mfa.challenge({ factorId: NOBODY }), 404, 'mfa_factor_not_found', 'Factor not found'],
      [
        auth.mfa.verify({ factorId: NOBODY, challengeId: NOBODY, code: '123456' }),
        404,
        'mfa_factor_not_found',
        'Factor not found',
      ],
      [auth.mfa.unenroll({ factorId: NOBODY }), 404, 'mfa_factor_not_found', 'Factor not found'],
      [
        auth.signInWithIdToken({ provider: 'google', token: 't' }),
        400,
        'provider_disabled',
        'Provider (issuer "https://accounts.google.com") is not enabled',
      ],
      [auth.signInWithWeb3(web3), 422, 'web3_provider_disabled', 'Web3 provider is disabled'],
      [
        auth.signInWithSSO({ domain: 'practice.test' }),
        404,
        'saml_provider_disabled',
        'SAML 2.0 is disabled',
      ],
      [admin().oauth.listClients(), 404, 'feature_disabled', 'OAuth server is disabled'],
    ];
    for (const [answer, status, code, message] of answers) {
      expect((await answer).error).toMatchObject({ name: 'AuthApiError', status, code });
      expect((await answer).error).toMatchObject({ message: expect.stringContaining(message) });
    }
    expect((await auth.getUser()).error).toBeNull();
  });

  test.each([
    ['POST', '/passkeys/authentication/options', 404, 'passkey_disabled'],
    ['PATCH', `/passkeys/${NOBODY}`, 404, 'passkey_disabled'],
    ['GET', '/oauth/authorizations/1', 404, 'feature_disabled'],
    ['GET', '/user/oauth/grants', 401, 'no_authorization'],
    ['POST', '/factors/recovery-codes', 401, 'no_authorization'],
    ['GET', '/sso/saml/metadata', 404, 'saml_provider_disabled'],
    ['GET', '/admin/oauth/clients', 401, 'no_authorization'],
    ['GET', '/admin/custom-providers', 401, 'no_authorization'],
  ])('is refused to somebody without a session: %s %s', async (method, path, status, code) => {
    const response = await service.request(`/auth/v1${path}`, { method, version: '2024-01-01' });
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  test.each([
    ['POST', '/factors', '{"factor_type":"telepathy"}', 400, 'validation_failed'],
    ['POST', '/factors', '{"factor_type":7}', 400, 'validation_failed'],
    ['POST', '/factors/recovery-codes', '{}', 422, 'mfa_recovery_codes_enroll_not_enabled'],
    ['POST', '/factors/recovery-codes/verify', '{}', 422, 'mfa_recovery_codes_verify_not_enabled'],
    ['DELETE', '/factors/recovery-codes', undefined, 404, 'mfa_factor_not_found'],
    ['DELETE', '/user/oauth/grants?client_id=1', undefined, 404, 'feature_disabled'],
  ])('is refused to a person: %s %s', async (method, path, body, status, code) => {
    const { data } = await service.client().auth.signUp({ email: newAddress(), password: 'long enough' });
    const response = await service.request(`/auth/v1${path}`, {
      method,
      version: '2024-01-01',
      headers: { authorization: `Bearer ${data.session?.access_token}` },
      ...(body === undefined ? {} : { body }),
    });
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
  });

  test('nobody has second factors, and administrators may ask', async () => {
    const user = await create();
    const { mfa } = admin();
    expect((await mfa.listFactors({ userId: user.id })).data).toEqual({ factors: [] });
    expect((await mfa.deleteFactor({ userId: user.id, id: NOBODY })).error?.code).toBe(
      'mfa_factor_not_found',
    );
    expect((await mfa.listFactors({ userId: NOBODY })).error?.code).toBe('user_not_found');
    const passkeys = await service.request(`/auth/v1/admin/users/${user.id}/passkeys`, {
      headers: { authorization: `Bearer ${service.serviceRoleKey}` },
      version: '2024-01-01',
    });
    expect([passkeys.status, await passkeys.json()]).toMatchObject([404, { code: 'passkey_disabled' }]);
  });

  test('a browser’s page may read those refusals too', async () => {
    for (const method of ['DELETE', 'PATCH']) {
      const preflight = await service.request('/auth/v1/factors/1', {
        method: 'OPTIONS',
        headers: { origin: new URL(SITE_URL).origin, 'access-control-request-method': method },
      });
      expect(preflight.headers.get('access-control-allow-methods')).toContain(method);
    }
  });
});
