/** The API as a library, for the tools that start it in their own process. */

export { type Config, ConfigError, readConfig } from './config.ts';
export { newSetupCode } from './features/system/service.ts';
export { buildServer, type ServerDependencies } from './server.ts';
