/** The API as a library, for the tools that measure a part of it in their own process. */

export { recordsOf } from './features/records/service.ts';
export { chooseMembership, memberIn, membershipsOf } from './people-authentication/memberships.ts';
export type { Member, Person } from './people-authentication/person.ts';
