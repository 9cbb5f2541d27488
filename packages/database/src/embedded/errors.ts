export type EmbeddedPostgresFault =
  | 'UNSUPPORTED_PLATFORM'
  | 'NO_BINARIES'
  | 'NO_CAPABILITY'
  | 'UNKNOWN_USER'
  | 'PORT_TAKEN'
  | 'BROKEN_DATA_FOLDER'
  | 'NOT_WRITABLE'
  | 'START_FAILED';

/**
 * Why the embedded Postgres could not start. `message` is one sentence for the person at the terminal, saying
 * what to do; `fault` is for code.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly fault: EmbeddedPostgresFault;

  constructor(fault: EmbeddedPostgresFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
