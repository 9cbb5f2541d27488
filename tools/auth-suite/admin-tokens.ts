import { createHmac, timingSafeEqual } from 'node:crypto';

/** The secret that auth-js's public tests sign their administrator's tokens with. Of no use anywhere else. */
const SUITE_SECRET = '37c304f8-51aa-419a-a1af-06154e63707a';

const ADMIN_ROLES = ['service_role', 'supabase_admin'];

/** Whether a token is one that the suite signed for an administrator. */
export function isAdminToken(token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const expected = createHmac('sha256', SUITE_SECRET).update(`${header}.${payload}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const { role } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { role?: unknown };
  return typeof role === 'string' && ADMIN_ROLES.includes(role);
}
