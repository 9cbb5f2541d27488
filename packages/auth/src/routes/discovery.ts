import type { FastifyInstance } from 'fastify';
import type { ServiceContext } from '../service-context.ts';

/** Public keys may be cached for as long as Supabase lets them be. */
const KEY_CACHE = 'public, max-age=600';

/** What anyone may read without an API key: health and the keys that verify access tokens. */
export function routeDiscovery(server: FastifyInstance, context: ServiceContext): void {
  server.get('/health', async () => ({
    version: 'v1',
    name: 'Crosscart Auth',
    description: 'Signs people in through OpenID Connect issuers and speaks the Supabase Auth protocol',
  }));

  server.get('/.well-known/jwks.json', async (_request, reply) =>
    reply.header('cache-control', KEY_CACHE).send({ keys: [context.signingKey.publicJwk] }),
  );

  server.get('/.well-known/openid-configuration', async (_request, reply) =>
    reply.header('cache-control', KEY_CACHE).send({
      issuer: context.issuer,
      authorization_endpoint: `${context.issuer}/authorize`,
      token_endpoint: `${context.issuer}/token`,
      userinfo_endpoint: `${context.issuer}/user`,
      jwks_uri: `${context.issuer}/.well-known/jwks.json`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
    }),
  );
}

/**
 * `GET /settings`: which ways to sign in to show. `external_labels` is ours: what each button says; `email_codes`
 * too: whether `POST /otp` sends codes.
 */
export function routeSettings(server: FastifyInstance, context: ServiceContext): void {
  server.get('/settings', async () => ({
    external: {
      google: context.providers.has('google'),
      oidc: context.providers.has('oidc'),
      development: context.providers.has('development'),
      email: context.mailer !== null || context.passwords !== null,
      phone: false,
      anonymous_users: context.anonymousSignIns,
    },
    external_labels: Object.fromEntries(
      [...context.providers.values()].map((provider) => [provider.key, provider.label]),
    ),
    disable_signup: context.signUps === 'closed',
    mailer_autoconfirm: context.autoConfirm,
    phone_autoconfirm: false,
    sms_provider: '',
    email_codes: context.mailer !== null,
    saml_enabled: false,
    mfa_enabled: false,
    passkeys_enabled: false,
  }));
}
