import { z } from 'zod';
import { amazonPlaces, ebayPlaces, ebayPlacesOfOrder } from './places.ts';

/** What a fault is set on: a whole site, one product of Amazon, or one eBay order with the purchase for it. */
export type FaultScope = 'amazon' | 'ebay' | 'product' | 'order';

interface Knob<Value extends z.ZodType> {
  readonly value: Value;
  readonly scopes: readonly FaultScope[];
  /** One sentence for the control page and the README. */
  readonly effect: string;
}

function knob<Value extends z.ZodType>(
  value: Value,
  scopes: readonly FaultScope[],
  effect: string,
): Knob<Value> {
  return { value, scopes, effect };
}

const place = z.enum([...new Set([...amazonPlaces, ...ebayPlaces, ...ebayPlacesOfOrder])] as [
  string,
  ...string[],
]);
const milliseconds = z.int().min(1).max(60_000);
const ALL: readonly FaultScope[] = ['amazon', 'ebay', 'product', 'order'];
const AMAZON: readonly FaultScope[] = ['amazon', 'product', 'order'];
const EBAY: readonly FaultScope[] = ['ebay', 'order'];
const PURCHASE: readonly FaultScope[] = ['product', 'order'];

export const interstitialNames = [
  'added_to_cart',
  'warranty',
  'before_you_go',
  'prime_upsell',
  'business_order',
] as const;

/** Every fault that the practice marketplaces know, each of which can be set on an order. What is not set does not happen. */
export const knobs = {
  sign_in: knob(place, ALL, 'Asks to sign in at that place, until somebody does.'),
  one_time_code: knob(place, ALL, 'Asks for a one-time code at that place, until somebody enters one.'),
  captcha: knob(place, ALL, 'Shows a captcha at that place, until somebody solves it.'),
  bot_challenge: knob(place, ALL, 'Answers with the page of a bot check that never ends.'),
  continue_shopping: knob(
    place,
    AMAZON,
    'Shows “Click the button below to continue shopping” until it is clicked.',
  ),
  server_error: knob(place, ALL, 'Answers 500 with the site’s error page. At place_order nothing is placed.'),
  slow: knob(z.strictObject({ at: place, ms: milliseconds }), ALL, 'Answers that much later at that place.'),
  renamed: knob(place, ALL, 'Gives every element of the page another id and class: the page has changed.'),
  layout: knob(z.enum(['2010s', '2024', '2026']), AMAZON, 'The generation of order history and details.'),
  most_per_page: knob(
    z.int().min(1).max(200),
    EBAY,
    'Orders on one page of eBay’s list, whatever is asked for; of an order: of every list that it is in.',
  ),
  order_in_frame: knob(
    z.literal(true),
    EBAY,
    'eBay shows an order in a frame of its other host instead of as a page of its own.',
  ),
  price_change_minor: knob(
    z
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((by) => by !== 0, 'must not be 0'),
    PURCHASE,
    'The price changes by that much between the review and the click, once: the click places nothing.',
  ),
  out_of_stock: knob(
    z.enum(['product', 'checkout', 'click']),
    PURCHASE,
    'No longer available: on the product page, at the start of the checkout, or when the order is placed.',
  ),
  quantity_limit: knob(
    z.strictObject({ most: z.int().min(1).max(999), at: z.enum(['product', 'checkout']) }),
    PURCHASE,
    'No more than that per customer: the product page offers no more, or the checkout wants it changed.',
  ),
  unknown_amounts: knob(
    z.enum(['shipping', 'tax', 'total', 'all']),
    AMAZON,
    'The review shows “--” instead of that amount and wants a delivery option chosen.',
  ),
  wrong_name: knob(z.literal(true), AMAZON, 'The typed name is lost: the account holder’s stays.'),
  late_delivery_days: knob(z.int().min(1).max(90), AMAZON, 'Arrives that many days later than it would.'),
  used_offer_first: knob(z.literal(true), AMAZON, 'A cheaper used offer stands before the new one.'),
  interstitials: knob(
    z.array(z.enum(interstitialNames)).min(1),
    AMAZON,
    'Pages that stand between the cart and the checkout, in that order.',
  ),
  payment_challenge: knob(z.literal(true), AMAZON, 'The payment step wants the card number once more.'),
  history_by_script_ms: knob(
    milliseconds,
    AMAZON,
    'The history draws its orders by script, that much later.',
  ),
  history_delay_ms: knob(milliseconds, AMAZON, 'A new order shows up in the history that much later.'),
  thank_you_without_ids: knob(
    z.boolean(),
    AMAZON,
    'The thank-you page names no order id (true) or always one (false).',
  ),
  cancelled_after_placing: knob(
    z.literal(true),
    AMAZON,
    'Amazon cancels the order once it is placed; nothing is charged.',
  ),
  payment_revision: knob(z.literal(true), AMAZON, 'The order’s page says that its payment must be revised.'),
} as const;
export type KnobName = keyof typeof knobs;
export type Faults = { -readonly [Name in KnobName]?: z.output<(typeof knobs)[Name]['value']> };

/** The knobs that can be set on a scope. */
export function knobsOf(scope: FaultScope): KnobName[] {
  return (Object.keys(knobs) as KnobName[]).filter((name) => knobs[name].scopes.includes(scope));
}

/** Whether a scope has that place. An order has those of both sites, eBay's with a prefix. */
function placeFits(scope: FaultScope, at: unknown): boolean {
  if (typeof at !== 'string') return true;
  const places: readonly string[] = scope === 'ebay' ? ebayPlaces : amazonPlaces;
  return places.includes(at) || (scope === 'order' && (ebayPlacesOfOrder as readonly string[]).includes(at));
}

/** The values that a knob can have on a scope where they are few; null where any number or structure fits. */
export function knobChoices(scope: FaultScope, name: KnobName): (string | boolean)[] | null {
  const schema: z.ZodType = knobs[name].value;
  if (schema instanceof z.ZodEnum)
    return schema.options.map(String).filter((option) => placeFits(scope, placeIn(name, option)));
  if (schema instanceof z.ZodLiteral) return [true];
  return schema instanceof z.ZodBoolean ? [true, false] : null;
}

/**
 * The body that sets faults on a scope: knob → value, null takes one away. Unknown knobs, knobs of another
 * scope and places that it does not have are refused by name.
 */
export function faultsSchema(scope: FaultScope) {
  const shape = Object.fromEntries(
    knobsOf(scope).map((name) => [
      name,
      (knobs[name].value as z.ZodType)
        .refine(
          (value: unknown) => placeFits(scope, placeIn(name, value)),
          `is no place that a fault of ${scope === 'order' ? 'an order' : scope} can stand at`,
        )
        .nullable()
        .optional(),
    ]),
  );
  return z.strictObject(shape);
}
export type FaultChange = { [Name in KnobName]?: Faults[Name] | null };

/** The place that a value names; undefined where its knob stands at none of the pages' places. */
export function placeIn(name: KnobName, value: unknown): unknown {
  if ((knobs[name].value as z.ZodType) === place) return value;
  return name === 'slow' && typeof value === 'object' && value !== null && 'at' in value
    ? value.at
    : undefined;
}
