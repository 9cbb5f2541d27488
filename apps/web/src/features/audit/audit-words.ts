import { type AuditEntry, PERMISSION_KEYS } from '@crosscart/contracts';
import { MODE_LABELS } from '#features/accounts/account-words.ts';
import { ROLE_NAMES } from '#features/people/role-words.ts';
import { permissionLabel } from '#features/permissions/permission-words.ts';
import { STATUS_LABELS } from '#features/records/record-fields.ts';
import { formatMinor } from '#lib/money.ts';
import { formatDay, formatMomentFully } from '#lib/times.ts';

/** The audited tables as people call them. */
const SUBJECTS: Readonly<Record<string, string>> = {
  access_codes: 'access code',
  account_assignments: 'assignment',
  account_policies: 'policy',
  accounts: 'account',
  admin_notes: 'admin remark',
  attention_items: 'attention item',
  automation_agent_accounts: 'account of an agent',
  automation_agents: 'agent',
  automation_jobs: 'job',
  automation_pairing_requests: 'pairing request',
  buyer_contact: 'buyer’s address',
  department_role_permissions: 'permission of a department role',
  department_roles: 'department role',
  invite_department_roles: 'department role of an invite',
  invites: 'invite',
  membership_department_roles: 'department role of a person',
  memberships: 'membership',
  order_remarks: 'order remark',
  orgs: 'organisation',
  profiles: 'profile',
  purchase_confirmations: 'purchase confirmation',
  records: 'record',
  role_permissions: 'role default',
  service_remarks: 'service remark',
  supplier_links: 'supplier link',
};

export const SUBJECT_OPTIONS = Object.entries(SUBJECTS)
  .map(([value, words]) => ({ value, label: capital(words) }))
  .sort((a, b) => a.label.localeCompare(b.label));

export const ACTION_WORDS: Readonly<Record<AuditEntry['action'], string>> = {
  insert: 'Created',
  update: 'Changed',
  delete: 'Removed',
  read: 'Looked at',
};

/** "record", "department role of a person"; a table without a word of its own by its own name. */
export function subjectWords(subject: string): string {
  return SUBJECTS[subject] ?? subject.replaceAll('_', ' ');
}

/** "Changed record" */
export function whatHappened(entry: Pick<AuditEntry, 'action' | 'subject'>): string {
  return `${ACTION_WORDS[entry.action]} ${subjectWords(entry.subject)}`;
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  asin: 'ASIN',
  org_id: 'organisation',
  cogs_total_minor: 'cost of goods',
  fee_estimate_bp: 'fee estimate, share',
  fee_estimate_fixed_minor: 'fee estimate, fixed part',
  full_name: 'name',
  full_name_is_own: 'name of their own',
  permission_key: 'permission',
  qty: 'quantity',
  sku: 'SKU',
};

/** A column as people call it: "daily cap", "client", "eBay order". */
export function fieldWords(field: string): string {
  const known = FIELD_WORDS[field];
  if (known) return known;
  const words = field.replace(/_(?:id|minor|bp|at)$/, '').replaceAll('_', ' ');
  return words.replace(/\bebay\b/g, 'eBay').replace(/\bamazon\b/g, 'Amazon');
}

/** One column's change. `undefined` on a side: the row did not exist then. */
export interface Change {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a new or removed row says of itself elsewhere in the entry. */
const KNOWN_ANYWAY: ReadonlySet<string> = new Set(['id', 'org_id', 'created_at', 'updated_at', 'version']);

/** What changed, by column. */
export function changesOf(entry: AuditEntry): Change[] {
  const fields = new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})]);
  return [...fields]
    .filter((field) => entry.action === 'update' || !KNOWN_ANYWAY.has(field))
    .sort((a, b) => fieldWords(a).localeCompare(fieldWords(b)))
    .map((field) => ({ field, before: entry.before?.[field], after: entry.after?.[field] }));
}

/** What is needed to say a value in words. */
export interface ValueWords {
  readonly timeZone: string;
  /** Of the entry's account; null leaves amounts in minor units. */
  readonly currency: string | null;
  /** Names of people, accounts and department roles by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** A value for people. `hidden`: personal or secret, the audit keeps only that it changed. */
export function valueWords(
  field: string,
  value: unknown,
  { timeZone, currency, names }: ValueWords,
): { kind: 'text' | 'none' | 'hidden'; text: string } {
  if (value === null || value === undefined || value === '') return { kind: 'none', text: 'none' };
  if (value === 'changed') return { kind: 'hidden', text: 'changed' };
  return { kind: 'text', text: textOf(value) };

  function textOf(given: unknown): string {
    if (typeof given === 'boolean') return given ? 'yes' : 'no';
    if (typeof given === 'number') {
      if (field.endsWith('_minor')) return currency ? formatMinor(given, currency) : `${given} minor units`;
      if (field.endsWith('_bp')) return `${given / 100} %`;
      return String(given);
    }
    if (Array.isArray(given)) return given.length > 0 ? given.map(textOf).join(', ') : 'none';
    if (typeof given === 'object' && given !== null) return JSON.stringify(given);
    const text = String(given);
    const known = KNOWN_VALUES[field]?.[text];
    if (known !== undefined) return known;
    if (DAY.test(text)) return formatDay(text);
    if (MOMENT.test(text)) return formatMomentFully(text, timeZone);
    return names.get(text) ?? text;
  }
}

/** Values that people know by other words. */
const KNOWN_VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mode: MODE_LABELS,
  permission_key: Object.fromEntries(PERMISSION_KEYS.map((key) => [key, permissionLabel(key) ?? key])),
  role: ROLE_NAMES,
  status: STATUS_LABELS,
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** The columns of a change in one line: "name, daily cap and 3 more". */
export function changedFields(entry: AuditEntry, most = 3): string {
  const fields = changesOf(entry).map(({ field }) => fieldWords(field));
  if (fields.length <= most) return fields.join(', ');
  return `${fields.slice(0, most).join(', ')} and ${fields.length - most} more`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
