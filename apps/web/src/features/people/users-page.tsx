'use client';
import { listUsers, MembershipStatus, Role, type User } from '@crosscart/contracts';
import { Anchor, Badge, Group } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useMay } from '#lib/place-context.tsx';
import { useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { FilterSelect } from '#ui/filter-select.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { TwoLines } from '#ui/two-lines.tsx';
import { ROLE_NAMES, STATUS_NAMES } from './role-words.ts';

const COLUMNS: readonly Column<User>[] = [
  {
    header: 'Person',
    lead: true,
    room: 'shared',
    twoLines: true,
    cell: (user) => (
      <TwoLines
        first={
          <Anchor component={Link} href={`/admin/users/${user.user_id}`} inherit>
            {user.full_name ?? user.email}
          </Anchor>
        }
        second={user.full_name ? user.email : null}
      />
    ),
  },
  {
    header: 'Role',
    cell: (user) => (
      <Group gap={6} wrap="nowrap">
        {user.is_owner ? 'Owner' : ROLE_NAMES[user.role]}
        {user.status === 'suspended' ? <Badge color="red">suspended</Badge> : null}
      </Group>
    ),
  },
  {
    header: 'Department roles',
    wraps: true,
    cell: (user) => user.department_roles.map(({ name }) => name).join(', ') || NONE,
  },
  {
    header: 'Accounts',
    wraps: true,
    cell: (user) => user.accounts.map(({ account_code }) => account_code).join(', ') || accountsDefault(user),
  },
  {
    header: 'Last seen',
    cell: (user) => (user.last_seen_at ? <Moment at={user.last_seen_at} distance /> : 'never'),
  },
  { header: 'Member since', cell: (user) => <Moment at={user.joined_at} />, align: 'right' },
];

function accountsDefault(user: User): string {
  return user.role === 'admin' ? 'all' : 'none';
}

/** The members of the organisation. */
export function UsersPage() {
  const may = useMay();
  const router = useRouter();
  const filters = useFilters(['q', 'role', 'status']);
  const { q, role } = filters.values;
  const status = MembershipStatus.safeParse(filters.values.status).data;
  const users = useApiPages(listUsers, { search: q, role: Role.safeParse(role).data, status });
  return (
    <Page
      title="Users"
      description="Everybody who can sign in to this organisation."
      actions={
        may('admin.invites') ? (
          <LinkButton href="/admin/invites?create=invite" leftSection={<IconPlus size={14} aria-hidden />}>
            Invite a person
          </LinkButton>
        ) : null
      }
    >
      <Group gap="xs">
        <SearchField
          label="Search name or e-mail"
          value={q}
          onChange={(value) => filters.set({ q: value })}
        />
        <FilterSelect
          label="Role"
          any="Any role"
          width={150}
          choices={Role.options.map((value) => ({ value, label: ROLE_NAMES[value] }))}
          value={role}
          onChange={(value) => filters.set({ role: value })}
        />
        <FilterSelect
          label="Status"
          any="Any status"
          width={150}
          choices={MembershipStatus.options.map((value) => ({ value, label: STATUS_NAMES[value] }))}
          value={status}
          onChange={(value) => filters.set({ status: value })}
        />
      </Group>
      <ListTable
        label="Users"
        source={users}
        columns={COLUMNS}
        rowKey={(user) => user.membership_id}
        onOpen={(user) => router.push(`/admin/users/${user.user_id}`)}
        dimRow={(user) => user.status === 'suspended'}
        onClearFilters={filters.clear}
        empty={{ icon: IconUsers, title: 'No members yet' }}
      />
    </Page>
  );
}
