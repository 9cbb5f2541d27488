import {
  type AgentClient,
  createAgentClient,
  DEFAULT_RETRY,
  loadOrCreateDeviceKey,
  type RetryPolicy,
} from '@crosscart/agent-client';
import { deviceKeyStore } from '../identity/device-key-store.ts';
import { loadInstallInstanceId } from '../identity/install-instance.ts';
import { installToken, pairingState } from './pairing-state.ts';

let connected: { readonly apiUrl: string; readonly token: string; readonly client: AgentClient } | null =
  null;

/** Somebody waits at the panel: they are told within a second or two that nothing answers. */
const WHILE_SOMEBODY_WAITS: RetryPolicy = { attempts: 3, baseMs: 250, capMs: 1_000 };

/** A client for a device without a token: it may only ask to be paired. */
export async function connectDevice(
  apiUrl: string,
  retry = DEFAULT_RETRY,
): Promise<{ client: AgentClient; jkt: string }> {
  const key = await loadOrCreateDeviceKey(deviceKeyStore);
  const installInstanceId = await loadInstallInstanceId();
  return { client: createAgentClient({ apiUrl, key, installInstanceId, retry }), jkt: key.jkt };
}

/** The same for what a person pressed. */
export function connectDeviceNow(apiUrl: string): ReturnType<typeof connectDevice> {
  return connectDevice(apiUrl, WHILE_SOMEBODY_WAITS);
}

/** The client of the paired agent, kept while the pairing lasts (it remembers the server's nonce); else null. */
export async function connectAgent(): Promise<AgentClient | null> {
  const [state, token] = await Promise.all([pairingState.getValue(), installToken.getValue()]);
  if (state.phase !== 'paired' || token === null) return null;
  if (connected?.apiUrl === state.apiUrl && connected.token === token) return connected.client;
  const key = await loadOrCreateDeviceKey(deviceKeyStore);
  const installInstanceId = await loadInstallInstanceId();
  const client = createAgentClient({ apiUrl: state.apiUrl, key, installInstanceId, token });
  connected = { apiUrl: state.apiUrl, token, client };
  return client;
}
