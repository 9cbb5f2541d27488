'use client';
import { JobStatus, listJobs } from '@crosscart/contracts';
import { Group } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { AccountFilter } from '#features/accounts/account-filter.tsx';
import { useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { FilterSelect } from '#ui/filter-select.tsx';
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
        <FilterSelect
          label="Status"
          any="Any status"
          width={170}
          choices={STATUSES}
          value={status}
          onChange={(value) => filters.set({ status: value })}
        />
        <AccountFilter width={170} value={account} onChange={(value) => filters.set({ account: value })} />
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
