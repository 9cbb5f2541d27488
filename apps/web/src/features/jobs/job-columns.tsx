import type { Job } from '@crosscart/contracts';
import { Anchor, Badge } from '@mantine/core';
import { type Column, NONE } from '#ui/list-table.tsx';
import { Moment, ShipBy } from '#ui/moment.tsx';
import { jobState } from './job-words.ts';
import { StageProgress } from './stage-progress.tsx';

/** The columns of job lists; `onOpen` is what the order id does. */
export function jobColumns(onOpen: (job: Job) => void): readonly Column<Job>[] {
  return [
    {
      header: 'Order',
      lead: true,
      cell: (job) => (
        <Anchor component="button" type="button" inherit fw={500} onClick={() => onOpen(job)}>
          {job.ebay_order_id}
        </Anchor>
      ),
    },
    {
      header: 'Item',
      room: 'rest',
      cell: (job) =>
        job.units !== null && job.units > 1 ? `${job.units} × ${job.item_name}` : job.item_name,
    },
    { header: 'Account', room: 'shared', cell: (job) => job.account_code },
    { header: 'Status', cell: (job) => <JobBadge job={job} /> },
    { header: 'Stage', cell: (job) => <StageProgress job={job} /> },
    { header: 'Ship by', cell: (job) => (hasEnded(job) ? NONE : <ShipBy at={job.ship_by} />) },
    { header: 'Updated', cell: (job) => <Moment at={job.updated_at} distance />, align: 'right' },
  ];
}

function hasEnded(job: Job): boolean {
  return job.status === 'COMPLETED' || job.status === 'CANCELLED';
}

export function JobBadge({ job }: { job: Pick<Job, 'status' | 'waiting_confirmation'> }) {
  const { label, color } = jobState(job);
  return <Badge color={color}>{label}</Badge>;
}
