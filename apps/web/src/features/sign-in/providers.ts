import { z } from 'zod';

export interface SignInProvider {
  /** The auth service's name for it. */
  id: string;
  label: string;
}

/** What the sign-in page offers. */
export interface SignInWays {
  providers: SignInProvider[];
  /** A code by e-mail. */
  emailCodes: boolean;
}

const Settings = z.object({
  external: z.record(z.string(), z.unknown()),
  /** Only the embedded auth service names its providers, and tells codes from passwords. */
  external_labels: z.record(z.string(), z.string()).optional().catch(undefined),
  email_codes: z.boolean().optional().catch(undefined),
});

/** Kinds of sign-in that are not buttons of a provider. */
const NOT_PROVIDERS = new Set(['email', 'phone', 'anonymous_users']);

/** The ways to sign in that the auth service has switched on, in its own settings' words. */
export function waysOf(settings: unknown): SignInWays {
  const parsed = Settings.safeParse(settings);
  if (!parsed.success) return { providers: [], emailCodes: false };
  const { external, external_labels: labels = {}, email_codes: emailCodes } = parsed.data;
  const providers = Object.entries(external)
    .filter(([id, enabled]) => enabled === true && !NOT_PROVIDERS.has(id))
    .map(([id]) => ({ id, label: `Continue with ${labels[id] ?? capitalised(id)}` }));
  return { providers, emailCodes: emailCodes ?? external.email === true };
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
