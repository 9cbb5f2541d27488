import { bootstrap, setRolePasswords } from './bootstrap.ts';
import { type MigrateResult, migrate } from './migrate.ts';

export interface PrepareOptions {
  /** A superuser of a plain Postgres, or the owner (role postgres) of a hosted Supabase project. */
  readonly url: string;
  /** The folder `supabase` of the checkout, with `local` and `migrations`. */
  readonly supabaseDirectory: string;
  /** Passwords for the roles that the services log in as. */
  readonly passwords: Readonly<Record<'crosscart_api' | 'supabase_auth_admin', string>>;
  readonly log: (message: string) => void;
}

/** Takes a database from empty, or from any earlier release, to the present one. */
export async function prepareDatabase(
  options: PrepareOptions,
): Promise<MigrateResult & { kind: 'hosted' | 'plain' }> {
  const kind = await bootstrap({ url: options.url, directory: `${options.supabaseDirectory}/local` });
  const migrated = await migrate({
    url: options.url,
    directory: `${options.supabaseDirectory}/migrations`,
    log: options.log,
  });
  const { crosscart_api, supabase_auth_admin } = options.passwords;
  // On a hosted project the auth service's own login is not ours to change.
  await setRolePasswords(
    options.url,
    kind === 'plain' ? { crosscart_api, supabase_auth_admin } : { crosscart_api },
  );
  return { ...migrated, kind };
}
