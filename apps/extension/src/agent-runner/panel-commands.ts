import { AgentApiError, NetworkError } from '@crosscart/agent-client';
import { browser } from 'wxt/browser';
import { log } from '../activity-log/activity-log.ts';
import { type CommandAnswer, panelMessages } from '../messages/panel-commands.ts';
import { connectAgent } from '../pairing/api-connection.ts';
import { requestPairing, unpair } from '../pairing/pair.ts';
import { parsePairingLink } from '../pairing/pairing-link.ts';
import { pairingState, UNPAIRED } from '../pairing/pairing-state.ts';
import { clockIn, clockOut, confirmHere, readDesk } from '../person/clock.ts';
import { rememberSelf } from './agent-status.ts';
import { changeControl } from './control.ts';
import { heldJob } from './held-job.ts';
import { stopListening } from './live-channel.ts';

const DONE: CommandAnswer = { ok: true };

/** Obeys the side panel. Call once, while the worker starts. */
export function obeyPanel(wake: () => void): void {
  panelMessages.onMessage('panel:pair', (message) =>
    answer(message, async () => {
      const link = parsePairingLink(message.data.link);
      if (link === null) return { ok: false, sentence: 'This is not a pairing link.' };
      await requestPairing(link);
      wake();
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:forgetRequest', (message) =>
    answer(message, async () => {
      await pairingState.setValue(UNPAIRED);
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:unpair', (message) =>
    answer(message, async () => {
      if (heldJob() !== null) return { ok: false, sentence: 'A job is in hand. Press Stop first.' };
      stopListening();
      await unpair(null);
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:pause', (message) =>
    answer(message, async () => {
      await changeControl({ paused: true });
      await log('Paused by hand.');
      wake();
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:stop', (message) =>
    answer(message, async () => {
      await changeControl({ paused: true, stopAsked: true });
      await log('Stopped by hand.');
      wake();
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:resume', (message) =>
    answer(message, async () => {
      await changeControl({ paused: false, stopAsked: false });
      await log('Resumed by hand.');
      const client = await connectAgent();
      if (client !== null) await rememberSelf(await client.setOwnStatus('active'));
      wake();
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:scanNow', (message) =>
    answer(message, async () => {
      await changeControl({ scanAsked: true });
      wake();
      return DONE;
    }),
  );
}

/** Obeys what the person at this device does under their own name. Call once, while the worker starts. */
export function obeyPerson(): void {
  panelMessages.onMessage('panel:clockIn', (message) =>
    answer(message, async () => {
      await clockIn(message.data.code);
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:clockOut', (message) =>
    answer(message, async () => {
      await clockOut();
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:readDesk', (message) =>
    answer(message, async () => {
      await readDesk();
      return DONE;
    }),
  );
  panelMessages.onMessage('panel:confirm', (message) =>
    answer(message, async () => {
      const { jobId, reviewId, maxTotalMinor } = message.data;
      await confirmHere(jobId, reviewId, maxTotalMinor);
      return DONE;
    }),
  );
}

/** Only the extension's own pages command the agent; what the API refuses becomes a sentence. */
async function answer(
  message: { readonly sender: { readonly url?: string } },
  obey: () => Promise<CommandAnswer>,
): Promise<CommandAnswer> {
  if (message.sender.url?.startsWith(`chrome-extension://${browser.runtime.id}/`) !== true) {
    return { ok: false, sentence: 'Only the side panel commands the agent.' };
  }
  try {
    return await obey();
  } catch (error) {
    if (error instanceof AgentApiError) return { ok: false, sentence: error.message };
    if (error instanceof NetworkError)
      return { ok: false, sentence: 'Crosscart does not answer. Try again in a moment.' };
    throw error;
  }
}
