import type { AccessTokens } from './access-tokens.ts';
import type { ApiKeys } from './api-keys.ts';
import type { SigningKey } from './keys.ts';
import type { AuthLog } from './options.ts';
import type { Provider } from './providers.ts';
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
}
