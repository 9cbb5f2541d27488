import { log } from '../activity-log/activity-log.ts';
import { pairingState } from '../pairing/pairing-state.ts';
import { agentStatus, mayWork } from './agent-status.ts';
import { followPairing } from './follow-pairing.ts';
import { beat, beatWhenDue } from './heartbeat.ts';
import { listenForWakeUps } from './live-channel.ts';
import { signalWakeUp } from './wake-up-signal.ts';
import { work } from './work-loop.ts';

/** Sets everything going that should go; safe to call at any time and as often as one likes. */
export function wake(): void {
  void wakeUp().catch(async (error: unknown) => {
    // A fault of ours: shown to the person instead of lost; the alarm starts everything again.
    await log(`Unexpected: ${error instanceof Error ? error.message : 'unknown error'}`, 'problem');
    throw error;
  });
}

async function wakeUp(): Promise<void> {
  signalWakeUp();
  const state = await pairingState.getValue();
  if (state.phase === 'requested') await followPairing(wake);
  if (state.phase !== 'paired') return;
  // Kept from work by the API's last word: ask whether it still holds.
  await (mayWork((await agentStatus.getValue()).self) ? beatWhenDue() : beat());
  await Promise.all([listenForWakeUps(wake), work()]);
}
