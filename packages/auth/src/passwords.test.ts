import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashPassword, isPasswordOf } from './passwords.ts';
import { startTestService, type TestService } from './testing/test-service.ts';

/** As most clients' tests want it: everybody may sign up, and is believed. */
let open: TestService;
/** As a careful site has it: addresses are confirmed by a code. */
let careful: TestService;
beforeAll(async () => {
  const passwords = { minimumLength: 6 };
  [open, careful] = await Promise.all([
    startTestService({ passwords, autoConfirm: true, anonymousSignIns: true }),
    startTestService({ passwords }),
  ]);
});
afterAll(async () => {
  await Promise.all([open.stop(), careful.stop()]);
});

const VERSION = '2024-01-01';
let people = 0;
const newAddress = () => `person-${++people}@practice.test`;
const PASSWORD = 'correct horse';

async function signUp(on: TestService, email = newAddress()) {
  const client = on.client();
  const { data, error } = await client.auth.signUp({ email, password: PASSWORD });
  if (error !== null) throw error;
  return { client, email, user: data.user, session: data.session };
}

describe('signing up', () => {
  test('gives a session at once where addresses are believed', async () => {
    const email = newAddress();
    const { data, error } = await open.client().auth.signUp({
      email,
      password: PASSWORD,
      options: { data: { info: 'some' } },
    });
    expect(error).toBeNull();
    expect(data.session).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    expect(data.user).toMatchObject({
      email,
      phone: '',
      app_metadata: { provider: 'email', providers: ['email'] },
      user_metadata: { info: 'some' },
      email_confirmed_at: expect.any(String),
      last_sign_in_at: expect.any(String),
      identities: [{ provider: 'email', identity_data: { email } }],
    });
  });

  test('waits for the mailed code elsewhere, and the password is refused until then', async () => {
    const { client, email, user, session } = await signUp(careful);
    expect(session).toBeNull();
    expect(user).toMatchObject({ email, confirmation_sent_at: expect.any(String) });
    expect(user).not.toHaveProperty('email_confirmed_at');
    const early = await client.auth.signInWithPassword({ email, password: PASSWORD });
    expect([early.error?.status, early.error?.code]).toEqual([400, 'email_not_confirmed']);
    const confirmed = await client.auth.verifyOtp({
      email,
      token: await careful.codeFor(email),
      type: 'signup',
    });
    expect(confirmed.data.user?.id).toBe(user?.id);
    expect((await careful.client().auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull();
  });

  test('sends the code again when asked', async () => {
    const { client, email } = await signUp(careful);
    await careful.codeFor(email);
    expect((await client.auth.resend({ type: 'signup', email })).error).toBeNull();
    const { error } = await client.auth.verifyOtp({
      email,
      token: await careful.codeFor(email),
      type: 'signup',
    });
    expect(error).toBeNull();
  });

  test('does not tell that an address is taken where it must be confirmed', async () => {
    const { client, email } = await signUp(careful);
    await client.auth.verifyOtp({ email, token: await careful.codeFor(email), type: 'signup' });
    const taken = await careful.client().auth.signUp({ email, password: 'another one' });
    const fresh = await careful.client().auth.signUp({ email: newAddress(), password: 'another one' });
    expect([taken.error, taken.data.session]).toEqual([null, null]);
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shape)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shape(child)]))
          : typeof value;
    expect(shape(taken.data.user)).toEqual(shape(fresh.data.user));
    expect(taken.data.user?.id).not.toBe(
      (await careful.client().auth.signUp({ email, password: PASSWORD })).data.user?.id,
    );
    expect(
      (await careful.client().auth.signInWithPassword({ email, password: 'another one' })).error,
    ).not.toBe(null);
  });

  test('tells nothing of who began it before and never proved the address, but sends the code', async () => {
    const email = newAddress();
    const first = await careful
      .client()
      .auth.signUp({ email, password: PASSWORD, options: { data: { secret: 'of the first' } } });
    await careful.codeFor(email);
    const client = careful.client();
    const second = await client.auth.signUp({ email, password: 'another one' });
    expect(second.data.user?.user_metadata).toEqual({});
    expect(second.data.user?.id).not.toBe(first.data.user?.id);
    const token = await careful.codeFor(email);
    const { data } = await client.auth.verifyOtp({ email, token, type: 'signup' });
    expect(data.user?.id).toBe(first.data.user?.id);
  });

  test('says so where addresses are believed', async () => {
    const { email } = await signUp(open);
    const { data, error } = await open.client().auth.signUp({ email, password: PASSWORD });
    expect([error?.status, error?.code, error?.message]).toEqual([
      422,
      'user_already_exists',
      'User already registered',
    ]);
    expect(data).toMatchObject({ user: null, session: null });
  });

  test('refuses a weak password, naming why, and an address that is none', async () => {
    const weak = await open.client().auth.signUp({ email: newAddress(), password: '123' });
    expect(weak.error).toMatchObject({
      name: 'AuthWeakPasswordError',
      status: 422,
      message: 'Password should be at least 6 characters.',
      reasons: ['length'],
    });
    const long = await open.client().auth.signUp({ email: newAddress(), password: 'x'.repeat(73) });
    expect(long.error?.code).toBe('validation_failed');
    const nowhere = await open.client().auth.signUp({ email: 'a', password: PASSWORD });
    expect([nowhere.error?.status, nowhere.error?.message]).toEqual([
      400,
      'Unable to validate email address: invalid format',
    ]);
  });

  test('is possible by phone number, or without any address, where switched on', async () => {
    const phoned = await open.client().auth.signUp({ phone: '+15550100', password: PASSWORD });
    expect(phoned.error).toBeNull();
    const { data } = await open.client().auth.signInWithPassword({ phone: '15550100', password: PASSWORD });
    expect(data.user).toMatchObject({
      phone: '15550100',
      email: '',
      app_metadata: { provider: 'phone' },
      phone_confirmed_at: expect.any(String),
    });
    const nobody = await open.client().auth.signInAnonymously({ options: { data: { info: 'x' } } });
    expect(nobody.data.user).toMatchObject({ is_anonymous: true, user_metadata: { info: 'x' } });
    const claims = await open.client().auth.getClaims(nobody.data.session?.access_token);
    expect(claims.data?.claims).toMatchObject({ is_anonymous: true, amr: [{ method: 'anonymous' }] });
    const off = await careful.client().auth.signInAnonymously();
    expect([off.error?.status, off.error?.code, off.error?.message]).toEqual([
      422,
      'anonymous_provider_disabled',
      'Anonymous sign-ins are disabled',
    ]);
    const noText = await careful.client().auth.signUp({ phone: '+15550101', password: PASSWORD });
    expect([noText.error?.status, noText.error?.code]).toEqual([400, 'phone_provider_disabled']);
  });

  test('without any address ends when the person proves one', async () => {
    const client = open.client();
    const { data } = await client.auth.signInAnonymously();
    const email = newAddress();
    await client.auth.updateUser({ email });
    const proven = await client.auth.verifyOtp({
      email,
      token: await open.codeFor(email),
      type: 'email_change',
    });
    expect(proven.data.user).toMatchObject({ id: data.user?.id, email, is_anonymous: false });
  });
});

describe('signing in by password', () => {
  test('gives a session that says how it came about', async () => {
    const { email } = await signUp(open);
    const client = open.client();
    const { data, error } = await client.auth.signInWithPassword({
      email: email.toUpperCase(),
      password: PASSWORD,
    });
    expect(error).toBeNull();
    expect(data.user?.email).toBe(email);
    const claims = await client.auth.getClaims();
    expect(claims.data?.claims.amr).toMatchObject([{ method: 'password' }]);
  });

  test('is refused alike for a wrong password and for a person who does not exist', async () => {
    const { email } = await signUp(open);
    for (const credentials of [
      { email, password: 'wrong' },
      { email: 'nobody@practice.test', password: PASSWORD },
      { email, password: '' },
    ]) {
      const response = await open.request('/auth/v1/token?grant_type=password', {
        method: 'POST',
        body: JSON.stringify(credentials),
        version: VERSION,
      });
      expect([response.status, await response.json()]).toEqual([
        400,
        { code: 'invalid_credentials', message: 'Invalid login credentials' },
      ]);
    }
  });

  test('is refused to who is banned, once they know the password', async () => {
    const { email, user } = await signUp(open);
    const admin = open.client(open.serviceRoleKey).auth.admin;
    await admin.updateUserById(user?.id ?? '', { ban_duration: '1h30m' });
    const { error } = await open.client().auth.signInWithPassword({ email, password: PASSWORD });
    expect([error?.status, error?.code]).toEqual([400, 'user_banned']);
    await admin.updateUserById(user?.id ?? '', { ban_duration: 'none' });
    expect((await open.client().auth.signInWithPassword({ email, password: PASSWORD })).error).toBeNull();
  });

  test.each([
    ['{}', 'validation_failed'],
    ['{"email":"a@b.test","phone":"15550100","password":"x"}', 'validation_failed'],
    ['{"email":"a","password":"x"}', 'validation_failed'],
    ['{"email":["a@b.test"],"password":"x"}', 'validation_failed'],
    ['{"email":', 'bad_json'],
  ])('with %s is a bad request', async (body, code) => {
    const response = await open.request('/auth/v1/token?grant_type=password', {
      method: 'POST',
      body,
      version: VERSION,
    });
    expect([response.status, await response.json()]).toMatchObject([400, { code }]);
  });
});

describe('changing a password', () => {
  test('signs out the other browsers and makes the old one useless', async () => {
    const { client, email } = await signUp(open);
    const elsewhere = open.client();
    await elsewhere.auth.signInWithPassword({ email, password: PASSWORD });
    expect((await client.auth.updateUser({ password: 'a better one' })).error).toBeNull();
    expect((await client.auth.getUser()).error).toBeNull();
    expect((await elsewhere.auth.getUser()).error).not.toBeNull();
    const old = await open.client().auth.signInWithPassword({ email, password: PASSWORD });
    expect(old.error?.code).toBe('invalid_credentials');
    expect(
      (await open.client().auth.signInWithPassword({ email, password: 'a better one' })).error,
    ).toBeNull();
  });

  test('refuses the same, and a weak one', async () => {
    const { client } = await signUp(open);
    const same = await client.auth.updateUser({ password: PASSWORD });
    expect([same.error?.status, same.error?.code]).toEqual([422, 'same_password']);
    expect((await client.auth.updateUser({ password: 'x' })).error?.code).toBe('weak_password');
  });

  test('asks a session of yesterday for a mailed code', async () => {
    const { client, email, user } = await signUp(open);
    await open.database.sql`
      update auth.sessions set created_at = created_at - interval '25 hours' where user_id = ${user?.id ?? ''}`;
    const needed = await client.auth.updateUser({ password: 'a better one' });
    expect([needed.error?.status, needed.error?.code]).toEqual([400, 'reauthentication_needed']);
    const asked = await client.auth.reauthenticate();
    expect(asked).toMatchObject({ data: { user: null, session: null }, error: null });
    const nonce = await open.codeFor(email);
    const wrong = await client.auth.updateUser({ password: 'a better one', nonce: 'wrong' });
    expect(wrong.error?.code).toBe('reauthentication_not_valid');
    expect((await client.auth.updateUser({ password: 'a better one', nonce })).error).toBeNull();
  });

  test('after forgetting it: a recovery code signs in', async () => {
    const { email } = await signUp(open);
    const client = open.client();
    expect((await client.auth.resetPasswordForEmail(email)).error).toBeNull();
    const { error } = await client.auth.verifyOtp({
      email,
      token: await open.codeFor(email),
      type: 'recovery',
    });
    expect(error).toBeNull();
    expect((await client.auth.updateUser({ password: 'remembered' })).error).toBeNull();
  });
});

test('a recovery code for an address never proven before ends what somebody else prepared with it', async () => {
  const { email } = await signUp(careful);
  await careful.codeFor(email);
  const client = careful.client();
  await client.auth.resetPasswordForEmail(email);
  const { error } = await client.auth.verifyOtp({
    email,
    token: await careful.codeFor(email),
    type: 'recovery',
  });
  expect(error).toBeNull();
  const prepared = await careful.client().auth.signInWithPassword({ email, password: PASSWORD });
  expect(prepared.error?.code).toBe('invalid_credentials');
});

describe('changing the e-mail address', () => {
  test('needs both addresses’ agreement', async () => {
    const { client, email } = await signUp(open);
    const wanted = newAddress();
    const begun = await client.auth.updateUser({ email: wanted });
    expect(begun.data.user).toMatchObject({ email, new_email: wanted });
    const current = await open.codeFor(email);
    const first = await client.auth.verifyOtp({ email, token: current, type: 'email_change' });
    expect(first.error).toBeNull();
    expect((await client.auth.getUser()).data.user?.email).toBe(email);
    const second = await client.auth.verifyOtp({
      email: wanted,
      token: await open.codeFor(wanted),
      type: 'email_change',
    });
    expect(second.data.user).toMatchObject({ email: wanted });
    expect(second.data.user).not.toHaveProperty('new_email');
  });

  test('is refused for an address that somebody has', async () => {
    const [one, two] = [await signUp(open), await signUp(open)];
    const { error } = await one.client.auth.updateUser({ email: two.email });
    expect([error?.status, error?.code]).toEqual([422, 'email_exists']);
  });
});

describe('where passwords are off', () => {
  test('none of it is served, in Supabase’s words', async () => {
    const off = await startTestService();
    try {
      const client = off.client();
      const email = newAddress();
      const phone = '+15550102';
      const answers = [
        [client.auth.signUp({ email, password: PASSWORD }), 400, 'email', 'Email signups are disabled'],
        [client.auth.signUp({ phone, password: PASSWORD }), 400, 'phone', 'Phone signups are disabled'],
        [
          client.auth.signInWithPassword({ email, password: PASSWORD }),
          422,
          'email',
          'Email logins are disabled',
        ],
        [
          client.auth.signInWithPassword({ phone, password: PASSWORD }),
          422,
          'phone',
          'Phone logins are disabled',
        ],
        [client.auth.signInWithOtp({ phone }), 400, 'phone', 'Unsupported phone provider'],
        [client.auth.resend({ phone, type: 'sms' }), 400, 'phone', 'Phone logins are disabled'],
      ] as const;
      for (const [answer, status, way, message] of answers) {
        const { error } = await answer;
        expect(error).toMatchObject({ status, code: `${way}_provider_disabled`, message });
      }
      const admin = off.client(off.serviceRoleKey).auth.admin;
      const made = await admin.createUser({ email: newAddress(), password: PASSWORD });
      expect(made.error?.code).toBe('validation_failed');
    } finally {
      await off.stop();
    }
  });
});

describe('hashes of passwords', () => {
  test('differ each time, hold no password and fit one only', async () => {
    const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).not.toBe(two);
    expect(one).not.toContain(PASSWORD);
    expect(await isPasswordOf(one, PASSWORD)).toBe(true);
    expect(await isPasswordOf(one, `${PASSWORD} `)).toBe(false);
    expect(await isPasswordOf(null, PASSWORD)).toBe(false);
  });

  test('are out of reach for the owner of the product’s own functions', async () => {
    const [row] = await open.database.sql<[{ may: boolean }]>`
      select has_table_privilege('crosscart_owner', 'auth.passwords', 'select')
        or has_table_privilege('crosscart_owner', 'auth.one_time_codes', 'select') as may`;
    expect(row.may).toBe(false);
  });
});
