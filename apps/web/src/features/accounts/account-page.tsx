'use client';
import { type Account, getAccount, listSupplierLinks } from '@crosscart/contracts';
import { Anchor, Badge, Button, Group, Paper, Skeleton, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { PolicyEditor } from '#features/policies/policy-editor.tsx';
import { OnIt } from '#features/presence/on-it.tsx';
import { AddSupplierLink } from '#features/supplier-links/add-supplier-link.tsx';
import { SupplierLinkTable } from '#features/supplier-links/supplier-link-table.tsx';
import { useMay } from '#lib/place-context.tsx';
import { useApiPages, useApiQuery } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { FailedState } from '#ui/list-state.tsx';
import { Page, Section } from '#ui/page.tsx';
import { AccountForm } from './account-form.tsx';
import { Assignments } from './assignments.tsx';
import { CloseAccount } from './close-account.tsx';
import { LinkedAgents } from './linked-agents.tsx';
import { PauseAccount } from './pause-account.tsx';

/** One account: who it is for, who works on it, what it may spend, and what its listings are bought as. */
export function AccountPage({ accountId }: { accountId: string }) {
  const may = useMay();
  const account = useApiQuery(getAccount, { params: { id: accountId } });
  if (account.error && !account.data)
    return <FailedState error={account.error} onRetry={() => account.refetch()} />;
  if (!account.data) return <LoadingAccount />;
  return (
    <Page
      title={`${account.data.account_code} · ${account.data.name}`}
      description={
        <Group gap="xs" component="span">
          <Anchor component={Link} href="/admin/accounts" inherit>
            Accounts
          </Anchor>
          <Badge color="gray">{account.data.currency}</Badge>
          {account.data.practice ? <Badge color="grape">practice</Badge> : null}
          {account.data.paused ? <Badge color="orange">paused</Badge> : null}
          <OnIt accountId={accountId} />
        </Group>
      }
      actions={
        <>
          <PauseAccount account={account.data} />
          <CloseAccount account={account.data} />
        </>
      }
    >
      {may('admin.policies') ? (
        <Section title="What it may spend" hint="Checked for every purchase, before anything is placed.">
          <Paper withBorder radius="md" p="lg">
            <PolicyEditor account={account.data} />
          </Paper>
        </Section>
      ) : null}
      <Section title="Account">
        <Paper withBorder radius="md" p="lg">
          <AccountForm key={account.data.id} account={account.data} />
        </Paper>
      </Section>
      {may('admin.account_assign') ? (
        <Section
          title="VAs"
          hint="A VA sees and does only what their department roles grant, on assigned accounts only."
        >
          <Assignments accountId={accountId} />
        </Section>
      ) : null}
      {may('admin.automation') ? (
        <Section title="Linked agents">
          <LinkedAgents accountId={accountId} />
        </Section>
      ) : null}
      {may('supplier_links.write') ? <AccountLinks account={account.data} /> : null}
    </Page>
  );
}

function AccountLinks({ account }: { account: Account }) {
  const dialog = useFilters(['add']);
  const links = useApiPages(listSupplierLinks, { account_id: account.id });
  const add = () => dialog.set({ add: 'link' }, 'push');
  return (
    <Section
      title="Supplier links"
      actions={
        <Button variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          Add supplier link
        </Button>
      }
    >
      <SupplierLinkTable source={links} accounts={[account]} onAdd={add} />
      <AddSupplierLink
        opened={dialog.values.add === 'link'}
        accountId={account.id}
        accounts={[account]}
        onClose={() => dialog.clear?.()}
      />
    </Section>
  );
}

function LoadingAccount() {
  return (
    <Stack gap="lg" aria-busy>
      <Skeleton height={28} width={280} />
      <Skeleton height={300} radius="md" />
      <Skeleton height={180} radius="md" />
    </Stack>
  );
}
