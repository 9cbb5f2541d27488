import type { FastifyReply, FastifyRequest } from 'fastify';

/** Error codes that supabase-js knows and this service uses. */
export type AuthErrorCode =
  | 'anonymous_provider_disabled'
  | 'bad_code_verifier'
  | 'bad_json'
  | 'bad_jwt'
  | 'bad_oauth_callback'
  | 'bad_oauth_state'
  | 'email_exists'
  | 'email_provider_disabled'
  | 'feature_disabled'
  | 'flow_state_expired'
  | 'flow_state_not_found'
  | 'email_not_confirmed'
  | 'invalid_credentials'
  | 'manual_linking_disabled'
  | 'mfa_factor_not_found'
  | 'mfa_phone_enroll_not_enabled'
  | 'mfa_recovery_codes_enroll_not_enabled'
  | 'mfa_recovery_codes_verify_not_enabled'
  | 'mfa_totp_enroll_not_enabled'
  | 'mfa_webauthn_enroll_not_enabled'
  | 'no_authorization'
  | 'not_admin'
  | 'otp_disabled'
  | 'otp_expired'
  | 'over_email_send_rate_limit'
  | 'over_request_rate_limit'
  | 'passkey_disabled'
  | 'phone_exists'
  | 'phone_provider_disabled'
  | 'provider_disabled'
  | 'provider_email_needs_verification'
  | 'reauthentication_needed'
  | 'reauthentication_not_valid'
  | 'refresh_token_already_used'
  | 'refresh_token_not_found'
  | 'same_password'
  | 'saml_provider_disabled'
  | 'session_expired'
  | 'session_not_found'
  | 'signup_disabled'
  | 'unexpected_failure'
  | 'user_already_exists'
  | 'user_banned'
  | 'user_not_found'
  | 'validation_failed'
  | 'weak_password'
  | 'web3_provider_disabled';

/** What an answer says beside code and sentence. */
export interface AuthErrorExtras {
  /** Sent as the Retry-After header. */
  readonly retryAfterSeconds?: number;
  /** Why a password was refused, in Supabase's words (`length`). */
  readonly weakPassword?: readonly string[];
}

/** A refusal that the client may read: HTTP status, code and sentence. */
export class AuthError extends Error {
  readonly status: number;
  readonly code: AuthErrorCode;
  readonly extras: AuthErrorExtras;

  constructor(status: number, code: AuthErrorCode, message: string, extras: AuthErrorExtras = {}) {
    super(message);
    this.name = 'AuthError';
    this.status = status;
    this.code = code;
    this.extras = extras;
  }
}

export const API_VERSION_HEADER = 'x-supabase-api-version';
const API_VERSION = '2024-01-01';

/** Whether the client asked for the error format of 2024-01-01 or a later one. */
function wantsVersionedErrors(request: FastifyRequest): boolean {
  const asked = request.headers[API_VERSION_HEADER];
  return typeof asked === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked >= API_VERSION;
}

/**
 * Answers with an error in the format the client asked for:
 * `{code: "<error_code>", message}` under API version 2024-01-01 (echoed: supabase-js reads the
 * code only then), else `{code: <status>, error_code, msg}`.
 */
export function sendAuthError(request: FastifyRequest, reply: FastifyReply, error: AuthError): FastifyReply {
  reply.status(error.status).header('x-sb-error-code', error.code).header('cache-control', 'no-store');
  const { retryAfterSeconds, weakPassword } = error.extras;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  const more = weakPassword === undefined ? {} : { weak_password: { reasons: weakPassword } };
  if (wantsVersionedErrors(request)) {
    reply.header(API_VERSION_HEADER, API_VERSION);
    return reply.send({ code: error.code, message: error.message, ...more });
  }
  return reply.send({ code: error.status, error_code: error.code, msg: error.message, ...more });
}

/** The error to show for whatever was thrown; anything unforeseen says nothing of its cause. */
export function toAuthError(thrown: unknown): AuthError {
  if (thrown instanceof AuthError) return thrown;
  if (thrown instanceof Error && 'statusCode' in thrown && typeof thrown.statusCode === 'number') {
    if (thrown.statusCode === 413) return new AuthError(413, 'validation_failed', 'Request body too large');
    if (thrown.statusCode >= 400 && thrown.statusCode < 500) {
      return new AuthError(400, 'bad_json', 'Could not parse request body as JSON');
    }
  }
  return new AuthError(
    500,
    'unexpected_failure',
    'Unexpected failure, please check server logs for more information',
  );
}
