'use client';
import { type Account, listAccounts } from '@crosscart/contracts';
import { Anchor, Badge, Button, Modal } from '@mantine/core';
import { IconBuildingStore, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { OnIt } from '#features/presence/on-it.tsx';
import { useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { Beside } from '#ui/beside.tsx';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { Page } from '#ui/page.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { MODE_LABELS } from './account-words.ts';
import { CreateAccountForm } from './create-account-form.tsx';

const COLUMNS: readonly Column<Account>[] = [
  {
    header: 'Account',
    lead: true,
    room: 'shared',
    cell: (account) => (
      <Beside
        badges={
          <>
            {account.practice ? <Badge color="grape">practice</Badge> : null}
            {account.paused ? <Badge color="orange">paused</Badge> : null}
          </>
        }
      >
        <Anchor component={Link} href={`/admin/accounts/${account.id}`} inherit fw={500}>
          {account.account_code}
        </Anchor>
      </Beside>
    ),
  },
  { header: 'Name', room: 'shared', cell: (account) => account.name },
  { header: 'Currency', cell: (account) => account.currency },
  { header: 'Mode', cell: (account) => MODE_LABELS[account.mode] },
  {
    header: 'Client',
    room: 'shared',
    cell: (account) => account.client?.full_name ?? account.client?.email ?? NONE,
  },
  { header: 'On it now', room: 'shared', cell: (account) => <OnIt accountId={account.id} /> },
  {
    header: 'VAs',
    room: 'rest',
    cell: (account) => account.vas.map((va) => va.full_name ?? va.email).join(', ') || NONE,
  },
];

/** The eBay seller accounts that the agency keeps books for. */
export function AccountsPage() {
  const router = useRouter();
  const filters = useFilters(['q']);
  const dialog = useFilters(['create']);
  const accounts = useApiPages(listAccounts, { search: filters.values.q });
  const open = () => dialog.set({ create: 'account' }, 'push');
  return (
    <Page
      title="Accounts"
      description="One eBay seller account each; its books, its client, its VAs and the bounds of its spending."
      actions={
        <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
          Create account
        </Button>
      }
    >
      <SearchField
        label="Search code or name"
        value={filters.values.q}
        onChange={(value) => filters.set({ q: value })}
      />
      <ListTable
        label="Accounts"
        source={accounts}
        columns={COLUMNS}
        rowKey={(account) => account.id}
        onOpen={(account) => router.push(`/admin/accounts/${account.id}`)}
        onClearFilters={filters.clear}
        empty={{
          icon: IconBuildingStore,
          title: 'No accounts yet',
          hint: 'Create one for each eBay seller account you run.',
          action: <Button onClick={open}>Create account</Button>,
        }}
      />
      <Modal
        opened={dialog.values.create === 'account'}
        onClose={() => dialog.clear?.()}
        title="Create account"
        size="lg"
      >
        <CreateAccountForm onCreated={(account) => router.push(`/admin/accounts/${account.id}`)} />
      </Modal>
    </Page>
  );
}
