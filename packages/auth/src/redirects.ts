/** Where sign-ins may end. */
export interface RedirectRules {
  readonly siteUrl: string;
  readonly allowList: readonly string[];
}

/**
 * The address a sign-in ends at: `requested` if the allow-list names it, else the site's own.
 * An entry matches when origin and path are the same to the letter; the query is free (a page to
 * come back to), so the page behind an entry must check its own query. No wildcards.
 */
export function chooseRedirect(requested: string | undefined, rules: RedirectRules): string {
  if (requested === undefined || !URL.canParse(requested)) return rules.siteUrl;
  const wanted = new URL(requested);
  if (!['http:', 'https:'].includes(wanted.protocol)) return rules.siteUrl;
  if (wanted.username !== '' || wanted.password !== '' || wanted.hash !== '') return rules.siteUrl;
  const isAllowed = [rules.siteUrl, ...rules.allowList].some((entry) => {
    const allowed = new URL(entry);
    return allowed.origin === wanted.origin && allowed.pathname === wanted.pathname;
  });
  return isAllowed ? wanted.href : rules.siteUrl;
}

/** `address` with more query parameters. */
export function withQuery(address: string, parameters: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** `address` carrying an OAuth error in query and fragment: server pages read one, supabase-js the other. */
export function withOAuthError(
  address: string,
  error: { error: string; error_code: string; error_description: string },
): string {
  const url = new URL(withQuery(address, error));
  url.hash = new URLSearchParams(error).toString();
  return url.href;
}
