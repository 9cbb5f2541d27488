import Provider, { type Configuration, interactionPolicy } from 'oidc-provider';
import type { Sql } from 'postgres';
import type { AuthKeys } from '../keys.ts';
import { createPayloadStore } from './payload-store.ts';
import { findPerson } from './people.ts';

/** The path that the development issuer is mounted at. */
export const ISSUER_PATH = '/dev-issuer';

/** The one client of the development issuer. */
export const ISSUER_CLIENT_ID = 'crosscart-auth';

/** Cookies ignore ports: the names must not meet those of other services on localhost. */
export const SESSION_COOKIE = 'crosscart_dev_issuer_session';
const INTERACTION_COOKIE = 'crosscart_dev_issuer_interaction';
const RESUME_COOKIE = 'crosscart_dev_issuer_resume';

const MINUTE = 60;

/**
 * The OpenID Connect protocol of the development issuer. Whoever reaches its chooser becomes the
 * person they name, so it is mounted behind `guardDevelopmentIssuer` only.
 */
export function createIssuerProvider(options: {
  sql: Sql;
  keys: AuthKeys;
  publicUrl: string;
  callbackUrl: string;
}): Provider {
  const { sql, keys } = options;
  const configuration: Configuration = {
    adapter: createPayloadStore(sql),
    clients: [
      {
        client_id: ISSUER_CLIENT_ID,
        client_secret: issuerClientSecret(keys),
        redirect_uris: [options.callbackUrl],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [keys.developmentIssuerJwk] },
    cookies: {
      keys: [keys.secretFor('issuer-cookies').toString('base64url')],
      names: { session: SESSION_COOKIE, interaction: INTERACTION_COOKIE, resume: RESUME_COOKIE },
    },
    scopes: ['openid', 'email', 'profile'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Put the e-mail into the ID token, as Google does.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: {
      policy: askForAccount(),
      url: (_context, interaction) => `${ISSUER_PATH}/sign-in/${interaction.uid}`,
    },
    ttl: {
      AccessToken: 5 * MINUTE,
      AuthorizationCode: MINUTE,
      Grant: 30 * MINUTE,
      IdToken: 5 * MINUTE,
      Interaction: 30 * MINUTE,
      Session: 30 * MINUTE,
    },
    async findAccount(_context, subject) {
      const person = await findPerson(sql, subject);
      if (person === null) return undefined;
      return {
        accountId: subject,
        claims: async () => ({
          sub: subject,
          email: person.email,
          email_verified: true,
          name: displayName(person.email),
        }),
      };
    },
    // Its one client is our own auth service: consent is given by choosing an account.
    async loadExistingGrant(context) {
      const clientId = context.oidc.client?.clientId;
      const accountId = context.oidc.session?.accountId;
      if (clientId === undefined || accountId === undefined) return undefined;
      const grant = new context.oidc.provider.Grant({ clientId, accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    async renderError(context, out) {
      context.type = 'text/plain';
      context.body = `The development issuer refused: ${out.error_description ?? out.error}\n`;
    },
  };
  return new Provider(`${options.publicUrl}${ISSUER_PATH}`, configuration);
}

/** The client secret shared by the auth service and its development issuer. */
export function issuerClientSecret(keys: AuthKeys): string {
  return keys.secretFor('issuer-client').toString('base64url');
}

/** oidc-provider knows `prompt=login` and `consent`; clients written for Google send `select_account`. */
function askForAccount(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);
  return policy;
}

function displayName(email: string): string {
  const words = email.slice(0, email.indexOf('@')).split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}
