import type { ErrorCode } from '@crosscart/contracts';

/** The API refused: its code, HTTP status and details. */
export class AgentApiError extends Error {
  override readonly name = 'AgentApiError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Record<string, unknown>;
  readonly requestId: string;
  constructor(answer: {
    code: ErrorCode;
    message: string;
    status: number;
    details?: Record<string, unknown> | undefined;
    requestId: string;
  }) {
    super(answer.message);
    this.code = answer.code;
    this.status = answer.status;
    this.details = answer.details ?? {};
    this.requestId = answer.requestId;
  }
}

/** No answer of the API was had: it could not be reached, was cut off, or something else answered. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  /** HTTP status where something answered that is not the API, else null. */
  readonly status: number | null;
  constructor(message: string, options: { status?: number | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.status = options.status ?? null;
  }
}

/**
 * PLACING was sent and no clear answer came back: it may be recorded. The caller has no `go`, so it must not
 * click, and must not ask again; it reports the attempt's end instead.
 */
export class PlacingOutcomeUnknown extends Error {
  override readonly name = 'PlacingOutcomeUnknown';
  constructor(cause: unknown) {
    super('The answer to PLACING was lost: whether it is recorded is unknown', { cause });
  }
}
