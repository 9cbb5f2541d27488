import { AgentApiError, type AgentClient } from '@crosscart/agent-client';
import { pairingWords } from '@crosscart/domain';
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { agentStatus } from '../agent-runner/agent-status.ts';
import { checkPairing, pairingIsOver, requestPairing, unpair } from './pair.ts';
import { installToken, pairingState } from './pairing-state.ts';

const JKT = 'k'.repeat(43);
const LINK = { apiUrl: 'http://localhost:8000', orgCode: 'abcdefgh' };

beforeEach(() => {
  fakeBrowser.runtime.getManifest = () => ({
    manifest_version: 3,
    name: 'Crosscart agent',
    version: '1.2.3',
  });
});

function device(client: Partial<AgentClient>) {
  return async () => ({ client: client as AgentClient, jkt: JKT });
}

async function requested(): Promise<void> {
  const state = { phase: 'requested', ...LINK, words: null, expiresAt: null } as const;
  await pairingState.setValue(state);
}

const nothingYet = { nonce: null, reject_reason: null, install_token: null, agent: null };

test('a new request shows the four words of this key and the server’s nonce', async () => {
  const ask = vi.fn(async () => ({
    outcome: 'created' as const,
    nonce: 'aa11',
    expires_at: '2026-11-23T00:15:00Z',
    next_allowed_at: null,
  }));
  await requestPairing(LINK, device({ requestPairing: ask }));
  expect(ask).toHaveBeenCalledWith({
    org_code: 'abcdefgh',
    extension_version: '1.2.3',
    detected_account: null,
  });
  expect(await pairingState.getValue()).toMatchObject({
    phase: 'requested',
    words: await pairingWords(JKT, 'aa11'),
  });
});

test('asked too often, it keeps the moment of the next request', async () => {
  const answer = {
    outcome: 'cooldown' as const,
    nonce: null,
    expires_at: null,
    next_allowed_at: '2026-11-23T00:01:00Z',
  };
  await requestPairing(LINK, device({ requestPairing: async () => answer }));
  expect(await pairingState.getValue()).toEqual({
    phase: 'cooldown',
    ...LINK,
    until: '2026-11-23T00:01:00Z',
  });
});

test('while pending it goes on waiting, and learns the words that it does not know yet', async () => {
  await requested();
  const state = await checkPairing(
    device({ pairingStatus: async () => ({ ...nothingYet, status: 'pending', nonce: 'aa11' }) }),
  );
  expect(state).toMatchObject({ phase: 'requested', words: await pairingWords(JKT, 'aa11') });
});

test('approved, it keeps the token and takes its role; nothing of an earlier pairing is left', async () => {
  await requested();
  await agentStatus.setValue({ self: null, lastContactAt: 5, problem: 'of an earlier pairing' });
  const agent = { id: '00000000-0000-4000-8000-000000000009', role: 'EBAY_AGENT', label: 'Desk' } as const;
  const state = await checkPairing(
    device({
      pairingStatus: async () => ({ ...nothingYet, status: 'approved', install_token: 'token', agent }),
    }),
  );
  expect(state).toEqual({ phase: 'paired', apiUrl: LINK.apiUrl, agent });
  expect(await installToken.getValue()).toBe('token');
  expect((await agentStatus.getValue()).problem).toBeNull();
});

test.each([
  [{ status: 'rejected', reject_reason: 'Unknown device' }, 'The request was rejected: Unknown device'],
  [{ status: 'expired' }, 'The request expired. Ask again.'],
] as const)('%j ends the request and says why', async (answer, notice) => {
  await requested();
  const state = await checkPairing(device({ pairingStatus: async () => ({ ...nothingYet, ...answer }) }));
  expect(state).toEqual({ phase: 'unpaired', notice });
});

test('unpairing forgets the token', async () => {
  await installToken.setValue('token');
  await unpair('This agent was revoked.');
  expect(await installToken.getValue()).toBeNull();
  expect(await pairingState.getValue()).toEqual({ phase: 'unpaired', notice: 'This agent was revoked.' });
});

test('only the API’s own word ends a pairing', () => {
  const refusal = (code: 'AGENT_REVOKED' | 'AGENT_PAUSED') =>
    new AgentApiError({ code, message: code, status: 401, requestId: 'r' });
  expect(pairingIsOver(refusal('AGENT_REVOKED'))).toBe(true);
  expect(pairingIsOver(refusal('AGENT_PAUSED'))).toBe(false);
  expect(pairingIsOver(new TypeError('Failed to fetch'))).toBe(false);
});
