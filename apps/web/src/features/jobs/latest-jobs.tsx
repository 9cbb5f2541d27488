'use client';
import { listJobs } from '@crosscart/contracts';
import { IconListDetails } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useApiQuery } from '#lib/queries.ts';
import { ListTable } from '#ui/list-table.tsx';
import { jobColumns } from './job-columns.tsx';

/** The newest few jobs; opening one leads to the job list with its drawer. */
export function LatestJobs() {
  const router = useRouter();
  const jobs = useApiQuery(listJobs, { query: { limit: 8 } });
  const open = (job: { id: string }) => router.push(`/admin/jobs?job=${job.id}`);
  return (
    <ListTable
      label="Latest jobs"
      source={{ ...jobs, data: jobs.data?.items }}
      columns={jobColumns(open)}
      rowKey={(job) => job.id}
      onOpen={open}
      empty={{
        icon: IconListDetails,
        title: 'No orders yet',
        hint: 'Jobs appear here as soon as an eBay agent captures a paid order.',
      }}
    />
  );
}
