import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import {
  Currency,
  Empty,
  IdParams,
  KnownCurrency,
  LongText,
  Minor,
  NonNegativeMinor,
  PageQuery,
  pageOf,
  ShortText,
  Timestamp,
  Uuid,
} from './primitives.ts';

/** `off`: captured only · `observe`: stops at the review · `confirm`: a person presses · `automatic`. */
export const PurchaseMode = z.enum(['off', 'observe', 'confirm', 'automatic']);
export type PurchaseMode = z.infer<typeof PurchaseMode>;

/** The bounds of an account's spending. Money in the account's currency, minor units. */
export const AccountPolicy = z.object({
  account_id: Uuid,
  mode: PurchaseMode,
  max_order_total_minor: NonNegativeMinor,
  /** Least profit a purchase must leave; may be negative (a loss that is accepted). */
  profit_floor_minor: Minor,
  /** eBay's fees where the page does not show them: share of the sale in basis points + a fixed part. Null: deny. */
  fee_estimate_bp: z.int().min(0).max(10_000).nullable(),
  fee_estimate_fixed_minor: NonNegativeMinor,
  daily_cap_minor: NonNegativeMinor,
  /** Days after ship-by that a delivery may take where eBay names no promised day. */
  delivery_allowance_days: z.int().min(0).max(60),
  updated_at: Timestamp,
});
export type AccountPolicy = z.infer<typeof AccountPolicy>;

export const Account = z.object({
  id: Uuid,
  account_code: z.string(),
  name: z.string(),
  currency: Currency,
  practice: z.boolean(),
  paused: z.boolean(),
  mode: PurchaseMode,
  client: z.object({ user_id: Uuid, email: z.string(), full_name: z.string().nullable() }).nullable(),
  vas: z.array(z.object({ user_id: Uuid, email: z.string(), full_name: z.string().nullable() })),
  admin_remarks: z.string().nullable(),
  created_at: Timestamp,
});
export type Account = z.infer<typeof Account>;

export const AccountBrief = Account.pick({
  id: true,
  account_code: true,
  name: true,
  currency: true,
  practice: true,
});
export type AccountBrief = z.infer<typeof AccountBrief>;

/** Accounts the person may see: all for admins, assigned for VAs, own for clients. */
export const myAccounts = endpoint({
  method: 'GET',
  path: '/accounts',
  tag: 'accounts',
  access: { permission: 'accounts.view' },
  summary: 'My accounts',
  response: z.object({ items: z.array(AccountBrief) }),
});

export const listAccounts = endpoint({
  method: 'GET',
  path: '/admin/accounts',
  tag: 'accounts',
  access: { permission: 'admin.accounts' },
  summary: 'Accounts of the organisation',
  query: PageQuery.extend({ search: z.string().max(200).optional() }),
  response: pageOf(Account),
});

export const getAccount = endpoint({
  method: 'GET',
  path: '/admin/accounts/:id',
  tag: 'accounts',
  access: { permission: 'admin.accounts' },
  summary: 'One account',
  params: IdParams,
  response: Account,
});

export const createAccount = endpoint({
  method: 'POST',
  path: '/admin/accounts',
  tag: 'accounts',
  access: { permission: 'admin.accounts' },
  summary: 'Create an account (an eBay seller account that books are kept for)',
  body: z.strictObject({
    account_code: z
      .string()
      .trim()
      .min(1)
      .max(32)
      .regex(/^[A-Za-z0-9._-]+$/, 'letters, digits, dot, dash, underscore'),
    name: ShortText,
    currency: KnownCurrency,
    client_user_id: Uuid.nullable().default(null),
    admin_remarks: LongText.nullable().default(null),
    /** For ever: a practice account meets only practice marketplaces. */
    practice: z.boolean().default(false),
  }),
  response: Account,
});

export const updateAccount = endpoint({
  method: 'PATCH',
  path: '/admin/accounts/:id',
  tag: 'accounts',
  access: { permission: 'admin.accounts' },
  summary: 'Change an account',
  params: IdParams,
  body: z.strictObject({
    name: ShortText.optional(),
    client_user_id: Uuid.nullable().optional(),
    admin_remarks: LongText.nullable().optional(),
    paused: z.boolean().optional(),
  }),
  response: Account,
});

/** Its records stay in the books; its VAs lose it. Refused with ACCOUNT_IN_USE while it has agents or open jobs. */
export const deleteAccount = endpoint({
  method: 'DELETE',
  path: '/admin/accounts/:id',
  tag: 'accounts',
  access: { permission: 'admin.accounts' },
  summary: 'Close an account',
  params: IdParams,
  response: Empty,
});

export const Assignment = z.object({
  user_id: Uuid,
  email: z.string(),
  full_name: z.string().nullable(),
  assigned_at: Timestamp,
});

export const listAssignments = endpoint({
  method: 'GET',
  path: '/admin/accounts/:id/assignments',
  tag: 'accounts',
  access: { permission: 'admin.account_assign' },
  summary: 'VAs assigned to an account',
  params: IdParams,
  response: z.object({ items: z.array(Assignment) }),
});

export const assignVa = endpoint({
  method: 'POST',
  path: '/admin/accounts/:id/assignments',
  tag: 'accounts',
  access: { permission: 'admin.account_assign' },
  summary: 'Assign a VA to an account',
  params: IdParams,
  body: z.strictObject({ user_id: Uuid }),
  response: Assignment,
});

export const unassignVa = endpoint({
  method: 'DELETE',
  path: '/admin/accounts/:id/assignments/:userId',
  tag: 'accounts',
  access: { permission: 'admin.account_assign' },
  summary: "End a VA's assignment",
  params: z.strictObject({ id: Uuid, userId: Uuid }),
  response: Empty,
});

export const getPolicy = endpoint({
  method: 'GET',
  path: '/admin/accounts/:id/policy',
  tag: 'policies',
  access: { permission: 'admin.policies' },
  summary: "An account's purchase policy",
  params: IdParams,
  response: AccountPolicy,
});

export const updatePolicy = endpoint({
  method: 'PATCH',
  path: '/admin/accounts/:id/policy',
  tag: 'policies',
  access: { permission: 'admin.policies' },
  summary: "Change an account's purchase policy",
  params: IdParams,
  body: z.strictObject({
    mode: PurchaseMode.optional(),
    max_order_total_minor: NonNegativeMinor.optional(),
    profit_floor_minor: Minor.optional(),
    fee_estimate_bp: z.int().min(0).max(10_000).nullable().optional(),
    fee_estimate_fixed_minor: NonNegativeMinor.optional(),
    daily_cap_minor: NonNegativeMinor.optional(),
    delivery_allowance_days: z.int().min(0).max(60).optional(),
  }),
  response: AccountPolicy,
});
