import { z } from 'zod';

export interface SignInProvider {
  /** The auth service's name for it. */
  id: string;
  label: string;
}

const LABELS: Readonly<Record<string, string>> = {
  google: 'Continue with Google',
  development: 'Continue as a local test person',
  oidc: 'Continue with single sign-on',
};

const Settings = z.object({ external: z.record(z.string(), z.unknown()) });
/** Kinds of sign-in that are not buttons of a provider. */
const NOT_PROVIDERS = new Set(['email', 'phone', 'anonymous_users']);

/** The providers that the auth service has switched on, in its own settings' words. */
export function providersOf(settings: unknown): SignInProvider[] {
  const parsed = Settings.safeParse(settings);
  if (!parsed.success) return [];
  return Object.entries(parsed.data.external)
    .filter(([id, enabled]) => enabled === true && !NOT_PROVIDERS.has(id))
    .map(([id]) => ({ id, label: LABELS[id] ?? `Continue with ${id[0]?.toUpperCase()}${id.slice(1)}` }));
}
