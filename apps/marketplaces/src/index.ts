/** Practice eBay and Amazon: local stand-ins for development, the demo and tests. Never shipped in a release. */
export { ControlRefused, makeControlClient } from './control/client.ts';
export type { Arming } from './faults/arming.ts';
export type { FaultChange } from './faults/knobs.ts';
export type * from './model.ts';
export { seedFromGetOrders } from './seeding/from-get-orders.ts';
export { generateOrders } from './seeding/generate-orders.ts';
export type { Expected, SeedPlan } from './seeding/seed-plan.ts';
export { allPracticeHosts, practiceHosts } from './sites.ts';
export type { PracticeMarketplaces } from './start.ts';
export { startPracticeMarketplaces } from './start.ts';
