/** The API as a library, for the tools that start it in their own process or measure a part of it. */

export { type Config, ConfigError, readConfig } from './config.ts';
export { recordsOf } from './features/records/service.ts';
export { newSetupCode } from './features/system/service.ts';
export { chooseMembership, memberIn, membershipsOf } from './people-authentication/memberships.ts';
export type { Member, Person } from './people-authentication/person.ts';
export { buildServer, type ServerDependencies } from './server.ts';
