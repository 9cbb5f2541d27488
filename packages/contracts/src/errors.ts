import { z } from 'zod';

/**
 * Every error the API answers with: code → HTTP status and a sentence for people.
 * SQL functions raise the same codes (SQLSTATE class CC), so a rule is named once.
 */
export const ERROR_CATALOGUE = {
  VALIDATION_FAILED: { status: 400, sentence: 'Something in the request is not as it must be.' },
  UNAUTHENTICATED: { status: 401, sentence: 'Sign in first.' },
  TOKEN_INVALID: { status: 401, sentence: 'The session is not valid any more. Sign in again.' },
  SESSION_TOO_OLD: {
    status: 401,
    sentence: 'Your sign-in is older than this organisation allows. Sign in again.',
  },
  PROOF_INVALID: { status: 401, sentence: "The device's proof was not accepted." },
  PROOF_REPLAYED: { status: 401, sentence: 'This proof was used before.' },
  USE_DPOP_NONCE: { status: 401, sentence: "Use the server's newest nonce." },
  NO_INVITE: {
    status: 403,
    sentence: 'There is no open invite for this e-mail. Ask an admin of your agency.',
  },
  EMAIL_NOT_VERIFIED: { status: 403, sentence: 'The e-mail address of this sign-in is not verified.' },
  NO_MEMBERSHIP: { status: 403, sentence: 'You are not a member of this organisation.' },
  SUSPENDED: { status: 403, sentence: 'Your membership is suspended. Ask an admin of your agency.' },
  FORBIDDEN: { status: 403, sentence: 'You may not do this.' },
  AGENT_PAUSED: { status: 403, sentence: 'This agent is paused.' },
  AGENT_REVOKED: { status: 401, sentence: 'This agent was revoked. Pair the device again.' },
  AGENT_NOT_APPROVED: { status: 403, sentence: 'This agent is not approved.' },
  WRONG_AGENT_ROLE: { status: 403, sentence: 'An agent of this role may not do this.' },
  ACCESS_CODE_WRONG: { status: 403, sentence: 'This access code is not accepted.' },
  NOBODY_AT_DEVICE: { status: 403, sentence: 'Nobody is clocked in on this device. Enter your access code.' },
  NOT_FOUND: { status: 404, sentence: 'This does not exist, or you may not see it.' },
  ROUTE_NOT_FOUND: { status: 404, sentence: 'There is no such address here.' },
  SETUP_DONE: { status: 409, sentence: 'This installation is set up already.' },
  SETUP_CODE_WRONG: { status: 403, sentence: 'This set-up code is wrong, used or expired.' },
  ALREADY_EXISTS: { status: 409, sentence: 'This exists already.' },
  CONFLICT: { status: 409, sentence: 'Somebody changed this in the meantime.' },
  INVITE_OPEN: { status: 409, sentence: 'There is an open invite for this e-mail already.' },
  OWNER_PROTECTED: {
    status: 409,
    sentence: 'The owner cannot be demoted, suspended or removed. Transfer the ownership first.',
  },
  LAST_ADMIN: { status: 409, sentence: 'An organisation keeps at least one active admin.' },
  DEPARTMENT_ROLE_IN_USE: { status: 409, sentence: 'There are members with this department role.' },
  ACCOUNT_IN_USE: { status: 409, sentence: 'This account still has agents or unfinished jobs.' },
  ACCOUNT_HAS_EBAY_AGENT: { status: 409, sentence: 'This account has an active eBay agent already.' },
  PAIRING_CODE_UNKNOWN: { status: 404, sentence: 'This pairing link is not valid (any more).' },
  PAIRING_WORD_WRONG: { status: 409, sentence: 'This is none of the four words of this request.' },
  PAIRING_DECIDED: { status: 409, sentence: 'This pairing request was decided or has expired.' },
  PAIRING_FULL: { status: 429, sentence: 'Too many pairing requests are waiting in this organisation.' },
  RATE_LIMITED: { status: 429, sentence: 'Too many requests. Wait a moment.' },
  STALE_ATTEMPT: { status: 409, sentence: 'This attempt no longer holds the job.' },
  STAGE_OUT_OF_ORDER: { status: 409, sentence: 'This stage cannot follow the current one.' },
  JOB_NOT_CANCELLABLE: { status: 409, sentence: 'The job is past the point of no return or already ended.' },
  ORDER_CHANGED: { status: 409, sentence: 'The order differs from the job that exists for it.' },
  PRACTICE_MISMATCH: { status: 409, sentence: 'Practice and real marketplaces must not be mixed.' },
  PERMIT_INVALID: { status: 409, sentence: 'There is no unexpired permit for this attempt.' },
  OUTCOME_UNKNOWN: { status: 409, sentence: 'PLACING was recorded before; what came of it is unknown.' },
  AUTOMATION_STOPPED: { status: 409, sentence: 'Automation is stopped for this organisation.' },
  CONFIRMATION_STALE: { status: 409, sentence: 'What you saw has changed. Look at it again.' },
  ORDER_ALREADY_BOUND: { status: 409, sentence: 'This Amazon order belongs to another line already.' },
  COMPLETION_DIFFERS: { status: 409, sentence: 'The job was completed with other facts.' },
  UNAVAILABLE: { status: 503, sentence: 'The database does not answer. Try again in a moment.' },
  INTERNAL: { status: 500, sentence: 'Something went wrong on our side.' },
} as const satisfies Record<string, { status: number; sentence: string }>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
export const ErrorCode = z.enum(Object.keys(ERROR_CATALOGUE) as [ErrorCode, ...ErrorCode[]]);

/** What is wrong with one field of a refused body, query or path. */
export const FieldProblem = z.object({ field: z.string(), problem: z.string() });

/** The one shape of every error answer. */
export const ErrorResponse = z.object({
  error: z.object({
    code: ErrorCode,
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  }),
});
export type ErrorResponse = z.infer<typeof ErrorResponse>;

/** An error with a code of the catalogue. `details` reaches the client: no secrets, no personal data. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;
  constructor(code: ErrorCode, details?: Record<string, unknown>) {
    super(ERROR_CATALOGUE[code].sentence);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
  get status(): number {
    return ERROR_CATALOGUE[this.code].status;
  }
}
