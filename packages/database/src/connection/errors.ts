import postgres from 'postgres';

/** An error that Postgres answered; `code` is its SQLSTATE, `constraint_name` the constraint that refused. */
export const PostgresError = postgres.PostgresError;
export type PostgresError = InstanceType<typeof postgres.PostgresError>;

/** The connection closed in the middle of a transaction: none of it took place, unless it was at its commit. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
  constructor(options?: ErrorOptions) {
    super('The connection to the database was lost in the middle of a transaction.', options);
  }
}

/** A statement failed, the work swallowed its error, and Postgres rolled the transaction back. */
export class RolledBackError extends Error {
  override readonly name = 'RolledBackError';
  constructor() {
    super('The transaction was rolled back because one of its statements had failed.');
  }
}

/** SQLSTATE of an error that Postgres answered (such as '23505' unique_violation); undefined for any other. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof PostgresError ? error.code : undefined;
}

/** serialization_failure and deadlock_detected: the same work may succeed when tried again. */
export function isWorthRetrying(error: unknown): boolean {
  return ['40001', '40P01'].includes(sqlStateOf(error) ?? '');
}
