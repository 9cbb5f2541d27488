import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';

/** What administrators' tokens are signed with. */
export interface AdminKeys {
  readonly secrets: readonly string[];
  readonly publicKeys: readonly KeyObject[];
}

/**
 * What auth-js's public tests sign their administrators' tokens with: a secret each for its own containers and for the
 * Supabase CLI, and the key that its newer tests give the CLI. Everybody knows them; of no use anywhere else.
 */
const SUITE_KEYS: AdminKeys = {
  secrets: [
    '37c304f8-51aa-419a-a1af-06154e63707a',
    'super-secret-jwt-token-with-at-least-32-characters-long',
  ],
  publicKeys: [
    createPublicKey({
      format: 'jwk',
      key: {
        kty: 'RSA',
        e: 'AQAB',
        n:
          'y3KQnIXK6wkPQ5m0XWp7z54BNZzXJk4IxXy81zFophdBBqz6u5OCMqWkC6i3WB7rlax4xjmxxyGyYRODooqCQTGahmpXryAAKc3g' +
          '-gDIAq2MqVwlpmvXDavCVRK4hK7DZ6wK4MHrliSNHCuCkwIH3ofxTxgUwpSkOT58iU1ZOua5E1Y6R_Ozt3gLHha0Xa7a4V23pkP7' +
          'n0xBvJPzIqiS3MZ4CQ_pz-buXYRgCPQkUJvXFFcuxmyqoYzorwQ1YVBOmH2XMx26RrCIxgj7geo9eVQ9u5qCPpQCGV5biqYMC4_m' +
          '1kurOGf62URGRzXtmVzrW1PZJAeGoqMz5Fcfr8hiwQ',
      },
    }),
  ],
};

const ADMIN_ROLES = ['service_role', 'supabase_admin'];

/** Whether a token is one that was signed for an administrator. */
export function isAdminToken(token: string, keys: AdminKeys = SUITE_KEYS): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const signed = Buffer.from(`${header}.${payload}`);
  const given = Buffer.from(signature, 'base64url');
  const isSigned =
    keys.secrets.some((secret) => isSame(createHmac('sha256', secret).update(signed).digest(), given)) ||
    keys.publicKeys.some((key) => verify('RSA-SHA256', signed, key, given));
  if (!isSigned) return false;
  const { role } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { role?: unknown };
  return typeof role === 'string' && ADMIN_ROLES.includes(role);
}

function isSame(expected: Buffer, given: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
