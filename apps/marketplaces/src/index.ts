/** Practice eBay and Amazon: local stand-ins for development, the demo and tests. Never shipped in a release. */
export { shipToKey } from './address.ts';
export type { ControlClient } from './control/client.ts';
export { ControlRefused, makeControlClient } from './control/client.ts';
export type { MarketplaceState } from './control/state.ts';
export type { Arming } from './faults/arming.ts';
export type { FaultChange, FaultScope, Faults, KnobName } from './faults/knobs.ts';
export type * from './model.ts';
export { formatMoney } from './money.ts';
export { seedFromGetOrders } from './seeding/from-get-orders.ts';
export type { GenerateOptions } from './seeding/generate-orders.ts';
export { generateOrders } from './seeding/generate-orders.ts';
export type { AttentionReason, Expected, SeedPlan, SkipReason } from './seeding/seed-plan.ts';
export type { Log } from './site-server.ts';
export { allPracticeHosts, practiceHosts } from './sites.ts';
export type { PracticeMarketplaces, PracticeOptions } from './start.ts';
export { startPracticeMarketplaces } from './start.ts';
