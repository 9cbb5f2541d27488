import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { AuthError } from './errors.ts';

/** A failed sign-in as the page behind `redirect_to` is told of it. */
export interface SignInFailure {
  readonly error: string;
  readonly error_code: string;
  readonly error_description: string;
}

/**
 * The failure as OAuth names it.
 * @throws what nobody foresaw, to be logged and answered as a 500.
 */
export function describeSignInFailure(thrown: unknown): SignInFailure {
  if (thrown instanceof AuthError) {
    const error = thrown.code === 'flow_state_expired' ? 'invalid_request' : 'access_denied';
    return { error, error_code: thrown.code, error_description: thrown.message };
  }
  if (thrown instanceof AuthorizationResponseError) {
    return {
      error: thrown.error,
      error_code: 'bad_oauth_callback',
      error_description: thrown.error_description ?? 'The sign-in provider refused',
    };
  }
  if (
    thrown instanceof ClientError ||
    thrown instanceof ResponseBodyError ||
    thrown instanceof WWWAuthenticateChallengeError ||
    isNetworkFailure(thrown)
  ) {
    return {
      error: 'server_error',
      error_code: 'unexpected_failure',
      error_description: 'Unable to exchange external code',
    };
  }
  throw thrown;
}

/** What may be logged of the cause: names and codes (such as `invalid_client`), no values of the request. */
export function causeOfFailure(thrown: unknown): Record<string, unknown> {
  if (!(thrown instanceof Error)) return {};
  return {
    cause: thrown.name,
    cause_code: 'code' in thrown ? thrown.code : undefined,
    issuer_error: thrown instanceof ResponseBodyError ? thrown.error : undefined,
  };
}

/** What `fetch` throws when the issuer can't be reached or takes too long. */
function isNetworkFailure(thrown: unknown): boolean {
  return (
    (thrown instanceof TypeError && thrown.message === 'fetch failed') ||
    (thrown instanceof DOMException && thrown.name === 'TimeoutError')
  );
}
