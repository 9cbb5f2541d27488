import * as oidc from 'openid-client';
import { z } from 'zod';

/** How to reach one OpenID Connect issuer. */
export interface ProviderSettings {
  /** What `signInWithOAuth({ provider })` names it. */
  readonly key: string;
  /** What a sign-in button calls it. */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What an issuer says of the account that has just signed in there. */
export interface IssuerAccount {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly name: string | null;
  readonly picture: string | null;
}

/** The secrets that tie an issuer's answer to the question it answers. */
interface IssuerChecks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** One issuer that people can sign in with. */
export interface Provider {
  readonly key: string;
  readonly label: string;
  /** Where to send the browser. `passThrough`: extra parameters the client asked for. */
  authorizationUrl(checks: IssuerChecks, passThrough: Record<string, string>): Promise<URL>;
  /**
   * Exchanges the issuer's answer (the full address it sent the browser to) for the account.
   * @throws openid-client's errors when anything about the answer is wrong.
   */
  readAnswer(answer: URL, checks: IssuerChecks): Promise<IssuerAccount>;
}

// Some issuers send email_verified as a string.
const accountClaims = z.object({
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
  picture: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .optional()
    .catch(undefined),
});

/**
 * An issuer, discovered when first used (the development issuer starts together with this service)
 * and again after a failed discovery. Authorization code flow with PKCE and nonce, whatever it is.
 */
export function createProvider(settings: ProviderSettings, callbackUrl: string): Provider {
  let discovered: Promise<oidc.Configuration> | undefined;

  const configuration = (): Promise<oidc.Configuration> => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  return {
    key: settings.key,
    label: settings.label,
    async authorizationUrl(checks, passThrough) {
      return oidc.buildAuthorizationUrl(await configuration(), {
        ...passThrough,
        redirect_uri: callbackUrl,
        scope: 'openid email profile',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
        code_challenge_method: 'S256',
      });
    },
    async readAnswer(answer, checks) {
      const config = await configuration();
      const tokens = await oidc.authorizationCodeGrant(config, answer, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.codeVerifier,
        idTokenExpected: true,
      });
      const idToken = tokens.claims();
      if (idToken === undefined) throw new Error('The issuer sent no ID token');
      let claims = accountClaims.parse(idToken);
      if (claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined) {
        // Issuers that keep strictly to the standard tell the e-mail only here.
        claims = accountClaims.parse(await oidc.fetchUserInfo(config, tokens.access_token, idToken.sub));
      }
      return {
        issuer: idToken.iss,
        subject: idToken.sub,
        email: claims.email?.toLowerCase() ?? null,
        emailVerified: claims.email_verified ?? false,
        name: claims.name ?? null,
        picture: claims.picture ?? null,
      };
    },
  };
}

async function discover(settings: ProviderSettings): Promise<oidc.Configuration> {
  const issuer = new URL(settings.issuer);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname);
  return oidc.discovery(issuer, settings.clientId, undefined, authenticateClient(settings.clientSecret), {
    timeout: 10,
    execute: [
      // The standard lets a client trust TLS instead; the ID token's signature is checked all the same.
      oidc.enableNonRepudiationChecks,
      // Plain http only where nothing leaves the machine.
      ...(isLocal && issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
    ],
  });
}

/** HTTP Basic, the standard's default; in the body for issuers that say they take it only there. */
function authenticateClient(secret: string): oidc.ClientAuth {
  const basic = oidc.ClientSecretBasic(secret);
  const post = oidc.ClientSecretPost(secret);
  return (server, ...rest) => {
    const supported = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (supported.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}
