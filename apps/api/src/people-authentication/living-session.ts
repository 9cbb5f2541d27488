import { AppError } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { Person } from './person.ts';

/** For doors that ask for nothing but a session; one round trip. Throws TOKEN_INVALID once the person signed out. */
export async function needLivingSession(database: Database, person: Person): Promise<void> {
  const [row] = await database.asUserQuery(
    person.claims,
    (sql) => sql<[{ is_signed_out: boolean }]>`select app.is_signed_out()`,
    { readOnly: true },
  );
  refuseSignedOut(row);
}

/** Throws TOKEN_INVALID. */
export function refuseSignedOut(row: { readonly is_signed_out: boolean }): void {
  if (row.is_signed_out) throw new AppError('TOKEN_INVALID');
}
