import { AppError, ERROR_CATALOGUE, type ErrorCode } from '@crosscart/contracts';
import { ConnectionLostError, PostgresError, sqlStateOf } from '@crosscart/database';
import { validationFailed } from '../routing/validation.ts';

/** The client's and the network's codes for a database that does not answer. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
]);

/**
 * SQLSTATEs that ask to come again: 08… connection, 53300 too many connections, 57014 statement timeout,
 * 57P01–57P03 shutting down or starting, 40001 and 40P01 lost a race with another transaction.
 */
const TRY_AGAIN = /^(08...|53300|57014|57P0[123]|40001|40P01)$/;

/**
 * Values that a schema cannot rule out and no column can hold: 22003 a number out of range, 22008 a day out of
 * range (year 0), 22021 and 22P05 the character NUL.
 */
const CANNOT_BE_STORED = /^(22003|22008|22021|22P05)$/;

/**
 * What an error of the database means for the caller: a refusal that a SQL function raised (SQLSTATE class CC,
 * the message is the code, the detail its JSON), a row that the wall of row-level security refused, a database
 * that does not answer. Null for everything else, which is a fault of ours.
 */
export function appErrorOfDatabase(error: unknown): AppError | null {
  if (error instanceof ConnectionLostError) return new AppError('UNAVAILABLE');
  if (error instanceof PostgresError) return ofSqlState(error);
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && UNREACHABLE.has(code) ? new AppError('UNAVAILABLE') : null;
}

function ofSqlState(error: InstanceType<typeof PostgresError>): AppError | null {
  if (error.code.startsWith('CC')) return raisedBySql(error);
  if (TRY_AGAIN.test(error.code)) return new AppError('UNAVAILABLE');
  if (CANNOT_BE_STORED.test(error.code)) {
    return validationFailed({ field: 'request', problem: 'contains a value that cannot be stored' });
  }
  if (error.code === '42501' && error.message.includes('row-level security'))
    return new AppError('FORBIDDEN');
  return null;
}

function raisedBySql(error: InstanceType<typeof PostgresError>): AppError | null {
  if (!Object.hasOwn(ERROR_CATALOGUE, error.message)) return null;
  const code = error.message as ErrorCode;
  return new AppError(code, detailsOf(error.detail));
}

function detailsOf(detail: string | undefined): Record<string, unknown> | undefined {
  if (!detail) return undefined;
  try {
    const parsed: unknown = JSON.parse(detail);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : undefined;
  } catch {
    // A detail that is no JSON is a sentence for the log, not for the caller.
    return undefined;
  }
}

/** Runs the work; a violation of the named constraint (or of any of that SQLSTATE) becomes the given refusal. */
export async function refusingOn<T>(
  violation: { sqlState: string; constraint?: string },
  refusal: () => AppError,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const named =
      violation.constraint === undefined ||
      (error instanceof PostgresError && error.constraint_name === violation.constraint);
    if (sqlStateOf(error) === violation.sqlState && named) throw refusal();
    throw error;
  }
}
