import {
  type ASSIGNABLE_PERMISSION_KEYS,
  PERMISSION_KEYS,
  type PermissionKey,
  withImplied,
} from '@crosscart/contracts';

export type AssignableKey = (typeof ASSIGNABLE_PERMISSION_KEYS)[number];

interface Words {
  /** What holding the key lets somebody do, as a verb. */
  readonly label: string;
  readonly meaning?: string;
}

export const PERMISSION_WORDS: Readonly<Record<AssignableKey, Words>> = {
  'order_tracking.read': {
    label: 'See records',
    meaning: 'The order-tracking rows of assigned accounts.',
  },
  'order_tracking.write.basic_fields': { label: 'Change item, quantity and sale date' },
  'order_tracking.write.order_fields': {
    label: 'Change order ids, prices, fees and costs',
    meaning: 'eBay and Amazon order ids, sale price, eBay fees, Amazon price, tax and shipping.',
  },
  'order_tracking.write.service_fields': { label: 'Change status and return label cost' },
  'order_tracking.export': {
    label: 'Export records',
    meaning: 'As a file, with exactly the columns that they may read.',
  },
  'order_tracking.import': { label: 'Import records' },
  'order_tracking.delete': { label: 'Delete records' },
  'order_tracking.read.order_remark': { label: 'Read order remarks' },
  'order_tracking.write.order_remark': { label: 'Write order remarks' },
  'order_tracking.read.service_remark': { label: 'Read service remarks' },
  'order_tracking.write.service_remark': { label: 'Write service remarks' },
  'accounts.view': { label: 'See the list of their accounts' },
  'auto_order.read': { label: 'See jobs, purchases and attention' },
  'auto_order.operate': {
    label: 'Place orders and decide',
    meaning: 'Press Place order, cancel and retry jobs, resolve what needs attention.',
  },
  'supplier_links.write': { label: 'Edit supplier links' },
  'evidence.read': {
    label: 'See page pictures',
    meaning: 'Pictures of marketplace pages and the values read from them.',
  },
  'buyer_contact.read': {
    label: "See the buyer's address and phone",
    meaning: 'Personal data: every look stands in the audit log.',
  },
  'reconciliation.operate': { label: 'Reconcile the books', meaning: 'Match, split and explain.' },
};

/** The keys of a department role in the order in which they are offered. */
export const PERMISSION_GROUPS: readonly { title: string; keys: readonly AssignableKey[] }[] = [
  {
    title: 'Order tracking',
    keys: [
      'order_tracking.read',
      'order_tracking.write.basic_fields',
      'order_tracking.write.order_fields',
      'order_tracking.write.service_fields',
      'order_tracking.export',
      'order_tracking.import',
      'order_tracking.delete',
    ],
  },
  {
    title: 'Remarks',
    keys: [
      'order_tracking.read.order_remark',
      'order_tracking.write.order_remark',
      'order_tracking.read.service_remark',
      'order_tracking.write.service_remark',
    ],
  },
  {
    title: 'Buying',
    keys: [
      'auto_order.read',
      'auto_order.operate',
      'supplier_links.write',
      'evidence.read',
      'buyer_contact.read',
    ],
  },
  { title: 'Accounts and books', keys: ['accounts.view', 'reconciliation.operate'] },
];

/** What comes with the role itself or not at all. */
const FURTHER_WORDS: Readonly<Partial<Record<PermissionKey, string>>> = {
  'profit.read': 'See profit',
  'payouts.read': 'See payouts',
};

/** A key as a person would say it; the admin pages have no words here: admins simply have them all. */
export function permissionLabel(key: PermissionKey): string | undefined {
  return isAssignable(key) ? PERMISSION_WORDS[key].label : FURTHER_WORDS[key];
}

/** Of the ticked keys those that bring this one with them. */
export function broughtBy(key: AssignableKey, ticked: ReadonlySet<AssignableKey>): AssignableKey[] {
  return [...ticked].filter((other) => other !== key && withImplied([other]).has(key));
}

/** Held keys in words, without those that another held one says already. */
export function abilities(held: Iterable<PermissionKey>): string[] {
  const keys = new Set(held);
  return inOrder(keys)
    .filter((key) => !(key in SAID_BY && keys.has(SAID_BY[key as keyof typeof SAID_BY])))
    .map(permissionLabel)
    .filter((label) => label !== undefined);
}

/** What people ask about first, where it is missing. */
const NOTABLE: readonly PermissionKey[] = [
  'profit.read',
  'payouts.read',
  'buyer_contact.read',
  'evidence.read',
  'order_tracking.export',
  'order_tracking.delete',
];

/** The notable things that somebody with these keys can't do. */
export function inabilities(held: Iterable<PermissionKey>): string[] {
  const keys = new Set(held);
  return NOTABLE.filter((key) => !keys.has(key))
    .map(permissionLabel)
    .filter((label) => label !== undefined);
}

/** Reading goes without saying where writing is said. */
const SAID_BY = {
  'order_tracking.read.order_remark': 'order_tracking.write.order_remark',
  'order_tracking.read.service_remark': 'order_tracking.write.service_remark',
} as const satisfies Partial<Record<PermissionKey, PermissionKey>>;

function inOrder(keys: ReadonlySet<PermissionKey>): PermissionKey[] {
  const offered: PermissionKey[] = PERMISSION_GROUPS.flatMap((group) => group.keys);
  return [...offered, ...PERMISSION_KEYS.filter((key) => !isAssignable(key))].filter((key) => keys.has(key));
}

function isAssignable(key: PermissionKey): key is AssignableKey {
  return key in PERMISSION_WORDS;
}
