'use client';
import { getJob, type Job } from '@crosscart/contracts';
import {
  Alert,
  Anchor,
  DataList,
  DataListItem,
  DataListItemLabel,
  DataListItemValue,
  Drawer,
  Group,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { formatDay } from '#lib/times.ts';
import { Amount } from '#ui/amount.tsx';
import { FailedState } from '#ui/list-state.tsx';
import { Moment, ShipBy } from '#ui/moment.tsx';
import { BuyerContact } from './buyer-contact.tsx';
import { CancelJob } from './cancel-job.tsx';
import { JobBadge } from './job-columns.tsx';
import { JobTimeline } from './job-timeline.tsx';
import { canBeCancelled, failureSentence } from './job-words.ts';
import { StageProgress } from './stage-progress.tsx';

/** One job: its facts, what went wrong, and everything that happened to it. */
export function JobDrawer({ jobId, onClose }: { jobId: string | null; onClose: () => void }) {
  return (
    <Drawer opened={jobId !== null} onClose={onClose} size="lg" title="Job">
      {jobId === null ? null : <JobDetail jobId={jobId} />}
    </Drawer>
  );
}

function JobDetail({ jobId }: { jobId: string }) {
  const may = useMay();
  const job = useApiQuery(getJob, { params: { id: jobId } });
  if (job.error && !job.data) return <FailedState error={job.error} onRetry={() => job.refetch()} />;
  if (!job.data) {
    return (
      <Stack gap="sm" aria-busy>
        <Skeleton height={22} width="60%" />
        <Skeleton height={120} />
        <Skeleton height={200} />
      </Stack>
    );
  }
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <Group gap="xs">
          <Title order={2}>{job.data.ebay_order_id}</Title>
          <JobBadge job={job.data} />
        </Group>
        <Text c="dimmed" size="sm">
          {job.data.item_name}
        </Text>
      </Stack>
      {job.data.failure_reason ? (
        <Alert color={job.data.status === 'FAILED_NEEDS_ATTENTION' ? 'red' : 'gray'}>
          {failureSentence(job.data.failure_reason)}
        </Alert>
      ) : null}
      <JobFacts job={job.data} />
      {may('buyer_contact.read') ? <BuyerContact jobId={jobId} /> : null}
      {may('auto_order.operate') && canBeCancelled(job.data) ? <CancelJob jobId={jobId} /> : null}
      <Stack gap="sm" component="section">
        <Title order={3}>Timeline</Title>
        <JobTimeline jobId={jobId} />
      </Stack>
    </Stack>
  );
}

function JobFacts({ job }: { job: Job }) {
  const facts: [string, ReactNode][] = [
    ['Stage', <StageProgress key="stage" job={job} />],
    ['Account', job.account_code],
    ['Sold', <Sold key="sold" job={job} />],
    ['eBay fees', <Amount key="fees" minor={job.ebay_fees_minor} currency={job.currency} />],
    ['Supplier product', <Supplier key="asin" job={job} />],
    ['Amazon orders', job.amazon_order_ids.length > 0 ? job.amazon_order_ids.join(', ') : 'none yet'],
    ['Ship by', <ShipBy key="ship" at={job.ship_by} />],
    ['Promised delivery', job.latest_delivery ? formatDay(job.latest_delivery) : 'unknown'],
    ['Agent', job.claimed_by?.label ?? 'none'],
    ['Attempts', String(job.attempt_count)],
    ...(job.not_before
      ? ([['Not before', <Moment key="nb" at={job.not_before} />]] as [string, ReactNode][])
      : []),
    ['Captured', <Moment key="created" at={job.created_at} />],
  ];
  return (
    <DataList labelWidth={140} gap={6}>
      {facts.map(([label, value]) => (
        <DataListItem key={label}>
          <DataListItemLabel>{label}</DataListItemLabel>
          <DataListItemValue>{value}</DataListItemValue>
        </DataListItem>
      ))}
    </DataList>
  );
}

function Sold({ job }: { job: Job }) {
  return (
    <>
      {job.qty} for <Amount minor={job.sale_price_minor} currency={job.currency} />
    </>
  );
}

function Supplier({ job }: { job: Job }) {
  if (job.asin === null) return 'not linked';
  return (
    <>
      {job.units} ×{' '}
      <Anchor
        inherit
        underline="always"
        href={`https://www.${job.site ?? 'amazon.com'}/dp/${job.asin}`}
        target="_blank"
        rel="noreferrer"
      >
        {job.asin}
      </Anchor>
    </>
  );
}
