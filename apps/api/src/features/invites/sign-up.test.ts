import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOfEverything, fillAgencies } from '../../testing/doors/arrangement.ts';
import { newPerson, startTestApi, type TestApi } from '../../testing/index.ts';

describe('an invite', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
    await fillAgencies(api);
  });
  afterAll(() => api.close());

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
    const before = await digestOfEverything(api);
    expect(await signUp(email)).toMatchObject({ status: 403, body: { error: { code: 'NO_INVITE' } } });
    expect(await digestOfEverything(api)).toBe(before);
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
