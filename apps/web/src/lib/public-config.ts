import { z } from 'zod';

/** What the browser must know about this deployment. Nothing in it is secret. */
export const PublicConfig = z.object({
  supabaseUrl: z.url(),
  supabaseAnonKey: z.string().min(1),
  apiBaseUrl: z.url(),
});
export type PublicConfig = z.infer<typeof PublicConfig>;

const VARIABLES = {
  supabaseUrl: 'NEXT_PUBLIC_SUPABASE_URL',
  supabaseAnonKey: 'NEXT_PUBLIC_SUPABASE_ANON_KEY',
  apiBaseUrl: 'NEXT_PUBLIC_API_BASE_URL',
} as const;

const DEFAULT_API_BASE_URL = 'http://localhost:8000';

/**
 * Reads the public configuration of the running process; throws one sentence naming every bad variable.
 * The look-up goes by a variable name: Next inlines the literal `process.env.NEXT_PUBLIC_X` at build,
 * and one build must run anywhere.
 */
export function readPublicConfig(env: Record<string, string | undefined> = process.env): PublicConfig {
  const read = (name: string) => env[name]?.trim().replace(/\/+$/, '') || undefined;
  const parsed = PublicConfig.safeParse({
    supabaseUrl: read(VARIABLES.supabaseUrl),
    supabaseAnonKey: read(VARIABLES.supabaseAnonKey),
    apiBaseUrl: read(VARIABLES.apiBaseUrl) ?? DEFAULT_API_BASE_URL,
  });
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => VARIABLES[issue.path[0] as keyof PublicConfig]);
  throw new Error(`Missing or malformed: ${[...new Set(names)].join(', ')}`);
}
