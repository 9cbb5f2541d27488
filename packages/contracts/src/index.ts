/** Every shape that crosses a wire: requests, answers, events, keys and error codes. No I/O. */

export * from './access-codes.ts';
export * from './accounts.ts';
export * from './agents.ts';
export * from './attention.ts';
export * from './audit.ts';
export * from './auth.ts';
export * from './endpoint.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './job-states.ts';
export * from './jobs.ts';
export * from './overview.ts';
export * from './pairing.ts';
export * from './people.ts';
export * from './permissions.ts';
export * from './primitives.ts';
export * from './purchases.ts';
export * from './records.ts';
export * from './supplier-links.ts';
export * from './system.ts';
