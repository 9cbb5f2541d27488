import { PostgresError } from '../connection/errors.ts';

/** A file of SQL could not be applied; nothing of it was. `message` names the file and the line. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly file: string;
  /** SQLSTATE, when Postgres refused a statement. */
  readonly code: string | undefined;

  constructor(file: string, text: string, cause: unknown) {
    const refused = cause instanceof PostgresError ? cause : undefined;
    const position = Number(refused?.position);
    const line = position > 0 ? `:${text.slice(0, position).split('\n').length}` : '';
    super(`${file}${line}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.file = file;
    this.code = refused?.code;
  }
}
