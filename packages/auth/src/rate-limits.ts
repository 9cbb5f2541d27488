import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { ISql, Sql } from 'postgres';
import { AuthError, type AuthErrorCode } from './errors.ts';
import { takeFromWindow } from './queries/rate-windows.ts';

/** So many in a window of so many seconds. */
interface RateLimit {
  readonly limit: number;
  readonly seconds: number;
}

/** Limits per network address (…PerIp) and per e-mail address or phone number (…PerAddress). */
export interface RateLimits {
  readonly authorizePerIp: RateLimit;
  /** Codes exchanged and sessions refreshed. High: one web server refreshes for all its visitors. */
  readonly tokenPerIp: RateLimit;
  readonly passwordPerIp: RateLimit;
  readonly passwordPerAddress: RateLimit;
  readonly signUpPerIp: RateLimit;
  readonly mailPerIp: RateLimit;
  /** The least time between two mails to an address, and how many in an hour. */
  readonly mailGapPerAddress: RateLimit;
  readonly mailPerAddress: RateLimit;
  readonly verifyPerIp: RateLimit;
  readonly verifyPerAddress: RateLimit;
}

const FIVE_MINUTES = 300;

export const DEFAULT_RATE_LIMITS: RateLimits = {
  authorizePerIp: { limit: 300, seconds: FIVE_MINUTES },
  tokenPerIp: { limit: 1800, seconds: FIVE_MINUTES },
  passwordPerIp: { limit: 60, seconds: FIVE_MINUTES },
  passwordPerAddress: { limit: 10, seconds: FIVE_MINUTES },
  signUpPerIp: { limit: 300, seconds: FIVE_MINUTES },
  mailPerIp: { limit: 60, seconds: FIVE_MINUTES },
  mailGapPerAddress: { limit: 1, seconds: 60 },
  mailPerAddress: { limit: 6, seconds: 3600 },
  verifyPerIp: { limit: 60, seconds: FIVE_MINUTES },
  verifyPerAddress: { limit: 10, seconds: 600 },
};

/** Takes places in windows that all instances share. */
export interface Limiter {
  /**
   * Takes a place for whoever asks from a network address.
   * @throws AuthError 429 `over_request_rate_limit`.
   */
  takeForIp(action: `${string}PerIp` & keyof RateLimits, ip: string): Promise<void>;
  /**
   * Takes a place for an e-mail address or phone number, whether or not anybody has it; `within` the caller's
   * transaction if given.
   * @throws AuthError 429 `over_request_rate_limit`.
   */
  takeForAddress(
    action: `${string}PerAddress` & keyof RateLimits,
    address: string,
    within?: ISql,
  ): Promise<void>;
  /**
   * Takes the places of one mail.
   * @throws AuthError 429 `over_email_send_rate_limit`.
   */
  takeForMail(address: string): Promise<void>;
}

/** Limits kept in Postgres. Addresses of people are stored as MACs only. */
export function createLimiter(sql: Sql, key: Buffer, limits: RateLimits): Limiter {
  const take = async (
    action: keyof RateLimits,
    subject: string,
    code: AuthErrorCode,
    within: ISql = sql,
  ): Promise<void> => {
    const { seconds } = limits[action];
    if (await takeFromWindow(within, `${action}:${subject}`, limits[action])) return;
    const wait = seconds - (Math.floor(Date.now() / 1000) % seconds);
    throw new AuthError(
      429,
      code,
      code === 'over_email_send_rate_limit'
        ? `For security purposes, you can only request this after ${wait} seconds.`
        : 'Request rate limit reached',
      { retryAfterSeconds: wait },
    );
  };
  const mac = (address: string) => createHmac('sha256', key).update(address).digest('base64url');
  return {
    takeForIp: (action, ip) => take(action, networkOf(ip), 'over_request_rate_limit'),
    takeForAddress: (action, address, within) =>
      take(action, mac(address), 'over_request_rate_limit', within),
    async takeForMail(address) {
      await take('mailGapPerAddress', mac(address), 'over_email_send_rate_limit');
      await take('mailPerAddress', mac(address), 'over_email_send_rate_limit');
    },
  };
}

/** The address itself; of IPv6 the /64, within which one machine may take any address it likes. */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = ip.split('%', 1)[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
