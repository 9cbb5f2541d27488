import type { BodyOf, Endpoint, ResponseOf } from '@crosscart/contracts';
import * as contracts from '@crosscart/contracts';
import type { DeviceKey } from './device-key.ts';
import { AgentApiError, NetworkError, PlacingOutcomeUnknown } from './errors.ts';
import { DEFAULT_RETRY, type RetryPolicy, withRetry } from './retry.ts';
import { type Call, createTransport } from './transport.ts';
import { streamOfWakeUps, type WakeUp } from './wake-ups.ts';

export interface AgentClientOptions {
  /** The API's public URL, exactly as the pairing link names it: proofs are bound to it. */
  readonly apiUrl: string;
  readonly key: DeviceKey;
  readonly installInstanceId: string;
  /** The install token; without one only the pairing calls are of use. */
  readonly token?: string | undefined;
  readonly fetch?: typeof fetch;
  readonly retry?: RetryPolicy;
  /** For one try of one call. */
  readonly timeoutMs?: number;
}

type Body<E> = BodyOf<E>;
type Answer<E> = Promise<ResponseOf<E>>;
type AnyEndpoint = Endpoint;

/** Every call that a device or an agent may make. See `createAgentClient` for errors and retries. */
export interface AgentClient {
  requestPairing(
    ask: Omit<Body<typeof contracts.requestPairing>, 'install_instance_id' | 'public_jwk'>,
  ): Answer<typeof contracts.requestPairing>;
  pairingStatus(): Answer<typeof contracts.pairingStatus>;
  checkIn(report: Body<typeof contracts.checkIn>): Answer<typeof contracts.checkIn>;
  heartbeat(report: Body<typeof contracts.agentHeartbeat>): Answer<typeof contracts.agentHeartbeat>;
  setOwnStatus(status: 'active' | 'paused'): Answer<typeof contracts.setOwnStatus>;
  captureOrder(order: Body<typeof contracts.captureOrder>): Answer<typeof contracts.captureOrder>;
  reportScan(scan: Body<typeof contracts.reportScan>): Answer<typeof contracts.reportScan>;
  claim(): Answer<typeof contracts.claimJob>;
  reportStage(jobId: string, body: Body<typeof contracts.reportStage>): Answer<typeof contracts.reportStage>;
  requestPermit(
    jobId: string,
    body: Body<typeof contracts.requestPermit>,
  ): Answer<typeof contracts.requestPermit>;
  /** Never sent twice by itself: a lost answer throws PlacingOutcomeUnknown. */
  recordPlacing(
    jobId: string,
    body: Body<typeof contracts.recordPlacing>,
  ): Answer<typeof contracts.recordPlacing>;
  reportPlaced(
    jobId: string,
    body: Body<typeof contracts.reportPlaced>,
  ): Answer<typeof contracts.reportPlaced>;
  complete(jobId: string, body: Body<typeof contracts.completeJob>): Answer<typeof contracts.completeJob>;
  fail(jobId: string, body: Body<typeof contracts.failJob>): Answer<typeof contracts.failJob>;
  release(jobId: string, body: Body<typeof contracts.releaseJob>): Answer<typeof contracts.releaseJob>;
  /** Clocks a person in on this device. Sent once: a wrong code counts. */
  clockIn(code: string): Answer<typeof contracts.validateAccessCode>;
  clockOut(): Answer<typeof contracts.clockOut>;
  /** What the person of that session may do here. */
  atDevice(sessionId: string): DeviceClient;
  /** Server-sent wake-ups until `signal` aborts; reconnects by itself. */
  wakeUps(signal: AbortSignal): AsyncIterable<WakeUp>;
}

/** The doors of the person at work on the device; NOBODY_AT_DEVICE once they left or were idle. */
export interface DeviceClient {
  waitingPurchases(): Answer<typeof contracts.deviceWaitingPurchases>;
  confirm(
    jobId: string,
    body: Body<typeof contracts.deviceConfirmPurchase>,
  ): Answer<typeof contracts.deviceConfirmPurchase>;
  attention(): Answer<typeof contracts.deviceAttention>;
  /** The account that the panel has open; to be repeated every PRESENCE_HEARTBEAT_SECONDS. */
  reportPresence(accountId: string | null): Answer<typeof contracts.reportDevicePresence>;
}

/**
 * A client of the agent API for service workers and Node. Every call carries a fresh DPoP proof; answers are
 * checked against the contracts. Errors: AgentApiError (the API refused), NetworkError (no answer of the
 * API, after the retries), PlacingOutcomeUnknown. All calls but `recordPlacing` are idempotent and retried.
 */
export function createAgentClient(options: AgentClientOptions): AgentClient {
  const retry = options.retry ?? DEFAULT_RETRY;
  const send = createTransport({
    apiUrl: options.apiUrl,
    key: options.key,
    token: options.token,
    // Called as a plain function: a browser's fetch refuses another `this`.
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
    timeoutMs: options.timeoutMs ?? 15_000,
  });

  async function once<E extends AnyEndpoint>(endpoint: E, call: Omit<Call, 'method'>): Answer<E> {
    const response = await send({ method: endpoint.method, ...call });
    const body: unknown = await response.json().catch((cause: unknown) => {
      throw new NetworkError('The answer broke off', { cause });
    });
    const parsed = endpoint.response.safeParse(body);
    if (parsed.success) return parsed.data as ResponseOf<E>;
    throw new NetworkError(`The answer of ${endpoint.path} was not understood`, {
      status: response.status,
      cause: parsed.error,
    });
  }
  function call<E extends AnyEndpoint>(endpoint: E, body?: unknown): Answer<E> {
    return withRetry(() => once(endpoint, { path: endpoint.path, body }), retry);
  }
  function callJob<E extends AnyEndpoint>(endpoint: E, jobId: string, body: unknown): Answer<E> {
    return withRetry(() => once(endpoint, { path: jobPath(endpoint, jobId), body }), retry);
  }

  return {
    requestPairing: (ask) =>
      call(contracts.requestPairing, {
        ...ask,
        install_instance_id: options.installInstanceId,
        public_jwk: options.key.publicJwk,
      }),
    pairingStatus: () =>
      withRetry(() => {
        const path = contracts.pairingStatus.path.replace(':install_instance_id', options.installInstanceId);
        return once(contracts.pairingStatus, { path });
      }, retry),
    checkIn: (report) => call(contracts.checkIn, report),
    heartbeat: (report) => call(contracts.agentHeartbeat, report),
    setOwnStatus: (status) => call(contracts.setOwnStatus, { status }),
    captureOrder: (order) => call(contracts.captureOrder, order),
    reportScan: (scan) => call(contracts.reportScan, scan),
    claim: () => call(contracts.claimJob),
    reportStage: (id, body) => callJob(contracts.reportStage, id, body),
    requestPermit: (id, body) => callJob(contracts.requestPermit, id, body),
    recordPlacing: async (id, body) => {
      try {
        return await once(contracts.recordPlacing, { path: jobPath(contracts.recordPlacing, id), body });
      } catch (error) {
        throw placingWasDecided(error) ? error : new PlacingOutcomeUnknown(error);
      }
    },
    reportPlaced: (id, body) => callJob(contracts.reportPlaced, id, body),
    complete: (id, body) => callJob(contracts.completeJob, id, body),
    fail: (id, body) => callJob(contracts.failJob, id, body),
    release: (id, body) => callJob(contracts.releaseJob, id, body),
    clockIn: (code) => {
      const { path } = contracts.validateAccessCode;
      return once(contracts.validateAccessCode, { path, body: { code } });
    },
    clockOut: () => call(contracts.clockOut),
    atDevice: (sessionId) => {
      const headers = { [contracts.DEVICE_SESSION_HEADER]: sessionId };
      const ask = <E extends AnyEndpoint>(endpoint: E): Answer<E> =>
        withRetry(() => once(endpoint, { path: endpoint.path, headers }), retry);
      return {
        waitingPurchases: () => ask(contracts.deviceWaitingPurchases),
        attention: () => ask(contracts.deviceAttention),
        reportPresence: (accountId) => {
          const { path } = contracts.reportDevicePresence;
          return once(contracts.reportDevicePresence, { path, body: { account_id: accountId }, headers });
        },
        // Sent once: a repeat of a confirmation that arrived would be told that it is stale.
        confirm: (jobId, body) => {
          const path = jobPath(contracts.deviceConfirmPurchase, jobId);
          return once(contracts.deviceConfirmPurchase, { path, body, headers });
        },
      };
    },
    wakeUps: (signal) => streamOfWakeUps(send, retry, signal),
  };
}

function jobPath(endpoint: AnyEndpoint, jobId: string): string {
  return endpoint.path.replace(':id', encodeURIComponent(jobId));
}

/** A refusal by the API itself decided; a 5xx or a replay (the first copy may have passed) did not. */
function placingWasDecided(error: unknown): boolean {
  return error instanceof AgentApiError && error.status < 500 && error.code !== 'PROOF_REPLAYED';
}
