import { z } from 'zod';

export interface SignInProvider {
  /** The auth service's name for it. */
  id: string;
  label: string;
}

const Settings = z.object({
  external: z.record(z.string(), z.unknown()),
  /** Only the embedded auth service names its providers. */
  external_labels: z.record(z.string(), z.string()).optional().catch(undefined),
});

/** Kinds of sign-in that are not buttons of a provider. */
const NOT_PROVIDERS = new Set(['email', 'phone', 'anonymous_users']);

/** The providers that the auth service has switched on, in its own settings' words. */
export function providersOf(settings: unknown): SignInProvider[] {
  const parsed = Settings.safeParse(settings);
  if (!parsed.success) return [];
  const { external, external_labels: labels = {} } = parsed.data;
  return Object.entries(external)
    .filter(([id, enabled]) => enabled === true && !NOT_PROVIDERS.has(id))
    .map(([id]) => ({ id, label: `Continue with ${labels[id] ?? capitalised(id)}` }));
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
