import type { PermissionKey } from '@crosscart/contracts';

/**
 * Who must see and change what, table by table. Everybody else must not: the matrix tries every row of every table as
 * every person. `t` is the row; the asking person is $1.
 */
export interface Expectation {
  /** Who sees a row: any of these. Empty: nobody, there is not even a grant. */
  readonly sees: readonly Rule[];
  readonly adds?: readonly Rule[];
  readonly changes?: readonly Rule[];
  readonly removes?: readonly Rule[];
  /** Columns that nobody reads, whatever row they may see. */
  readonly hides?: readonly string[];
  /** The only columns that people may set when adding, or change. */
  readonly addsColumns?: readonly string[];
  readonly changesColumns?: readonly string[];
}
type Rule = string;

const holds = (key: PermissionKey, where: string): Rule =>
  `exists (select from wall.may m where m.person = $1 and m.key = '${key}' and ${where})`;
/** Whoever has the key, on rows of accounts that concern them. */
const onAccount = (key: PermissionKey, account = 't.account_id'): Rule =>
  holds(key, `m.account_id = ${account}`);
/** Whoever has the key in the row's org. */
const inOrg = (key: PermissionKey, org = 't.org_id'): Rule => holds(key, `m.org_id = ${org}`);
const both = (...rules: readonly Rule[]): Rule => `(${rules.join(' and ')})`;
const members = (org = 't.org_id'): Rule =>
  `exists (select from wall.members m where m.person = $1 and m.org_id = ${org})`;
const own = (column: string): Rule => `t.${column} = $1`;
const everybody: Rule = 'true';

const ALL_WRITE_KEYS = [
  onAccount('order_tracking.write.basic_fields'),
  onAccount('order_tracking.write.order_fields'),
  onAccount('order_tracking.write.service_fields'),
];
/** The money columns of VAs are the only role defaults that an org sets itself. */
const moneyOfVas = both(
  "t.role = 'va' and t.permission_key in ('profit.read', 'payouts.read')",
  inOrg('admin.department_roles'),
);
const remarkChanged = (field: 'order_remark' | 'service_remark'): Rule =>
  both(
    `t.type = 'record.remark_changed' and t.payload ->> 'field' = '${field}'`,
    onAccount(`order_tracking.read.${field}`),
  );
/** Clients look at their accounts; they do not work on them. */
const worksOn = `exists (select from wall.concerns c join app.memberships x on x.user_id = $1 and x.role <> 'client'
  join app.accounts a on a.id = c.account_id and a.org_id = x.org_id
  where c.person = $1 and c.account_id = t.account_id)`;
const notOnlyNoted = `coalesce(t.payload ->> 'fields', '') <> '["admin_remarks"]'`;
const NOBODY: Expectation = { sees: [] };

export const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  // Orgs and people
  installation: NOBODY,
  orgs: {
    sees: [members('t.id')],
    changes: [inOrg('admin.org', 't.id')],
    hides: ['pairing_code', 'pairing_code_rotated_at'],
    changesColumns: [
      'name',
      'currency',
      'time_zone',
      'session_hours',
      'ship_to_retention_days',
      'evidence_retention_days',
      'audit_retention_days',
    ],
  },
  profiles: {
    sees: [
      own('id'),
      `exists (select from app.memberships x where x.user_id = t.id and ${inOrg('admin.users', 'x.org_id')})`,
    ],
    changes: [own('id')],
    changesColumns: ['full_name', 'full_name_is_own', 'time_zone'],
  },
  memberships: { sees: [own('user_id'), inOrg('admin.users')] },
  invites: {
    sees: [inOrg('admin.invites')],
    adds: [both('not t.is_owner', inOrg('admin.invites'))],
    changes: [both("not t.is_owner and t.status = 'open'", inOrg('admin.invites'))],
    addsColumns: ['org_id', 'email', 'role', 'invited_by', 'expires_at', 'mail_status'],
    changesColumns: ['status', 'expires_at', 'mail_status'],
  },
  invite_department_roles: {
    sees: [inOrg('admin.invites')],
    adds: [inOrg('admin.invites')],
    addsColumns: ['org_id', 'invite_id', 'department_role_id'],
  },
  permission_implications: { sees: [everybody] },
  role_permissions: {
    sees: [members()],
    adds: [moneyOfVas],
    removes: [moneyOfVas],
    addsColumns: ['org_id', 'role', 'permission_key'],
  },
  department_roles: {
    sees: [members()],
    adds: [inOrg('admin.department_roles')],
    changes: [inOrg('admin.department_roles')],
    removes: [inOrg('admin.department_roles')],
    addsColumns: ['org_id', 'name', 'position'],
    changesColumns: ['name', 'position'],
  },
  department_role_permissions: {
    sees: [members()],
    adds: [inOrg('admin.department_roles')],
    removes: [inOrg('admin.department_roles')],
    addsColumns: ['org_id', 'department_role_id', 'permission_key'],
  },
  membership_department_roles: {
    sees: [
      inOrg('admin.users'),
      'exists (select from app.memberships x where x.id = t.membership_id and x.user_id = $1)',
    ],
  },

  // Accounts
  accounts: {
    sees: ['exists (select from wall.concerns c where c.person = $1 and c.account_id = t.id)'],
    changes: [inOrg('admin.accounts')],
    changesColumns: ['name', 'client_user_id', 'paused'],
  },
  account_assignments: {
    sees: [own('user_id'), inOrg('admin.account_assign')],
    adds: [
      both(
        inOrg('admin.account_assign'),
        "exists (select from app.memberships x where x.org_id = t.org_id and x.user_id = t.user_id and x.role = 'va')",
      ),
    ],
    removes: [inOrg('admin.account_assign')],
    addsColumns: ['org_id', 'account_id', 'user_id', 'assigned_by'],
  },
  admin_notes: {
    sees: [
      both('t.account_id is not null', inOrg('admin.accounts')),
      both('t.membership_id is not null', inOrg('admin.users')),
    ],
  },
  account_policies: {
    sees: [inOrg('admin.policies')],
    changes: [inOrg('admin.policies')],
    changesColumns: [
      'mode',
      'max_order_total_minor',
      'profit_floor_minor',
      'fee_estimate_bp',
      'fee_estimate_fixed_minor',
      'daily_cap_minor',
      'delivery_allowance_days',
      'updated_at',
    ],
  },

  // Books. Which of a record's columns somebody may read or write is the API's door; rows are the wall's.
  records: {
    sees: [both('t.deleted_at is null', onAccount('order_tracking.read'))],
    adds: [onAccount('order_tracking.write.basic_fields')],
    changes: [both('t.deleted_at is null', `(${ALL_WRITE_KEYS.join(' or ')})`)],
    addsColumns: [
      'org_id',
      'account_id',
      'ebay_order_id',
      'ebay_line_id',
      'sale_date',
      'item_name',
      'qty',
      'currency',
      'sale_price_minor',
      'ebay_fees_minor',
      'amazon_price_minor',
      'amazon_tax_minor',
      'amazon_shipping_minor',
      'amazon_order_ids',
      'status',
      'return_label_cost_minor',
    ],
    changesColumns: [
      'ebay_order_id',
      'sale_date',
      'item_name',
      'qty',
      'sale_price_minor',
      'ebay_fees_minor',
      'amazon_price_minor',
      'amazon_tax_minor',
      'amazon_shipping_minor',
      'amazon_order_ids',
      'status',
      'return_label_cost_minor',
    ],
  },
  order_remarks: {
    sees: [onAccount('order_tracking.read.order_remark')],
    adds: [onAccount('order_tracking.write.order_remark')],
    changes: [onAccount('order_tracking.write.order_remark')],
    addsColumns: ['record_id', 'org_id', 'account_id', 'body', 'updated_by', 'updated_at'],
    changesColumns: ['body', 'updated_by', 'updated_at'],
  },
  service_remarks: {
    sees: [onAccount('order_tracking.read.service_remark')],
    adds: [onAccount('order_tracking.write.service_remark')],
    changes: [onAccount('order_tracking.write.service_remark')],
    addsColumns: ['record_id', 'org_id', 'account_id', 'body', 'updated_by', 'updated_at'],
    changesColumns: ['body', 'updated_by', 'updated_at'],
  },
  supplier_links: { sees: [both('t.deleted_at is null', onAccount('supplier_links.write'))] },

  // Automation
  automation_events: {
    sees: [
      both(
        "split_part(t.type, '.', 1) in ('order', 'scan', 'job', 'purchase', 'attention')",
        onAccount('auto_order.read'),
      ),
      both("t.type like 'account.%'", onAccount('admin.accounts')),
      both("t.type in ('account.created', 'account.deleted')", onAccount('accounts.view')),
      both(
        `t.type = 'account.changed' and (t.payload ->> 'fields' ~ '"(name|client_user_id)"'
          or t.payload ->> 'assigned' = $1::text)`,
        onAccount('accounts.view'),
      ),
      both("t.type = 'policy.changed'", onAccount('admin.policies')),
      both("t.type = 'supplier_link.created'", onAccount('supplier_links.write')),
      both(
        "t.type in ('record.created', 'record.changed', 'record.deleted') and t.record_id is not null",
        onAccount('order_tracking.read'),
      ),
      remarkChanged('order_remark'),
      remarkChanged('service_remark'),
      both("t.type = 'presence.changed'", worksOn),
      both('t.account_id is null', inOrg('admin.automation')),
      both(
        `t.account_id is null and t.type = 'membership.changed' and t.payload ->> 'user_id' = $1::text
          and ${notOnlyNoted}`,
        members(),
      ),
      both(
        `t.account_id is null and t.type in
          ('department_role.changed', 'department_role.deleted', 'role_permissions.changed', 'org.changed')`,
        members(),
      ),
    ],
  },
  automation_devices: NOBODY,
  automation_agents: {
    sees: [
      inOrg('admin.automation'),
      `exists (select from app.automation_agent_accounts x
        where x.agent_id = t.id and ${onAccount('auto_order.read', 'x.account_id')})`,
    ],
    hides: ['device_id', 'token_secret_encrypted', 'token_version'],
  },
  automation_agent_accounts: { sees: [onAccount('auto_order.read')] },
  automation_pairing_requests: { sees: [inOrg('admin.automation')] },
  automation_jobs: {
    sees: [onAccount('auto_order.read')],
    hides: ['ship_to_encrypted', 'ship_to_digest', 'abandon_requested', 'placing_fence', 'click_before'],
  },
  purchase_reviews: { sees: [onAccount('auto_order.read')] },
  purchase_confirmations: { sees: [onAccount('auto_order.read')] },
  purchase_permits: { sees: [onAccount('auto_order.read')] },
  purchases: { sees: [onAccount('auto_order.read')] },
  attention_items: { sees: [onAccount('auto_order.read')] },
  access_codes: { sees: [own('user_id'), inOrg('admin.users')], hides: ['secret_hash', 'failed_count'] },
  device_sessions: { sees: [own('user_id'), inOrg('admin.automation')] },
  presence: { sees: [both(own('user_id'), members()), inOrg('admin.accounts')] },
  device_proofs: NOBODY,
  rate_windows: NOBODY,

  // Audit
  audit_logs: { sees: [inOrg('admin.audit')] },
  audit_seals: { sees: [inOrg('admin.audit')] },
};
