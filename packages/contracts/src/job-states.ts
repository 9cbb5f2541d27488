import { z } from 'zod';

export const JobType = z.enum(['PURCHASE', 'RECONCILE', 'FETCH_TRACKING', 'SCAN_ORDERS', 'UPLOAD_TRACKING']);
export type JobType = z.infer<typeof JobType>;

export const JobStatus = z.enum([
  'QUEUED',
  'CLAIMED',
  'RUNNING',
  'COMPLETED',
  'FAILED_NEEDS_ATTENTION',
  'CANCELLED',
]);
export type JobStatus = z.infer<typeof JobStatus>;

/** PURCHASE stages in order; each is durable before the next act on the page. */
export const PURCHASE_STAGES = [
  'OPENED',
  'IN_CART',
  'ADDRESS_SET',
  'REVIEWED',
  'PERMITTED',
  'PLACING',
  'PLACED',
] as const;
export const PurchaseStage = z.enum(PURCHASE_STAGES);
export type PurchaseStage = z.infer<typeof PurchaseStage>;

/** Stages that an agent reports by itself; PERMITTED and PLACING have doors of their own. */
export const ReportedStage = z.enum(['OPENED', 'IN_CART', 'ADDRESS_SET', 'REVIEWED']);

/**
 * Why a job failed or waits for a person: cause → the sentence on screen, and whether the agent may try again
 * by itself (at most three attempts, before PLACING only). BLOCKER_* never retry.
 */
export const FAILURE_CATALOGUE = {
  NO_SUPPLIER_LINK: {
    retries: false,
    sentence: 'No supplier product is linked to this listing, or two links disagree.',
  },
  CURRENCY_MISMATCH: { retries: false, sentence: "The order's currency is not the account's." },
  ORDER_CHANGED: { retries: false, sentence: 'The order on eBay changed after it was captured.' },
  ADDRESS_UNKNOWN: { retries: false, sentence: "The buyer's address could not be read." },
  BLOCKER_SIGN_IN: {
    retries: false,
    sentence: 'Amazon asks to sign in. Sign in by hand in the agent’s browser.',
  },
  BLOCKER_CAPTCHA: { retries: false, sentence: 'Amazon shows a captcha. Solve it by hand.' },
  BLOCKER_TWO_STEP: { retries: false, sentence: 'Amazon asks for a one-time code.' },
  BLOCKER_ADDRESS_REFUSED: {
    retries: false,
    sentence: "The ship-to on the page is not the buyer's, or Amazon refuses it.",
  },
  BLOCKER_OUT_OF_STOCK: { retries: false, sentence: 'The product is not available.' },
  BLOCKER_PRICE_GUARD: {
    retries: false,
    sentence: 'The total is above the maximum of this account or link.',
  },
  BLOCKER_QUANTITY_LIMIT: { retries: false, sentence: 'Amazon does not sell this quantity.' },
  BLOCKER_CART: { retries: false, sentence: 'The cart could not be made to hold exactly the wanted item.' },
  BLOCKER_PAGE_NOT_RECOGNISED: { retries: false, sentence: 'The page is not one that the agent knows.' },
  BLOCKER_PAYMENT_REVISION: { retries: false, sentence: 'Amazon wants the payment method revised.' },
  BLOCKER_PAYMENT_CHALLENGE: { retries: false, sentence: 'Amazon wants the card verified.' },
  PROFIT_BELOW_FLOOR: { retries: false, sentence: "The profit would be below the account's floor." },
  FEES_UNKNOWN: { retries: false, sentence: "eBay's fees are unknown and the account has no estimate." },
  TOTAL_UNKNOWN: { retries: false, sentence: 'The total could not be read on the review page.' },
  QUANTITY_MISMATCH: { retries: false, sentence: 'The review page shows another quantity or product.' },
  DELIVERY_TOO_LATE: { retries: false, sentence: 'It would arrive after the promised delivery.' },
  DELIVERY_UNKNOWN: {
    retries: false,
    sentence: 'The delivery date, or the promise it must keep, is unknown.',
  },
  DAILY_CAP_REACHED: { retries: false, sentence: "The account's spend for today is used up." },
  MODE_OBSERVE: { retries: false, sentence: 'The account only observes: reviewed, not bought.' },
  MODE_OFF: { retries: false, sentence: 'Purchasing is off for this account.' },
  PRACTICE_MISMATCH: { retries: false, sentence: 'Practice and real marketplaces must not be mixed.' },
  AUTOMATION_STOPPED: { retries: true, sentence: 'Automation was stopped.' },
  OUTCOME_UNKNOWN: {
    retries: false,
    sentence: 'It may have been bought. Look at Amazon before anything else.',
  },
  CLICK_NOT_DONE: { retries: false, sentence: 'The deadline passed before the click: not bought.' },
  ORDER_ALREADY_BOUND: { retries: false, sentence: 'The Amazon order belongs to another line already.' },
  LATE_REPORT: { retries: false, sentence: 'A report came from an attempt that no longer held the job.' },
  LEASE_LOST: { retries: true, sentence: 'The agent went silent.' },
  PAGE_TIMEOUT: { retries: true, sentence: 'A page did not load in time.' },
  NETWORK: { retries: true, sentence: 'The network failed.' },
  AGENT_ERROR: { retries: true, sentence: 'The agent met an unexpected error.' },
  CLOSED_BY_PERSON: { retries: true, sentence: "Somebody closed the agent's tab." },
} as const satisfies Record<string, { retries: boolean; sentence: string }>;

export type FailureReason = keyof typeof FAILURE_CATALOGUE;
export const FailureReason = z.enum(Object.keys(FAILURE_CATALOGUE) as [FailureReason, ...FailureReason[]]);
