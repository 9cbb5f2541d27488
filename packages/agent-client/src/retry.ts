import { AgentApiError, NetworkError } from './errors.ts';

/** Exponential back-off with full jitter. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attempts: number;
  readonly baseMs: number;
  readonly capMs: number;
}

/** About twenty seconds in all: an API that restarts is back within it, and a lease of 120 s is not lost. */
export const DEFAULT_RETRY: RetryPolicy = { attempts: 8, baseMs: 250, capMs: 6_000 };

/** May the same idempotent call be sent again? Only where the API did not decide. */
export function mayRetry(error: unknown): boolean {
  if (error instanceof NetworkError)
    return error.status === null || error.status >= 500 || error.status < 300;
  if (!(error instanceof AgentApiError)) return false;
  // A browser may send a request twice over a broken connection: the second is refused as a replay.
  return error.status >= 500 || error.code === 'PROOF_REPLAYED';
}

/** Runs an idempotent act until it succeeds, is refused for good, the tries are used up or `signal` aborts. */
export async function withRetry<T>(
  act: () => Promise<T>,
  policy: RetryPolicy,
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempt >= policy.attempts || !mayRetry(error) || signal?.aborted) throw error;
      await pause(backOffMs(attempt, policy), signal);
    }
  }
}

/** How long to wait after the n-th failed try, in milliseconds. */
export function backOffMs(attempt: number, { baseMs, capMs }: RetryPolicy): number {
  return Math.min(capMs, baseMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
}

/** Resolves after `ms`, or at once when `signal` aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
