import {
  type AccountPolicy,
  type BodyOf,
  type PurchaseMode,
  problemWords,
  updatePolicy,
} from '@crosscart/contracts';
import { validationError } from '#lib/api-error.ts';
import { editableMoney, parseMoneyInput } from '#lib/money.ts';
import { numberTyped } from '#lib/number-typed.ts';

/** The policy as a form holds it: every number as typed. */
export interface PolicyValues {
  mode: PurchaseMode;
  max_order_total_minor: string;
  profit_floor_minor: string;
  daily_cap_minor: string;
  /** Percent of the sale, "13.25"; empty: no estimate, purchases with unknown fees are denied. */
  fee_estimate_bp: string;
  fee_estimate_fixed_minor: string;
  delivery_allowance_days: string;
}

const MONEY_FIELDS = [
  'max_order_total_minor',
  'profit_floor_minor',
  'daily_cap_minor',
  'fee_estimate_fixed_minor',
] as const;

/** Policy → form. */
export function policyValues(policy: AccountPolicy, currency: string): PolicyValues {
  return {
    mode: policy.mode,
    max_order_total_minor: editableMoney(policy.max_order_total_minor, currency),
    profit_floor_minor: editableMoney(policy.profit_floor_minor, currency),
    daily_cap_minor: editableMoney(policy.daily_cap_minor, currency),
    fee_estimate_bp: policy.fee_estimate_bp === null ? '' : percentOf(policy.fee_estimate_bp),
    fee_estimate_fixed_minor: editableMoney(policy.fee_estimate_fixed_minor, currency),
    delivery_allowance_days: String(policy.delivery_allowance_days),
  };
}

export type PolicyChange = { body: BodyOf<typeof updatePolicy> } | { problems: Record<string, string> };

/** What was typed → request body, or what is wrong by field: all of it at once. */
export function policyChange(typed: Partial<PolicyValues>, currency: string): PolicyChange {
  const problems: Record<string, string> = {};
  const body: Record<string, unknown> = typed.mode === undefined ? {} : { mode: typed.mode };
  for (const field of MONEY_FIELDS) {
    if (typed[field] === undefined) continue;
    const parsed = parseMoneyInput(typed[field], currency);
    if ('problem' in parsed) problems[field] = parsed.problem;
    else if (parsed.minor === null) problems[field] = 'An amount is needed here';
    else body[field] = parsed.minor;
  }
  if (typed.fee_estimate_bp !== undefined) {
    const share = parsePercent(typed.fee_estimate_bp);
    if (share === 'unreadable') problems.fee_estimate_bp = 'A percentage such as 13.25';
    else body.fee_estimate_bp = share;
  }
  if (typed.delivery_allowance_days !== undefined) {
    body.delivery_allowance_days = numberTyped(typed.delivery_allowance_days);
  }
  const checked = updatePolicy.body?.safeParse(body, { error: problemWords });
  if (checked?.error) Object.assign(problems, validationError(checked.error).fields);
  return Object.keys(problems).length > 0 ? { problems } : { body };
}

/** "13.25" → 1325 basis points; empty → null. Digits only, so nothing is rounded. */
export function parsePercent(text: string): number | null | 'unreadable' {
  const typed = text.trim().replace(/\s*%$/, '');
  if (typed === '') return null;
  const parts = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed);
  if (!parts) return 'unreadable';
  const basisPoints = Number(`${parts[1]}${(parts[2] ?? '').padEnd(2, '0')}`);
  return basisPoints <= 10_000 ? basisPoints : 'unreadable';
}

/** 1325 → "13.25", 1350 → "13.5", 1300 → "13". */
export function percentOf(basisPoints: number): string {
  const padded = String(basisPoints).padStart(3, '0');
  const decimals = padded.slice(-2).replace(/0+$/, '');
  return decimals === '' ? padded.slice(0, -2) : `${padded.slice(0, -2)}.${decimals}`;
}
