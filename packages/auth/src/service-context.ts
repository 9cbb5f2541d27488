import type { AccessTokens } from './access-tokens.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Deliveries } from './deliveries.ts';
import type { SigningKey } from './keys.ts';
import type { Mailer } from './mail/mailer.ts';
import type { AuthLog, SignUps } from './options.ts';
import type { Provider } from './providers.ts';
import type { Limiter } from './rate-limits.ts';
import type { RedirectRules } from './redirects.ts';
import type { SessionIssuing } from './sessions.ts';

/** Everything that the routes work with. */
export interface ServiceContext extends SessionIssuing {
  readonly accessTokens: AccessTokens;
  readonly apiKeys: ApiKeys;
  readonly signingKey: SigningKey;
  readonly redirects: RedirectRules;
  /** `<public url>/auth/v1`, the `iss` of access tokens. */
  readonly issuer: string;
  /** Where issuers send the browser back to. */
  readonly callbackUrl: string;
  readonly providers: ReadonlyMap<string, Provider>;
  readonly log: AuthLog;
  readonly signUps: SignUps;
  /** Null where sign-in by e-mail is off. */
  readonly mailer: Mailer | null;
  /** Null where passwords are off. */
  readonly passwords: { readonly minimumLength: number } | null;
  readonly anonymousSignIns: boolean;
  readonly autoConfirm: boolean;
  readonly codeKey: Buffer;
  readonly limiter: Limiter;
  readonly deliveries: Deliveries;
}
