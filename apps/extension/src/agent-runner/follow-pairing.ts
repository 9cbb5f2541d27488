import { AgentApiError, NetworkError } from '@crosscart/agent-client';
import { log } from '../activity-log/activity-log.ts';
import { checkPairing } from '../pairing/pair.ts';
import { pairingState } from '../pairing/pairing-state.ts';

const LOOK_EVERY_MS = 2_000;
let following = false;

/** Looks at the pairing request until it is decided or expired; a restarted worker goes on looking. */
export async function followPairing(onPaired: () => void): Promise<void> {
  if (following) return;
  following = true;
  try {
    for (let state = await pairingState.getValue(); state.phase === 'requested'; ) {
      state = await checkPairing();
      if (state.phase === 'paired') onPaired();
      if (state.phase === 'requested') await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      if (state.phase === 'requested') state = await pairingState.getValue();
    }
  } catch (error) {
    // The alarm looks again; the request itself stands on the server.
    if (!(error instanceof NetworkError || error instanceof AgentApiError)) throw error;
    await log(`Could not look at the pairing request: ${error.message}`, 'problem');
  } finally {
    following = false;
  }
}
