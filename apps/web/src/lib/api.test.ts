import { approvePairing, createInvite, getJob, listJobs, me } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { createApi } from './api.ts';
import { ApiError } from './api-error.ts';

const JOB = '3f0e8a1c-5f0a-4a57-9b57-0d8a3f6f4a11';

function apiAnswering(status: number, body: unknown) {
  const seen: { url: string; init: RequestInit }[] = [];
  const api = createApi({
    baseUrl: 'http://api.test',
    orgId: 'org-1',
    accessToken: async () => 'token-1',
    fetch: async (url, init) => {
      seen.push({ url: String(url), init: init ?? {} });
      return typeof body === 'string' ? new Response(body, { status }) : Response.json(body, { status });
    },
  });
  return { api, seen };
}

async function errorOf(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error('Not refused with an ApiError');
  return error;
}

describe('the API client', () => {
  it('says who asks and for which org', async () => {
    const { api, seen } = apiAnswering(200, { profile: {}, memberships: [] });
    await api(me);
    const headers = new Headers(seen[0]?.init.headers);
    expect(headers.get('authorization')).toBe('Bearer token-1');
    expect(headers.get('x-org-id')).toBe('org-1');
  });

  it('fills path parameters and leaves empty query values out', async () => {
    const { api, seen } = apiAnswering(200, { items: [], next_cursor: null });
    await api(getJob, { params: { id: JOB } });
    await api(listJobs, { query: { status: 'QUEUED', search: '' } });
    expect(seen.map(({ url }) => url)).toEqual([
      `http://api.test/automation/jobs/${JOB}`,
      'http://api.test/automation/jobs?status=QUEUED',
    ]);
  });

  it('checks a body by the contract before it is sent, and names the fields', async () => {
    const { api, seen } = apiAnswering(200, {});
    const error = await errorOf(api(createInvite, { body: { email: 'nobody', role: 'va' } }));
    expect(error.code).toBe('VALIDATION_FAILED');
    expect(error.fields).toEqual({ email: 'An e-mail address such as name@example.com' });
    expect(seen).toEqual([]);
  });

  it('keeps the code, the sentence and the fields of a refusal', async () => {
    const { api } = apiAnswering(409, {
      error: {
        code: 'PAIRING_WORD_WRONG',
        message: 'This is none of the four words of this request.',
        details: { fields: [{ field: 'body.word', problem: 'not one of them' }] },
        requestId: 'r-1',
      },
    });
    const body = {
      role: 'EBAY_AGENT',
      account_id: JOB,
      label: 'x',
      word: 'able',
      jkt: 'j'.repeat(43),
    } as const;
    const error = await errorOf(api(approvePairing, { params: { id: JOB }, body }));
    expect(error).toMatchObject({
      code: 'PAIRING_WORD_WRONG',
      status: 409,
      requestId: 'r-1',
      fields: { word: 'Not one of them' },
    });
  });

  it('tells an answer that is not the API’s apart from a refusal', async () => {
    const error = await errorOf(apiAnswering(502, '<html>Bad gateway</html>').api(me));
    expect(error).toMatchObject({ code: 'UNKNOWN_ANSWER', status: 502 });
  });

  it('says NETWORK when nothing answers', async () => {
    const api = createApi({
      baseUrl: 'http://api.test',
      orgId: null,
      accessToken: async () => null,
      fetch: () => Promise.reject(new TypeError('fetch failed')),
    });
    expect(await errorOf(api(me))).toMatchObject({ code: 'NETWORK', status: null });
  });
});
