'use client';
import { listSupplierLinks, myAccounts } from '@crosscart/contracts';
import { Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { AccountFilter } from '#features/accounts/account-filter.tsx';
import { useApiPages, useApiQuery } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { Page } from '#ui/page.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { AddSupplierLink } from './add-supplier-link.tsx';
import { SupplierLinkTable } from './supplier-link-table.tsx';

/** What each eBay listing is bought as. */
export function SupplierLinksPage() {
  const filters = useFilters(['account', 'q']);
  const dialog = useFilters(['add']);
  const { account, q } = filters.values;
  const accounts = useApiQuery(myAccounts, {});
  const links = useApiPages(listSupplierLinks, { account_id: account, search: q });
  return (
    <Page
      title="Supplier links"
      description="What each eBay listing is bought as. Without a link nothing is bought, and nothing is guessed."
      actions={
        <Button
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => dialog.set({ add: 'link' }, 'push')}
        >
          Add supplier link
        </Button>
      }
    >
      <Group gap="xs">
        <SearchField
          label="Search SKU, item id or ASIN"
          value={q}
          onChange={(value) => filters.set({ q: value })}
        />
        <AccountFilter width={190} value={account} onChange={(value) => filters.set({ account: value })} />
      </Group>
      <SupplierLinkTable
        source={links}
        accounts={accounts.data?.items ?? []}
        onClearFilters={filters.clear}
        onAdd={() => dialog.set({ add: 'link' }, 'push')}
      />
      <AddSupplierLink
        opened={dialog.values.add === 'link'}
        accountId={account ?? null}
        accounts={accounts.data?.items ?? []}
        onClose={() => dialog.clear?.()}
      />
    </Page>
  );
}
