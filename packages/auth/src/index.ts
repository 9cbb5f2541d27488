export { type ApiKeys, createApiKeys } from './api-keys.ts';
export type { AuthLog, AuthServiceOptions, EmailOptions, ProviderOptions, SignUps } from './options.ts';
export { type AuthService, startAuthService } from './service.ts';
