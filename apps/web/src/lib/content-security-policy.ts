import type { PublicConfig } from './public-config.ts';

/**
 * Scripts run only with this answer's nonce. Styles may be inline: the UI kit positions popovers and sets
 * its variables by style attributes. `development` allows eval, which React's error overlay needs.
 */
export function contentSecurityPolicy(nonce: string, config: PublicConfig, development: boolean): string {
  const origins = [...new Set([config.apiBaseUrl, config.supabaseUrl].map((url) => new URL(url).origin))];
  const scripts = [
    "'self'",
    `'nonce-${nonce}'`,
    "'strict-dynamic'",
    ...(development ? ["'unsafe-eval'"] : []),
  ];
  return [
    "default-src 'self'",
    `script-src ${scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${origins.join(' ')}`,
    "img-src 'self' data: https:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
