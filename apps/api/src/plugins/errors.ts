import { AppError, type ErrorResponse } from '@crosscart/contracts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { validationFailed } from '../routing/validation.ts';
import { appErrorOfDatabase } from './database-errors.ts';

/** Every error answer of the API leaves here, in the one shape of the contracts. */
export function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => send(reply, new AppError('ROUTE_NOT_FOUND')));
}

/** Answers any error: known ones by their code, everything else as INTERNAL with the cause in the log only. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const known = appErrorOf(error);
  if (known === null) request.log.error({ err: error }, 'unexpected error');
  else if (known.status >= 500) request.log.warn({ err: error }, 'unavailable');
  send(reply, known ?? new AppError('INTERNAL'));
}

/** The error as the catalogue knows it; null when it is unexpected. */
export function appErrorOf(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  return appErrorOfFastify(error) ?? appErrorOfDatabase(error);
}

/** The body of an error answer. */
export function errorBody(error: AppError, requestId: string): ErrorResponse {
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(error.details === undefined ? {} : { details: error.details }),
      requestId,
    },
  };
}

function send(reply: FastifyReply, error: AppError): void {
  reply.code(error.status).send(errorBody(error, reply.request.id));
}

/** Refusals of the HTTP layer that are the caller's doing. */
const FASTIFY_REFUSALS: Readonly<Record<string, { field: string; problem: string }>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { field: 'body', problem: 'is not valid JSON' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { field: 'body', problem: 'required' },
  FST_ERR_CTP_BODY_TOO_LARGE: { field: 'body', problem: 'is too large' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { field: 'body', problem: 'is not as long as Content-Length says' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { field: 'body', problem: 'must be sent as application/json' },
  FST_ERR_BAD_URL: { field: 'path', problem: 'is not a valid address' },
  FST_ERR_MAX_PARAM_LENGTH: { field: 'path', problem: 'is too long' },
};

function appErrorOfFastify(error: unknown): AppError | null {
  const { code } = error as Partial<FastifyError>;
  const refusal = typeof code === 'string' ? FASTIFY_REFUSALS[code] : undefined;
  return refusal === undefined ? null : validationFailed(refusal);
}
