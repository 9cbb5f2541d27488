import { afterEach, expect, test } from 'vitest';
import { createAgentClient } from './agent-client.ts';
import { createDeviceKey } from './device-key.ts';
import { AgentApiError, NetworkError, PlacingOutcomeUnknown } from './errors.ts';
import {
  refusalBody,
  type ScriptedAnswer,
  type ScriptedApi,
  startScriptedApi,
} from './testing/scripted-api.ts';

const JOB = '0193f3a4-0000-7000-8000-000000000001';
const PERMIT = '0193f3a4-0000-7000-8000-000000000002';
const CLAIM_NOTHING = { status: 200, body: { job: null, retry_after_seconds: 5 } };
const PLACING = { fence: 3, permit_id: PERMIT, practice_run: null };
const GO = { status: 200, body: { go: true, click_before: '2026-11-22T12:00:10Z' } };

let api: ScriptedApi;
afterEach(() => api.close());

async function clientOf(answers: readonly ScriptedAnswer[]) {
  api = await startScriptedApi(answers);
  return createAgentClient({
    apiUrl: api.url,
    key: await createDeviceKey(),
    installInstanceId: JOB,
    token: 'token-1',
    retry: { attempts: 4, baseMs: 1, capMs: 2 },
  });
}

test('a nonce challenge is answered once, with a new proof and the new nonce, which is kept', async () => {
  const client = await clientOf([
    { status: 401, body: refusalBody('USE_DPOP_NONCE'), nonce: 'n1' },
    { ...CLAIM_NOTHING, nonce: 'n2' },
    CLAIM_NOTHING,
  ]);
  await client.claim();
  await client.claim();
  expect(api.seen.map((request) => request.proof.nonce)).toEqual([undefined, 'n1', 'n2']);
  expect(new Set(api.seen.map((request) => request.proof.jti)).size).toBe(3);
  expect(api.seen[0]?.authorization).toBe('DPoP token-1');
});

test('a second challenge in a row is an error, not a loop', async () => {
  const client = await clientOf([{ status: 401, body: refusalBody('USE_DPOP_NONCE'), nonce: 'n1' }]);
  await expect(client.claim()).rejects.toMatchObject({ code: 'USE_DPOP_NONCE' });
  expect(api.seen).toHaveLength(2);
});

test('idempotent calls are sent again after a lost answer, a 503 and a refused replay, each with a new proof', async () => {
  const client = await clientOf(['cut', { status: 503, body: refusalBody('UNAVAILABLE') }, CLAIM_NOTHING]);
  expect(await client.claim()).toEqual(CLAIM_NOTHING.body);
  expect(new Set(api.seen.map((request) => request.proof.jti)).size).toBe(3);
});

test('a refusal by the API is not sent again and carries code, status and details', async () => {
  const client = await clientOf([{ status: 409, body: refusalBody('STALE_ATTEMPT') }]);
  const error = await client.release(JOB, { fence: 1 }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(AgentApiError);
  expect(error).toMatchObject({ code: 'STALE_ATTEMPT', status: 409, requestId: 'r-1' });
  expect(api.seen).toHaveLength(1);
});

test('PLACING goes out once: a lost answer, a server error and a replay are an unknown outcome', async () => {
  for (const answer of [
    'cut',
    { status: 500, body: refusalBody('INTERNAL') },
    { status: 502, text: '<html>' },
    { status: 401, body: refusalBody('PROOF_REPLAYED') },
    { status: 200, text: '{"go":' },
  ] satisfies ScriptedAnswer[]) {
    const client = await clientOf([answer]);
    await expect(client.recordPlacing(JOB, PLACING)).rejects.toBeInstanceOf(PlacingOutcomeUnknown);
    expect(api.seen).toHaveLength(1);
    await api.close();
  }
});

test('PLACING answers a nonce challenge, which recorded nothing, and passes on a clear refusal', async () => {
  const client = await clientOf([{ status: 401, body: refusalBody('USE_DPOP_NONCE'), nonce: 'n1' }, GO]);
  expect(await client.recordPlacing(JOB, PLACING)).toEqual(GO.body);
  await api.close();
  const refused = await clientOf([{ status: 409, body: refusalBody('PERMIT_INVALID') }]);
  await expect(refused.recordPlacing(JOB, PLACING)).rejects.toMatchObject({ code: 'PERMIT_INVALID' });
});

test('something that is not the API is a network error: after the retries for 502, at once for 404', async () => {
  const behindBrokenProxy = await clientOf([{ status: 502, text: '<html>' }]);
  await expect(behindBrokenProxy.claim()).rejects.toBeInstanceOf(NetworkError);
  expect(api.seen).toHaveLength(4);
  await api.close();
  const elsewhere = await clientOf([{ status: 404, text: '<html>' }]);
  await expect(elsewhere.claim()).rejects.toMatchObject({ name: 'NetworkError', status: 404 });
  expect(api.seen).toHaveLength(1);
});

test('an answer of another shape than the contract is not passed on', async () => {
  const client = await clientOf([{ status: 200, body: { job: { id: 'x' } } }]);
  await expect(client.claim()).rejects.toBeInstanceOf(NetworkError);
});

test('wake-ups: one at every connection, one for each wake message, and signs of life', async () => {
  const client = await clientOf([
    { status: 401, body: refusalBody('USE_DPOP_NONCE'), nonce: 'n1' },
    { status: 200, text: ': alive\n\nevent: wake\ndata: {}\n\n' },
    { status: 401, body: refusalBody('AGENT_REVOKED') },
  ]);
  const heard: string[] = [];
  const listening = (async () => {
    for await (const wakeUp of client.wakeUps(new AbortController().signal)) heard.push(wakeUp);
  })();
  await expect(listening).rejects.toMatchObject({ code: 'AGENT_REVOKED' });
  expect(heard).toEqual(['wake', 'alive', 'wake']);
});
