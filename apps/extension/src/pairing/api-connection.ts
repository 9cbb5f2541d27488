import { type AgentClient, createAgentClient, loadOrCreateDeviceKey } from '@crosscart/agent-client';
import { deviceKeyStore } from '../identity/device-key-store.ts';
import { loadInstallInstanceId } from '../identity/install-instance.ts';
import { installToken, pairingState } from './pairing-state.ts';

let connected: { readonly apiUrl: string; readonly token: string; readonly client: AgentClient } | null =
  null;

/** A client for a device without a token: it may only ask to be paired. */
export async function connectDevice(apiUrl: string): Promise<{ client: AgentClient; jkt: string }> {
  const key = await loadOrCreateDeviceKey(deviceKeyStore);
  const installInstanceId = await loadInstallInstanceId();
  return { client: createAgentClient({ apiUrl, key, installInstanceId }), jkt: key.jkt };
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
