import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALLBACK_PAGE, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(async () => {
  await service.stop();
});

const VERSION = '2024-01-01';
let people = 0;
/** An address that nobody has used before. */
const newAddress = () => `person-${++people}@practice.test`;

async function post(path: string, body: unknown, on = service) {
  const response = await on.request(`/auth/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    version: VERSION,
  });
  return {
    status: response.status,
    body: (await response.json()) as { code: string; message: string },
    headers: response.headers,
  };
}

async function signIn(email: string) {
  const client = service.client();
  await client.auth.signInWithOtp({ email });
  const { data, error } = await client.auth.verifyOtp({
    email,
    token: await service.codeFor(email),
    type: 'email',
  });
  if (error !== null || data.session === null) throw error ?? new Error('No session');
  return { client, session: data.session, user: data.user };
}

describe('a sign-in code, by supabase-js', () => {
  test('makes a newcomer known and signs them in', async () => {
    const client = service.client();
    const asked = await client.auth.signInWithOtp({
      email: 'New.Person@Practice.test',
      options: { data: { team: 'night' } },
    });
    expect(asked).toMatchObject({ data: { user: null, session: null }, error: null });
    const token = await service.codeFor('new.person@practice.test');
    expect(token).toMatch(/^\d{6}$/);
    const { data, error } = await client.auth.verifyOtp({
      email: 'NEW.person@practice.test',
      token,
      type: 'email',
    });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({
      email: 'new.person@practice.test',
      user_metadata: { team: 'night' },
      app_metadata: { provider: 'email', providers: ['email'] },
      identities: [{ provider: 'email', identity_data: { email: 'new.person@practice.test' } }],
    });
    expect(data.user?.email_confirmed_at).toEqual(expect.any(String));
    const claims = await client.auth.getClaims();
    expect(claims.data?.claims.amr).toMatchObject([{ method: 'otp' }]);
  });

  test('finds again whom it made known', async () => {
    const email = newAddress();
    const [first, second] = [await signIn(email), await signIn(email)];
    expect(second.user?.id).toBe(first.user?.id);
    expect(second.user?.identities).toHaveLength(1);
  });

  test('works once', async () => {
    const email = newAddress();
    const client = service.client();
    await client.auth.signInWithOtp({ email });
    const token = await service.codeFor(email);
    const answers = await Promise.all(
      [1, 2, 3].map(() => service.client().auth.verifyOtp({ email, token, type: 'email' })),
    );
    expect(answers.filter((answer) => answer.error === null)).toHaveLength(1);
    for (const { error } of answers.filter((answer) => answer.error !== null)) {
      expect([error?.status, error?.code, error?.message]).toEqual([
        403,
        'otp_expired',
        'Token has expired or is invalid',
      ]);
    }
  });

  test.each(['email', 'magiclink', 'signup'] as const)('is taken as type %s', async (type) => {
    const email = newAddress();
    await service.client().auth.signInWithOtp({ email });
    const { error } = await service.client().auth.verifyOtp({
      email,
      token: await service.codeFor(email),
      type,
    });
    expect(error).toBeNull();
  });

  test('is not taken as another type', async () => {
    const email = newAddress();
    await service.client().auth.signInWithOtp({ email });
    const token = await service.codeFor(email);
    for (const type of ['recovery', 'invite', 'email_change'] as const) {
      const { error } = await service.client().auth.verifyOtp({ email, token, type });
      expect([type, error?.code]).toEqual([type, 'otp_expired']);
    }
  });

  test('is over after ten minutes', async () => {
    const email = newAddress();
    await service.client().auth.signInWithOtp({ email });
    const token = await service.codeFor(email);
    await service.database
      .sql`update auth.one_time_codes set expires_at = expires_at - interval '10 minutes'`;
    const { error } = await service.client().auth.verifyOtp({ email, token, type: 'email' });
    expect([error?.status, error?.code]).toEqual([403, 'otp_expired']);
  });

  test('is gone after five wrong tries, even when the sixth is right', async () => {
    const email = newAddress();
    await service.client().auth.signInWithOtp({ email });
    const token = await service.codeFor(email);
    const wrong = token === '000000' ? '000001' : '000000';
    const attempt = (code: string) => service.client().auth.verifyOtp({ email, token: code, type: 'email' });
    for (let tries = 0; tries < 5; tries += 1) expect((await attempt(wrong)).error?.code).toBe('otp_expired');
    expect((await attempt(token)).error?.code).toBe('otp_expired');
  });

  test('stops working when a newer one is sent, and is no good for another address', async () => {
    const [email, other] = [newAddress(), newAddress()];
    await service.client().auth.signInWithOtp({ email });
    const first = await service.codeFor(email);
    await service.client().auth.signInWithOtp({ email });
    const second = await service.codeFor(email);
    await service.client().auth.signInWithOtp({ email: other });
    await service.codeFor(other);
    const verify = async (address: string, token: string) =>
      (await service.client().auth.verifyOtp({ email: address, token, type: 'email' })).error?.code;
    if (first !== second) expect(await verify(email, first)).toBe('otp_expired');
    expect(await verify(other, second)).toBe('otp_expired');
    expect(await verify(email, second)).toBeUndefined();
  });

  test('cannot be read or tried out from what the database holds', async () => {
    const email = newAddress();
    await service.client().auth.signInWithOtp({ email });
    const token = await service.codeFor(email);
    const [row] = await service.database.sql<{ text: string }[]>`
      select row_to_json(c)::text as text from auth.one_time_codes c where email = ${email}`;
    expect(row?.text).not.toContain(token);
    expect(JSON.stringify(service.logged)).not.toContain(token);
    expect(JSON.stringify(service.logged)).not.toContain(email);
  });

  test('does not let whoever set a password before the address was proven stay in', async () => {
    const taking = await startTestService({ passwords: { minimumLength: 6 } });
    try {
      const email = newAddress();
      await taking.client().auth.signUp({ email, password: 'not the owner' });
      await taking.codeFor(email);
      await taking.client().auth.signInWithOtp({ email });
      const owner = await taking.client().auth.verifyOtp({
        email,
        token: await taking.codeFor(email),
        type: 'magiclink',
      });
      expect(owner.error).toBeNull();
      const stranger = await taking.client().auth.signInWithPassword({ email, password: 'not the owner' });
      expect(stranger.error?.code).toBe('invalid_credentials');
    } finally {
      await taking.stop();
    }
  });
});

describe('asking for a code', () => {
  test('is answered alike for known and unknown, banned and uninvited addresses', async () => {
    const invited = await startTestService({ signUps: 'invited' });
    try {
      const admin = invited.client(invited.serviceRoleKey).auth.admin;
      await admin.createUser({ email: 'known@practice.test', email_confirm: true });
      await admin.createUser({ email: 'banned@practice.test', ban_duration: '24h' });
      const answers = [];
      for (const name of ['known', 'unknown', 'banned']) {
        for (const body of [{}, { create_user: false }]) {
          answers.push(await post('/otp', { email: `${name}@practice.test`, ...body }, invited));
        }
      }
      answers.push(await post('/recover', { email: 'unknown@practice.test' }, invited));
      answers.push(await post('/recover', { email: 'known@practice.test' }, invited));
      answers.push(await post('/resend', { type: 'signup', email: 'unknown@practice.test' }, invited));
      expect(answers.map(({ status, body }) => [status, body])).toEqual(answers.map(() => [200, {}]));
      await invited.codeFor('known@practice.test');
      expect(invited.codes.filter((sent) => sent.to !== 'known@practice.test')).toEqual([]);
    } finally {
      await invited.stop();
    }
  });

  test.each([
    [{ email: 'nobody' }, 400, 'validation_failed', 'Unable to validate email address: invalid format'],
    // The Kelvin sign, which is a "k" in lower case: not the address of somebody else.
    [{ email: 'mi\u212ae@b.test' }, 400, 'validation_failed', 'Unable to validate email address'],
    [{ email: 'm@b.test\r\nBcc: x@b.test' }, 400, 'validation_failed', 'Unable to validate email address'],
    [{}, 400, 'validation_failed', 'One of email or phone must be set'],
    [{ email: 'a@b.test', phone: '+15550100' }, 400, 'validation_failed', 'Only an email address or phone'],
    [{ phone: '+15550100' }, 400, 'phone_provider_disabled', 'Unsupported phone provider'],
    [{ phone: 'none' }, 400, 'validation_failed', 'Invalid phone number format (E.164 required)'],
    [{ email: 7 }, 400, 'validation_failed', 'email'],
  ])('with %j is refused', async (body, status, code, message) => {
    const answer = await post('/otp', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.message).toContain(message);
  });

  test('tells a client of an open installation that nobody has the address, if it asks', async () => {
    const { error } = await service.client().auth.signInWithOtp({
      email: newAddress(),
      options: { shouldCreateUser: false },
    });
    expect([error?.status, error?.code]).toEqual([422, 'otp_disabled']);
  });

  test('is refused where e-mail is off', async () => {
    const off = await startTestService({ production: true, providers: { oidc: someIssuer() } });
    try {
      expect(await post('/otp', { email: 'a@b.test' }, off)).toMatchObject({
        status: 422,
        body: { code: 'email_provider_disabled' },
      });
      for (const [path, body] of [
        ['/recover', { email: 'a@b.test' }],
        ['/resend', { email: 'a@b.test', type: 'signup' }],
      ] as const) {
        expect(await post(path, body, off)).toMatchObject({
          status: 400,
          body: { code: 'email_provider_disabled' },
        });
      }
      expect(await (await off.request('/auth/v1/settings')).json()).toMatchObject({
        external: { email: false },
        email_codes: false,
      });
    } finally {
      await off.stop();
    }
  });

  test('never prints a code in production', async () => {
    await expect(
      startTestService({ production: true, providers: { oidc: someIssuer() }, email: { print: () => {} } }),
    ).rejects.toThrow('not printed in production');
  });
});

describe('verifying', () => {
  test.each([
    [{ token: '123456', email: 'a@b.test' }, 400, 'validation_failed', 'Verify requires a verification type'],
    [{ type: 'email', email: 'a@b.test' }, 400, 'validation_failed', 'either a token or a token hash'],
    [{ type: 'email', token: '1' }, 400, 'validation_failed', 'Only an email address or phone number'],
    [{ type: 'email', token: '1', email: 'x' }, 400, 'validation_failed', 'Unable to validate email'],
    [{ type: 'telepathy', token: '1', email: 'a@b.test' }, 400, 'validation_failed', 'Invalid email'],
    [{ type: 'constructor', token: '1', email: 'a@b.test' }, 400, 'validation_failed', 'Invalid email'],
    [{ type: 'sms', token: '1', phone: '+15550100' }, 403, 'otp_expired', 'Token has expired or is invalid'],
    [{ type: 'sms', token: '1', phone: '555-invalid' }, 400, 'validation_failed', 'E.164 required'],
    [{ type: 'email', token_hash: 'f'.repeat(56) }, 403, 'otp_expired', 'Token has expired or is invalid'],
    [{ type: 'email', token: '123456', email: 'never@asked.test' }, 403, 'otp_expired', 'Token has expired'],
  ])('%j is refused', async (body, status, code, message) => {
    const answer = await post('/verify', body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.message).toContain(message);
    expect(answer.headers.get('x-sb-error-code')).toBe(code);
  });

  test('needs the API key, except for a link that a browser follows', async () => {
    const bare = (method: string, path: string) =>
      fetch(`${service.url}/auth/v1${path}`, {
        method,
        redirect: 'manual',
        ...(method === 'POST' ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {}),
      });
    expect((await bare('POST', '/verify')).status).toBe(401);
    expect((await bare('POST', '/otp')).status).toBe(401);
    expect((await bare('GET', `/verify?type=magiclink&token=${'0'.repeat(56)}`)).status).toBe(303);
  });
});

describe('a link of an administrator', () => {
  const linkFor = async (type: 'magiclink' | 'invite' | 'recovery', email: string) => {
    const admin = service.client(service.serviceRoleKey).auth.admin;
    const { data, error } = await admin.generateLink({
      type,
      email,
      options: { redirectTo: `${CALLBACK_PAGE}?next=%2Fadmin` },
    });
    if (error !== null) throw error;
    return data.properties;
  };

  test('signs in once, on the page it names, with the tokens in the fragment', async () => {
    const { action_link: address } = await linkFor('magiclink', newAddress());
    // A program that looks into mails does not use it up.
    expect((await fetch(address, { method: 'HEAD', redirect: 'manual' })).status).toBe(404);
    const response = await fetch(address, { redirect: 'manual' });
    expect(response.status).toBe(303);
    const end = new URL(response.headers.get('location') ?? '');
    expect(`${end.origin}${end.pathname}${end.search}`).toBe(`${CALLBACK_PAGE}?next=%2Fadmin`);
    const tokens = new URLSearchParams(end.hash.slice(1));
    const { error } = await service.client().auth.getUser(tokens.get('access_token') ?? '');
    expect(error).toBeNull();

    const again = await fetch(address, { redirect: 'manual' });
    const failed = new URL(again.headers.get('location') ?? '');
    expect(failed.searchParams.get('error_code')).toBe('otp_expired');
    expect(new URLSearchParams(failed.hash.slice(1)).get('error_description')).toBe(
      'Email link is invalid or has expired',
    );
  });

  test('may be used by its token’s hash or its code instead, once in all', async () => {
    const [one, two] = [newAddress(), newAddress()];
    const byHash = await linkFor('invite', one);
    const used = await service.client().auth.verifyOtp({ token_hash: byHash.hashed_token, type: 'invite' });
    expect(used.data.user).toMatchObject({ email: one, invited_at: expect.any(String) });
    const late = await service
      .client()
      .auth.verifyOtp({ email: one, token: byHash.email_otp, type: 'invite' });
    expect(late.error?.code).toBe('otp_expired');
    const byCode = await linkFor('invite', two);
    const coded = await service
      .client()
      .auth.verifyOtp({ email: two, token: byCode.email_otp, type: 'invite' });
    expect(coded.error).toBeNull();
  });

  test('never leads to a page that is not on the list', async () => {
    const admin = service.client(service.serviceRoleKey).auth.admin;
    const { data } = await admin.generateLink({
      type: 'magiclink',
      email: newAddress(),
      options: { redirectTo: 'https://evil.example/' },
    });
    expect(data.properties?.redirect_to).toBe(service.options.siteUrl);
    const address = new URL(data.properties?.action_link ?? '');
    address.searchParams.set('redirect_to', 'https://evil.example/');
    const response = await fetch(address, { redirect: 'manual' });
    expect(new URL(response.headers.get('location') ?? '').origin).toBe(
      new URL(service.options.siteUrl).origin,
    );
  });
});

function someIssuer() {
  return { issuer: 'http://127.0.0.1:1', clientId: 'c', clientSecret: 's', name: 'Somewhere' };
}
