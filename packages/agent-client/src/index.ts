/** The agent API's client: device key, DPoP proofs, typed calls, wake-ups. For service workers and Node. */

export {
  type AgentClient,
  type AgentClientOptions,
  createAgentClient,
  type DeviceClient,
} from './agent-client.ts';
export { createDeviceKey, type DeviceKey, type DeviceKeyStore, loadOrCreateDeviceKey } from './device-key.ts';
export { AgentApiError, NetworkError, PlacingOutcomeUnknown } from './errors.ts';
export { createProof, type ProofRequest } from './proof.ts';
export { DEFAULT_RETRY, type RetryPolicy } from './retry.ts';
export { readServerSentEvents, type StreamPart } from './server-sent-events.ts';
export type { WakeUp } from './wake-ups.ts';
