import { AgentApiError, type AgentClient, NetworkError } from '@crosscart/agent-client';
import { takeAmazonTurn } from '../amazon-agent/take-turn.ts';
import { takeEbayTurn } from '../ebay-agent/take-turn.ts';
import { connectAgent } from '../pairing/api-connection.ts';
import { pairingState } from '../pairing/pairing-state.ts';
import { agentStatus, mayWork, rememberSelf } from './agent-status.ts';
import { changeControl, control } from './control.ts';
import { noteRefusal } from './heartbeat.ts';
import type { TurnEnd } from './turn-end.ts';

let working = false;
let wokenMeanwhile = false;

/** Works turn by turn until there is nothing to do. One loop at a time; a wake-up during it makes it look again. */
export async function work(): Promise<void> {
  wokenMeanwhile = true;
  if (working) return;
  working = true;
  try {
    while (wokenMeanwhile) {
      wokenMeanwhile = false;
      await workUntilRest();
    }
  } finally {
    working = false;
  }
}

async function workUntilRest(): Promise<void> {
  for (;;) {
    const client = await connectAgent();
    if (client === null) return;
    const end = await takeTurn(client);
    if (end.next === 'again') continue;
    if (end.seconds !== null) setTimeout(() => void work(), end.seconds * 1000);
    return;
  }
}

async function takeTurn(client: AgentClient): Promise<TurnEnd> {
  const [wishes, status, pairing] = await Promise.all([
    control.getValue(),
    agentStatus.getValue(),
    pairingState.getValue(),
  ]);
  if (wishes.stopAsked) await changeControl({ stopAsked: false });
  if (pairing.phase !== 'paired') return { next: 'rest', seconds: null };
  const mayTakeNewWork = !wishes.paused && !wishes.stopAsked && mayWork(status.self);
  try {
    // Only now, between two jobs: a paused agent is refused the permit for the job it has in hand.
    if (wishes.paused && status.self?.status === 'active') {
      await rememberSelf(await client.setOwnStatus('paused'));
    }
    return pairing.agent.role === 'EBAY_AGENT'
      ? await takeEbayTurn(client, mayTakeNewWork)
      : await takeAmazonTurn(client, mayTakeNewWork);
  } catch (error) {
    if (!(error instanceof NetworkError || error instanceof AgentApiError)) throw error;
    await noteRefusal(error);
    return { next: 'rest', seconds: null };
  }
}
