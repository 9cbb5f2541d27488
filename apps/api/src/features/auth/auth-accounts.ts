import { AppError } from '@crosscart/contracts';
import { z } from 'zod';
import type { Config } from '../../config.ts';

/** What the auth service itself knows of a signed-in person. A token's user_metadata proves nothing: people edit it. */
export interface AuthAccount {
  readonly id: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly fullName: string | null;
  readonly avatarUrl: string | null;
}

const Answer = z.object({
  id: z.uuid(),
  email: z.string(),
  email_confirmed_at: z.string().nullish(),
  user_metadata: z
    .object({ full_name: z.string().nullish(), name: z.string().nullish(), avatar_url: z.string().nullish() })
    .nullish(),
});

/** Long enough for a cold auth service, short enough for somebody who waits at sign-in. */
const TIMEOUT_MS = 10_000;

/** Reads the account behind a session. Throws TOKEN_INVALID (session ended) or UNAVAILABLE. */
export function createAuthAccounts(config: Pick<Config, 'supabaseUrl' | 'supabaseAnonKey'>) {
  return {
    async read(token: string): Promise<AuthAccount> {
      const response = await ask(`${config.supabaseUrl}/auth/v1/user`, {
        authorization: `Bearer ${token}`,
        apikey: config.supabaseAnonKey,
      });
      if ([401, 403, 404].includes(response.status)) throw new AppError('TOKEN_INVALID');
      const answer = Answer.safeParse(response.ok ? await response.json() : null);
      if (!answer.success) throw unavailable();
      const { id, email, email_confirmed_at: confirmedAt, user_metadata: metadata } = answer.data;
      return {
        id,
        email,
        emailVerified: typeof confirmedAt === 'string' && confirmedAt !== '',
        fullName: metadata?.full_name ?? metadata?.name ?? null,
        avatarUrl: metadata?.avatar_url ?? null,
      };
    },
  };
}

async function ask(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  } catch {
    throw unavailable(); // fetch rejects only when no answer came
  }
}

function unavailable(): AppError {
  return new AppError('UNAVAILABLE', { service: 'auth' });
}
