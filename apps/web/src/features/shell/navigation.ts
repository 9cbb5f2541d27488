import type { Membership, PermissionKey } from '@crosscart/contracts';

/** Which waiting number stands beside an entry. */
export type Count = 'waiting_confirmation' | 'needs_attention' | 'pairing_requests';

export interface NavigationEntry {
  label: string;
  href: string;
  icon: NavigationIcon;
  /** Key that follows `g` on the keyboard. */
  key: string;
  count?: Count;
}
export type NavigationIcon =
  | 'overview'
  | 'purchases'
  | 'attention'
  | 'records'
  | 'jobs'
  | 'agents'
  | 'pairing'
  | 'page-maps'
  | 'accounts'
  | 'supplier-links'
  | 'users'
  | 'invites'
  | 'department-roles'
  | 'organisation'
  | 'audit'
  | 'access-code'
  | 'profile';

export interface NavigationGroup {
  label: string | null;
  entries: NavigationEntry[];
}

type Guarded = Omit<NavigationEntry, 'href'> & { path: string; needs: PermissionKey };
type GuardedGroup = { label: string | null; entries: readonly Guarded[] };

const purchases: Guarded = {
  label: 'Purchases',
  path: '/purchases',
  icon: 'purchases',
  key: 'p',
  needs: 'auto_order.read',
  count: 'waiting_confirmation',
};
const attention: Guarded = {
  label: 'Attention',
  path: '/attention',
  icon: 'attention',
  key: 'a',
  needs: 'auto_order.read',
  count: 'needs_attention',
};
const jobs: Guarded = { label: 'Jobs', path: '/jobs', icon: 'jobs', key: 'j', needs: 'auto_order.read' };
const records: Guarded = {
  label: 'Order tracking',
  path: '/records',
  icon: 'records',
  key: 'r',
  needs: 'order_tracking.read',
};
const supplierLinks: Guarded = {
  label: 'Supplier links',
  path: '/supplier-links',
  icon: 'supplier-links',
  key: 's',
  needs: 'supplier_links.write',
};

const BY_ROLE: Readonly<Record<Membership['role'], readonly GuardedGroup[]>> = {
  admin: [
    {
      label: null,
      entries: [
        { label: 'Overview', path: '', icon: 'overview', key: 'o', needs: 'admin.automation' },
        purchases,
        attention,
        records,
      ],
    },
    {
      label: 'Automation',
      entries: [
        jobs,
        { label: 'Agents', path: '/agents', icon: 'agents', key: 'e', needs: 'admin.automation' },
        {
          label: 'Pairing',
          path: '/pairing',
          icon: 'pairing',
          key: 'd',
          needs: 'admin.automation',
          count: 'pairing_requests',
        },
        { label: 'Page maps', path: '/page-maps', icon: 'page-maps', key: 'm', needs: 'admin.automation' },
      ],
    },
    {
      label: 'Agency',
      entries: [
        { label: 'Accounts', path: '/accounts', icon: 'accounts', key: 'c', needs: 'admin.accounts' },
        supplierLinks,
        { label: 'Users', path: '/users', icon: 'users', key: 'u', needs: 'admin.users' },
        { label: 'Invites', path: '/invites', icon: 'invites', key: 'i', needs: 'admin.invites' },
        {
          label: 'Department roles',
          path: '/department-roles',
          icon: 'department-roles',
          key: 't',
          needs: 'admin.department_roles',
        },
        {
          label: 'Organisation',
          path: '/organisation',
          icon: 'organisation',
          key: 'n',
          needs: 'admin.org',
        },
        { label: 'Audit log', path: '/audit', icon: 'audit', key: 'l', needs: 'admin.audit' },
      ],
    },
  ],
  va: [{ label: null, entries: [{ ...records, path: '' }, purchases, attention, jobs, supplierLinks] }],
  client: [{ label: null, entries: [{ ...records, label: 'Orders', path: '' }] }],
};

/** What a member's sidebar, palette and shortcuts offer: the pages of their role that they may open. */
export function navigationFor(membership: Pick<Membership, 'role' | 'permissions'>): NavigationGroup[] {
  const may = new Set(membership.permissions);
  return BY_ROLE[membership.role]
    .map(({ label, entries }) => ({
      label,
      entries: entries
        .filter((entry) => may.has(entry.needs))
        .map(({ path, needs: _, ...entry }) => ({ ...entry, href: `/${membership.role}${path}` })),
    }))
    .filter((group) => group.entries.length > 0);
}

/** Pages about oneself: in the user's own menu, the palette and the shortcuts. */
export function personalPagesFor(membership: Pick<Membership, 'role'>): NavigationGroup {
  const code = { label: 'Access code', href: '/access-code', icon: 'access-code', key: 'k' } as const;
  const profile = { label: 'Profile', href: '/profile', icon: 'profile', key: 'y' } as const;
  return { label: 'You', entries: membership.role === 'client' ? [profile] : [profile, code] };
}
