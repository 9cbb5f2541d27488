import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StackError } from './errors.ts';

const Secrets = z.object({
  /** Keys that personal data is sealed under; the first is the current one. */
  encryptionKeys: z.string().min(1),
  /** Passwords of the services' logins in a Postgres that DATABASE_URL names. */
  databasePasswords: z.object({ crosscart_api: z.string(), supabase_auth_admin: z.string() }),
});
export type Secrets = z.infer<typeof Secrets>;

/** The installation's own secrets, made at the first start and kept in a file that only its owner reads. */
export function loadOrCreateSecrets(dataDirectory: string): Secrets {
  const file = path.join(dataDirectory, 'secrets.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unusable(file, error);
    const made = createSecrets();
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  }
  try {
    chmodSync(file, 0o600);
    return Secrets.parse(JSON.parse(text));
  } catch (error) {
    throw unusable(file, error);
  }
}

function createSecrets(): Secrets {
  return {
    encryptionKeys: `k1:${randomBytes(32).toString('base64')}`,
    databasePasswords: {
      crosscart_api: randomBytes(24).toString('base64url'),
      supabase_auth_admin: randomBytes(24).toString('base64url'),
    },
  };
}

function unusable(file: string, cause: unknown): StackError {
  return new StackError(
    `The secrets in ${file} can't be read; restore the file from a copy, since sealed data can't be opened without it.`,
    { cause },
  );
}
