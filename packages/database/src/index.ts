export {
  type Database,
  type DatabaseOptions,
  openDatabase,
  type TransactionOptions,
  type UserClaims,
} from './connection/database.ts';
export {
  ConnectionLostError,
  isWorthRetrying,
  PostgresError,
  RolledBackError,
  sqlStateOf,
} from './connection/errors.ts';
export type { Sql } from './connection/slot.ts';
export { valueTypes } from './connection/values.ts';
export type { Credentials } from './embedded/cluster.ts';
export { EmbeddedPostgresError, type EmbeddedPostgresFault } from './embedded/errors.ts';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded/launcher.ts';
export { type BootstrapOptions, bootstrap, setRolePasswords } from './migrations/bootstrap.ts';
export { MigrationError } from './migrations/errors.ts';
export { type MigrateOptions, type MigrateResult, migrate } from './migrations/migrate.ts';
export { type PrepareOptions, prepareDatabase } from './migrations/prepare.ts';
