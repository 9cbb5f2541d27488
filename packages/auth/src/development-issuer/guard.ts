import type { FastifyRequest } from 'fastify';

const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

const FORWARDING_HEADERS = [
  'forwarded',
  'via',
  'x-real-ip',
  'x-original-host',
  'true-client-ip',
  'cf-connecting-ip',
];

/** Whether a host name, without its port, means this machine and no other. */
function isLoopbackName(host: string): boolean {
  return LOOPBACK_NAMES.has(host.toLowerCase());
}

/**
 * Refuses a configuration in which the development issuer, where anyone may sign in as anybody,
 * could be reached from another machine.
 * @throws with a sentence that names the setting.
 */
export function assertDevelopmentIsLocal(options: {
  production: boolean;
  host: string;
  publicUrl: string;
  siteUrl: string;
}): void {
  if (options.production) {
    throw new Error(
      'The development issuer does not start in production: configure Google or an OIDC issuer',
    );
  }
  if (!isLoopbackName(options.host)) {
    throw new Error(`The development issuer does not start on ${options.host}: bind it to 127.0.0.1`);
  }
  for (const [setting, address] of [
    ['public', options.publicUrl],
    ['site', options.siteUrl],
  ] as const) {
    if (!isLoopbackName(new URL(address).hostname)) {
      throw new Error(
        `The development issuer does not start with the ${setting} address ${address}: use localhost`,
      );
    }
  }
}

/**
 * Why a request must not reach the development issuer, or null. A forwarded request may come from
 * anywhere; a Host other than localhost is a proxy that hides itself, or DNS rebinding.
 */
export function reasonToRefuse(request: FastifyRequest): string | null {
  const names = Object.keys(request.headers);
  if (names.some((name) => FORWARDING_HEADERS.includes(name) || name.startsWith('x-forwarded-'))) {
    return 'The development issuer answers no forwarded requests.';
  }
  const host = request.headers.host ?? '';
  if (!URL.canParse(`http://${host}`) || !isLoopbackName(new URL(`http://${host}`).hostname)) {
    return 'The development issuer answers on localhost only.';
  }
  return null;
}
