import { ErrorResponse } from '@crosscart/contracts';
import type { DeviceKey } from './device-key.ts';
import { AgentApiError, NetworkError } from './errors.ts';
import { createProof } from './proof.ts';

export interface TransportOptions {
  /** The API's public URL, as in the pairing link; no path. */
  readonly apiUrl: string;
  readonly key: DeviceKey;
  readonly token?: string | undefined;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly accept?: string;
  /** Beside those of the token and the proof. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Sends one call with its proof. Answers a successful Response, or throws AgentApiError or NetworkError. */
export type Send = (call: Call) => Promise<Response>;

/**
 * Keeps the server's newest nonce. A nonce challenge is answered once with a new proof: the challenged
 * request changed nothing, so that is safe for every call.
 */
export function createTransport(options: TransportOptions): Send {
  const origin = new URL(options.apiUrl).href.replace(/\/$/, '');
  let nonce: string | undefined;

  async function attempt(call: Call): Promise<Response> {
    const url = origin + call.path;
    const headers: Record<string, string> = {
      ...call.headers,
      accept: call.accept ?? 'application/json',
      dpop: await createProof(options.key, { method: call.method, url, nonce, token: options.token }),
    };
    if (options.token !== undefined) headers.authorization = `DPoP ${options.token}`;
    const init: RequestInit = { method: call.method, headers, cache: 'no-store', credentials: 'omit' };
    if (call.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(call.body);
    }
    init.signal = call.signal ?? AbortSignal.timeout(options.timeoutMs);
    const response = await options.fetch(url, init).catch((cause: unknown) => {
      throw new NetworkError('The API could not be reached', { cause });
    });
    nonce = response.headers.get('dpop-nonce') ?? nonce;
    if (!response.ok) throw await refusal(response);
    return response;
  }

  return async (call) => {
    try {
      return await attempt(call);
    } catch (error) {
      if (!(error instanceof AgentApiError && error.code === 'USE_DPOP_NONCE')) throw error;
      return await attempt(call);
    }
  };
}

async function refusal(response: Response): Promise<AgentApiError | NetworkError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => null);
  const parsed = ErrorResponse.safeParse(body);
  if (!parsed.success)
    return new NetworkError(`Something that is not the API answered ${status}`, { status });
  return new AgentApiError({ ...parsed.data.error, status });
}
