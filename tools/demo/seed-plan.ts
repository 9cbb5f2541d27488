import { generateOrders, type SeedPlan } from '@crosscart/marketplaces';
import type { DemoArguments } from './arguments.ts';
import { planOfFile } from './get-orders-file.ts';

/** The most that generated orders may cost; the price-guard order costs three times as much. */
const GENERATED_MAXIMUM_MINOR = 50_000;

export interface DemoPlan {
  readonly plan: SeedPlan;
  /** What the account's policy allows, in minor units of the plan's currency. */
  readonly policy: { max_order_total_minor: number; profit_floor_minor: number; daily_cap_minor: number };
}

/** Orders for practice eBay with their products and links: made from the seed, or read from a getOrders answer. */
export function planFor(args: Pick<DemoArguments, 'orders' | 'dataFile' | 'seed'>, now: Date): DemoPlan {
  if (args.dataFile === null) {
    const plan = generateOrders({
      count: args.orders ?? 0,
      seed: args.seed,
      now,
      currency: 'USD',
      maxOrderTotalMinor: GENERATED_MAXIMUM_MINOR,
    });
    return {
      plan,
      policy: {
        max_order_total_minor: GENERATED_MAXIMUM_MINOR,
        profit_floor_minor: 0,
        daily_cap_minor: 100 * plan.orders.length * GENERATED_MAXIMUM_MINOR,
      },
    };
  }
  const plan = planOfFile(args.dataFile, now);
  const everything = plan.orders
    .flatMap((order) => order.lines)
    .reduce((sum, line) => sum + (line.items_total_minor ?? 0), 0);
  // Somebody's real orders: nothing of theirs is to fail on a bound that only the demo sets.
  const plenty = 10 * everything + 1_000_000;
  return {
    plan,
    policy: { max_order_total_minor: plenty, profit_floor_minor: -plenty, daily_cap_minor: plenty },
  };
}
