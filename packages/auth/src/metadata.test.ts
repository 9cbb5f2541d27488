import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestService, type TestService } from './testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ passwords: { minimumLength: 6 }, autoConfirm: true });
});
afterAll(async () => {
  await service.stop();
});

let people = 0;
const newAddress = () => `person-${++people}@practice.test`;

/** Sends a body to the letter: JSON.stringify would mend some of these. */
async function send(method: string, path: string, body: string, token = service.serviceRoleKey) {
  const response = await service.request(`/auth/v1${path}`, {
    method,
    body,
    version: '2024-01-01',
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: (await response.json()) as { code: string; message: string } };
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('metadata that cannot be kept', () => {
  test.each([
    ['{"a":"x\\u0000y"}', 'cannot be stored'],
    ['{"a\\u0000":1}', 'cannot be stored'],
    ['{"a":[{"b":"\\ud800"}]}', 'cannot be stored'],
    ['{"\\udc00":1}', 'cannot be stored'],
    ['{"a":1e400}', 'number that is too large'],
    [`{"a":${nested(21)}}`, 'nested more than 20 deep'],
    [`{"a":${nested(15_000)}}`, 'nested more than 20 deep'],
    [`{"a":"${'x'.repeat(8200)}"}`, '8192 bytes at most'],
    ['[]', 'must be an object'],
    ['"text"', 'must be an object'],
  ])('is refused by name of the field wherever it is sent: %.40s', async (data, why) => {
    const email = newAddress();
    const { data: signedUp } = await service.client().auth.signUp({ email, password: 'long enough' });
    const token = signedUp.session?.access_token ?? '';
    const id = signedUp.user?.id ?? '';
    for (const [method, path, body, field] of [
      ['POST', '/otp', `{"email":"${newAddress()}","data":${data}}`, 'data'],
      ['POST', '/signup', `{"email":"${newAddress()}","password":"long enough","data":${data}}`, 'data'],
      ['PUT', '/user', `{"data":${data}}`, 'data'],
      ['POST', '/invite', `{"email":"${newAddress()}","data":${data}}`, 'data'],
      ['PUT', `/admin/users/${id}`, `{"app_metadata":${data}}`, 'app_metadata'],
      ['PUT', `/admin/users/${id}`, `{"user_metadata":${data}}`, 'user_metadata'],
    ] as const) {
      const answer = await send(method, path, body, path === '/user' ? token : undefined);
      expect([path, answer]).toMatchObject([path, { status: 400, body: { code: 'validation_failed' } }]);
      expect(answer.body.message).toContain(`${field}: `);
      expect(answer.body.message).toContain(why);
    }
    expect((await service.client().auth.getUser(token)).data.user?.user_metadata).toEqual({});
  });

  test('is not gathered piece by piece either: what somebody writes about themselves fits their token', async () => {
    const client = service.client();
    await client.auth.signUp({ email: newAddress(), password: 'long enough' });
    const write = (key: string) => client.auth.updateUser({ data: { [key]: 'x'.repeat(5000) } });
    expect((await write('one')).error).toBeNull();
    const second = await write('two');
    expect([second.error?.status, second.error?.message]).toEqual([400, 'data: holds 8192 bytes at most']);
    expect((await client.auth.updateUser({ data: { one: null } })).error).toBeNull();
    expect((await write('two')).data.user?.user_metadata).toEqual({ two: 'x'.repeat(5000) });
    expect((await client.auth.getUser()).error).toBeNull();
  });

  test('is no reason to refuse what can be: any text, number, list and object', async () => {
    const client = service.client();
    const data = { 'Zoë 🙂': ['é', -1.5, true, null, { deep: { er: [] } }] };
    const { data: made } = await client.auth.signUp({
      email: newAddress(),
      password: 'long enough',
      options: { data },
    });
    expect(made.user?.user_metadata).toEqual(data);
  });
});
