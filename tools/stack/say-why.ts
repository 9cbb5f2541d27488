import { EmbeddedPostgresError, MigrationError } from '@crosscart/database';
import { StackError } from './errors.ts';

/** Says why a command failed: in one sentence where the person can mend it, else with all that is known. */
export function sayWhy(error: unknown): void {
  const isForPeople =
    error instanceof StackError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  console.error(isForPeople ? error.message : error);
}
