import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { walkDevelopmentSignIn } from './testing/index.ts';
import { CALLBACK_PAGE, startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ signUps: 'invited', passwords: { minimumLength: 8 } });
  await service.database.sql`
    with org as (insert into app.orgs (name, pairing_code) values ('Agency', 'code') returning id)
    insert into app.invites (org_id, email, role, status, created_at, expires_at)
    select org.id, invite.email, 'va', invite.status, now() - interval '3 days', now() + invite.ends
    from org, (values
      ('Invited@Practice.test', 'open', interval '1 day'),
      ('by-code@practice.test', 'open', interval '1 day'),
      ('expired@practice.test', 'open', interval '-1 day'),
      ('revoked@practice.test', 'revoked', interval '1 day')
    ) as invite (email, status, ends)`;
});
afterAll(async () => {
  await service.stop();
});

async function endOfSignIn(email: string) {
  const client = service.client();
  const { data } = await client.auth.signInWithOAuth({
    provider: 'custom:development',
    options: { redirectTo: CALLBACK_PAGE, skipBrowserRedirect: true },
  });
  return { client, end: await walkDevelopmentSignIn(data.url ?? '', { email }) };
}

async function isKnown(email: string): Promise<boolean> {
  return (await service.database.sql`select from auth.users where email = ${email}`).length === 1;
}

describe('where access is by invitation', () => {
  test('an invited person becomes known by an issuer, whatever the case of their address', async () => {
    const { client, end } = await endOfSignIn('invited@practice.TEST');
    const { error } = await client.auth.exchangeCodeForSession(end.searchParams.get('code') ?? '');
    expect(error).toBeNull();
  });

  test('an invited person becomes known by a code', async () => {
    const client = service.client();
    await client.auth.signInWithOtp({ email: 'by-code@practice.test' });
    const token = await service.codeFor('by-code@practice.test');
    const { data } = await client.auth.verifyOtp({ email: 'by-code@practice.test', token, type: 'email' });
    expect(data.user?.email).toBe('by-code@practice.test');
  });

  test.each([
    ['stranger@practice.test', 'There is no open invite for this e-mail address.'],
    ['revoked@practice.test', 'There is no open invite for this e-mail address.'],
    ['expired@practice.test', 'The invite for this e-mail address has expired.'],
  ])(
    '%s is refused by name of the reason after proving the address, and not made known',
    async (email, why) => {
      const { end } = await endOfSignIn(email);
      expect(Object.fromEntries(end.searchParams)).toEqual({
        error: 'access_denied',
        error_code: 'signup_disabled',
        error_description: why,
      });
      expect(await isKnown(email)).toBe(false);
    },
  );

  test('whoever only types an address learns nothing and is sent nothing', async () => {
    for (const email of ['stranger@practice.test', 'expired@practice.test']) {
      const asked = await service.client().auth.signInWithOtp({ email });
      expect(asked.error).toBeNull();
      const signedUp = await service.client().auth.signUp({ email, password: 'long enough' });
      expect([signedUp.error, signedUp.data.session, signedUp.data.user?.email]).toEqual([null, null, email]);
      expect(await isKnown(email)).toBe(false);
    }
    expect(service.codes).toEqual([]);
  });

  test('a code that was sent is not enough once the invite is revoked', async () => {
    await service.database.sql`
      insert into app.invites (org_id, email, role, expires_at)
      select id, 'late@practice.test', 'va', now() + interval '1 day' from app.orgs`;
    await service.client().auth.signInWithOtp({ email: 'late@practice.test' });
    const token = await service.codeFor('late@practice.test');
    await service.database.sql`update app.invites set status = 'revoked' where email = 'late@practice.test'`;
    const { error } = await service.client().auth.verifyOtp({
      email: 'late@practice.test',
      token,
      type: 'email',
    });
    expect([error?.status, error?.code]).toEqual([403, 'signup_disabled']);
    expect(await isKnown('late@practice.test')).toBe(false);
  });

  test('whom an administrator made known may come in', async () => {
    const admin = service.client(service.serviceRoleKey).auth.admin;
    await admin.createUser({ email: 'made@practice.test' });
    const { end } = await endOfSignIn('made@practice.test');
    expect(end.searchParams.has('code')).toBe(true);
  });
});

test('where sign-ups are closed, nobody becomes known by themselves', async () => {
  const closed = await startTestService({ signUps: 'closed', passwords: { minimumLength: 6 } });
  try {
    const { error } = await closed
      .client()
      .auth.signUp({ email: 'a@practice.test', password: 'long enough' });
    expect([error?.status, error?.code, error?.message]).toEqual([
      422,
      'signup_disabled',
      'Signups not allowed for this instance',
    ]);
    expect((await closed.client().auth.signInAnonymously()).error?.code).toBe('signup_disabled');
    expect(await (await closed.request('/auth/v1/settings')).json()).toMatchObject({ disable_signup: true });
  } finally {
    await closed.stop();
  }
});

describe('the hook', () => {
  test('may be run by the auth service’s role and by nobody else', async () => {
    const rows = await service.database.sql<{ role: string; may: boolean }[]>`
      select role, has_function_privilege(role, 'app.before_user_created(jsonb)', 'execute') as may
      from unnest(array['anon', 'authenticated', 'service_role', 'authenticator', 'crosscart_api',
        'crosscart_agent', 'supabase_auth_admin']) as role`;
    expect(rows.filter((row) => row.may).map((row) => row.role)).toEqual(['supabase_auth_admin']);
  });

  test('answers Supabase’s event with {} or an error of 403', async () => {
    const ask = async (user: Record<string, unknown>) => {
      const event = { metadata: { uuid: crypto.randomUUID(), name: 'before-user-created' }, user };
      const [row] = await service.database.sql<[{ answer: unknown }]>`
        select app.before_user_created(${service.database.sql.json(event as never)}) as answer`;
      return row.answer;
    };
    expect(await ask({ email: 'invited@practice.test' })).toEqual({});
    const google = { app_metadata: { provider: 'google', providers: ['google'] } };
    expect(await ask({ email: 'expired@practice.test', ...google })).toEqual({
      error: { http_code: 403, message: 'The invite for this e-mail address has expired.' },
    });
    expect(await ask({ email: 'expired@practice.test', app_metadata: { provider: 'email' } })).toEqual({
      error: { http_code: 403, message: 'There is no open invite for this e-mail address.' },
    });
    expect(await ask({ phone: '15550100' })).toMatchObject({ error: { http_code: 403 } });
    expect(await ask({})).toMatchObject({ error: { http_code: 403 } });
  });
});
