import { ERROR_CATALOGUE, type ErrorCode, ErrorResponse, FieldProblem } from '@crosscart/contracts';
import { z } from 'zod';

/** `NETWORK`: no answer at all. `UNKNOWN_ANSWER`: something answered, but not our API. */
export type ApiErrorCode = ErrorCode | 'NETWORK' | 'UNKNOWN_ANSWER';

/** A refused or failed request: the catalogue's code, a sentence for people, and what is wrong by field. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  readonly status: number | null;
  /** Field name → problem; empty unless the API (or the schema before it) named fields. */
  readonly fields: Readonly<Record<string, string>>;
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;

  constructor(
    code: ApiErrorCode,
    message: string,
    more: {
      status?: number;
      fields?: Record<string, string>;
      details?: Record<string, unknown>;
      requestId?: string;
    } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = more.status ?? null;
    this.fields = more.fields ?? {};
    this.details = more.details ?? {};
    this.requestId = more.requestId ?? null;
  }
}

const Fields = z.array(FieldProblem);

/** The error of a non-2xx answer. An answer that is not of the one error shape becomes `UNKNOWN_ANSWER`. */
export function apiErrorOf(status: number, body: unknown): ApiError {
  const parsed = ErrorResponse.safeParse(body);
  if (!parsed.success) {
    return new ApiError('UNKNOWN_ANSWER', `The API answered in a way this page does not know (${status}).`, {
      status,
    });
  }
  const { code, message, details, requestId } = parsed.data.error;
  return new ApiError(code, message, {
    status,
    fields: fieldsOf(details?.fields),
    ...(details ? { details } : {}),
    requestId,
  });
}

/** No connection, a broken one, or a refused preflight: browsers do not say which. */
export function networkError(): ApiError {
  return new ApiError('NETWORK', 'The API does not answer. Check the connection and try again.');
}

/** The same error that the API would answer, made before sending, from the shared schema. */
export function validationError(error: z.ZodError): ApiError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.');
    fields[field] ??= asSentence(issue.message);
  }
  return new ApiError('VALIDATION_FAILED', ERROR_CATALOGUE.VALIDATION_FAILED.sentence, {
    status: 400,
    fields,
  });
}

/** A problem as it stands under a field: the API names it within a sentence, so in lower case. */
export function asSentence(problem: string): string {
  return problem.charAt(0).toUpperCase() + problem.slice(1);
}

/** Any thrown thing as an ApiError, for one way of showing problems. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError('INTERNAL', ERROR_CATALOGUE.INTERNAL.sentence);
}

/** The API names a body field as `body.email` or `email`; forms know it as `email`. */
function fieldsOf(value: unknown): Record<string, string> {
  const parsed = Fields.safeParse(value);
  if (!parsed.success) return {};
  return Object.fromEntries(
    parsed.data.map(({ field, problem }) => [
      field.replace(/^\/?(?:body|query|querystring|params)[./]/, ''),
      asSentence(problem),
    ]),
  );
}
