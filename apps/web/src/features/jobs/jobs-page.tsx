'use client';
import { JobStatus, listJobs, myAccounts } from '@crosscart/contracts';
import { Group, Select } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useApiPages, useApiQuery } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { ListTable } from '#ui/list-table.tsx';
import { Page } from '#ui/page.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { jobColumns } from './job-columns.tsx';
import { JobDrawer } from './job-drawer.tsx';
import { jobState } from './job-words.ts';

const STATUSES = JobStatus.options.map((status) => ({
  value: status,
  label: jobState({ status, waiting_confirmation: false }).label,
}));

/** Jobs of my accounts, live; filters and the open job live in the URL. */
export function JobsPage() {
  const filters = useFilters(['status', 'account', 'q']);
  const opened = useFilters(['job']);
  const { status, account, q } = filters.values;
  const accounts = useApiQuery(myAccounts, {});
  const jobs = useApiPages(listJobs, {
    status: JobStatus.safeParse(status).data,
    account_id: account,
    search: q,
  });
  const open = (job: { id: string }) => opened.set({ job: job.id }, 'push');
  return (
    <Page title="Jobs" description="One purchase per line of an eBay order, from capture to the books.">
      <Group gap="xs">
        <SearchField label="Search order or item" value={q} onChange={(value) => filters.set({ q: value })} />
        <Select
          aria-label="Status"
          placeholder="Any status"
          size="xs"
          w={170}
          clearable
          data={STATUSES}
          value={status ?? null}
          onChange={(value) => filters.set({ status: value })}
        />
        <Select
          aria-label="Account"
          placeholder="Any account"
          size="xs"
          w={170}
          clearable
          searchable
          data={(accounts.data?.items ?? []).map(({ id, account_code }) => ({
            value: id,
            label: account_code,
          }))}
          value={account ?? null}
          onChange={(value) => filters.set({ account: value })}
        />
      </Group>
      <ListTable
        label="Jobs"
        source={jobs}
        columns={jobColumns(open)}
        rowKey={(job) => job.id}
        onOpen={open}
        onClearFilters={filters.clear}
        empty={{
          icon: IconListDetails,
          title: 'No jobs yet',
          hint: 'They appear here as soon as an eBay agent captures a paid order.',
        }}
      />
      <JobDrawer jobId={opened.values.job ?? null} onClose={() => opened.clear?.()} />
    </Page>
  );
}
