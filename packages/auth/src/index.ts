export { type ApiKeys, createApiKeys } from './api-keys.ts';
export type { AuthLog, AuthServiceOptions, ProviderOptions } from './options.ts';
export { type AuthService, startAuthService } from './service.ts';
