import { AgentApiError, type AgentClient } from '@crosscart/agent-client';
import { pairingWords } from '@crosscart/domain';
import { log } from '../activity-log/activity-log.ts';
import { detectAccountInOpenTabs } from '../identity/detected-account.ts';
import { describeSelf } from '../identity/self-report.ts';
import { desk, personAtWork } from '../person/person-at-work.ts';
import { connectDevice, connectDeviceNow } from './api-connection.ts';
import { forgetAgent } from './forget-agent.ts';
import type { PairingLink } from './pairing-link.ts';
import { installToken, type PairingState, pairingState } from './pairing-state.ts';

type Connect = (apiUrl: string) => Promise<{ client: AgentClient; jkt: string }>;

/**
 * Asks the organisation of the link to take this device in; the answer is the new pairing state. Throws
 * AgentApiError (PAIRING_CODE_UNKNOWN, PAIRING_FULL …) and NetworkError.
 */
export async function requestPairing(link: PairingLink, connect: Connect = connectDeviceNow): Promise<void> {
  const { client, jkt } = await connect(link.apiUrl);
  await detectAccountInOpenTabs();
  const answer = await client.requestPairing({ org_code: link.orgCode, ...(await describeSelf()) });
  if (answer.outcome === 'cooldown') {
    const until = answer.next_allowed_at ?? new Date(Date.now() + 30_000).toISOString();
    await pairingState.setValue({ phase: 'cooldown', ...link, until });
    return;
  }
  const words = answer.nonce === null ? null : await pairingWords(jkt, answer.nonce);
  await pairingState.setValue({ phase: 'requested', ...link, words, expiresAt: answer.expires_at });
  await log('Asked to be paired.');
}

/**
 * Looks once at what became of the request and moves the pairing state on. Approved: the token is stored
 * before the state says so, so that a worker that dies in between asks again.
 */
export async function checkPairing(connect: Connect = connectDevice): Promise<PairingState> {
  const state = await pairingState.getValue();
  if (state.phase !== 'requested') return state;
  const { client, jkt } = await connect(state.apiUrl);
  const answer = await client.pairingStatus();
  if (answer.status === 'approved' && answer.agent !== null && answer.install_token !== null) {
    await forgetAgent();
    await installToken.setValue(answer.install_token);
    await log(`Approved as “${answer.agent.label}”.`);
    return move({ phase: 'paired', apiUrl: state.apiUrl, agent: answer.agent });
  }
  if (answer.status === 'pending') {
    if (state.words !== null || answer.nonce === null) return state;
    return move({ ...state, words: await pairingWords(jkt, answer.nonce) });
  }
  return move({ phase: 'unpaired', notice: noticeOf(answer.status, answer.reject_reason) });
}

/** Forgets the token; the device key and the install id stay, so that the organisation knows the device again. */
export async function unpair(notice: string | null): Promise<void> {
  await installToken.removeValue();
  await Promise.all([forgetAgent(), personAtWork.removeValue(), desk.removeValue()]);
  await pairingState.setValue({ phase: 'unpaired', notice });
  await log(notice ?? 'Unpaired by hand.');
}

/** Is this the API's word that the pairing is over? */
export function pairingIsOver(error: unknown): error is AgentApiError {
  return (
    error instanceof AgentApiError &&
    (error.code === 'AGENT_REVOKED' || error.code === 'AGENT_NOT_APPROVED' || error.code === 'TOKEN_INVALID')
  );
}

async function move(state: PairingState): Promise<PairingState> {
  await pairingState.setValue(state);
  return state;
}

function noticeOf(status: 'none' | 'rejected' | 'expired' | 'approved', reason: string | null): string {
  if (status === 'rejected') return `The request was rejected: ${reason ?? 'no reason given'}`;
  if (status === 'expired') return 'The request expired. Ask again.';
  if (status === 'approved') return 'The approval was used already. Ask again.';
  return 'The organisation does not know this request any more. Ask again.';
}
