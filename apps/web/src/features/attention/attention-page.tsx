'use client';
import { type AttentionItem, listAttention } from '@crosscart/contracts';
import { Anchor, SegmentedControl, Text } from '@mantine/core';
import { IconCircleCheck, IconInbox } from '@tabler/icons-react';
import { JobDrawer } from '#features/jobs/job-drawer.tsx';
import { useMay, usePlace } from '#lib/place-context.tsx';
import { useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { Moment, ShipBy } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { nextStep } from './next-step.tsx';

/** One item per problem that needs a person, earliest ship-by first. */
export function AttentionPage() {
  const { membership } = usePlace();
  const may = useMay();
  const filters = useFilters(['status']);
  const opened = useFilters(['job']);
  const status = filters.values.status === 'resolved' ? 'resolved' : 'open';
  const items = useApiPages(listAttention, { status });
  const open = (item: AttentionItem) => {
    if (item.job_id) opened.set({ job: item.job_id }, 'push');
  };
  return (
    <Page
      title="Attention"
      description="What the agents could not decide alone. Nothing here is retried until a person looks at it."
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Which items"
          value={status}
          onChange={(value) => filters.set({ status: value === 'open' ? null : value })}
          data={[
            { value: 'open', label: 'Open' },
            { value: 'resolved', label: 'Resolved' },
          ]}
        />
      }
    >
      <ListTable
        label="Attention"
        source={items}
        columns={columns({ role: membership.role, may }, open)}
        rowKey={(item) => item.id}
        onOpen={open}
        empty={
          status === 'open'
            ? {
                icon: IconCircleCheck,
                title: 'Nothing needs you',
                hint: 'Problems appear here with their cause and the ship-by clock.',
              }
            : { icon: IconInbox, title: 'Nothing was resolved yet' }
        }
      />
      <JobDrawer jobId={opened.values.job ?? null} onClose={() => opened.clear?.()} />
    </Page>
  );
}

function columns(
  who: Parameters<typeof nextStep>[1],
  open: (item: AttentionItem) => void,
): readonly Column<AttentionItem>[] {
  return [
    {
      header: 'Cause',
      wraps: true,
      lead: true,
      cell: (item) => (
        <Text inherit fw={500}>
          {item.sentence}
        </Text>
      ),
    },
    {
      header: 'Order',
      cell: (item) =>
        item.ebay_order_id && item.job_id ? (
          <Anchor component="button" type="button" inherit onClick={() => open(item)}>
            {item.ebay_order_id}
          </Anchor>
        ) : (
          (item.ebay_order_id ?? NONE)
        ),
    },
    {
      header: 'Item',
      room: 'rest',
      cell: (item) => item.item_name ?? NONE,
    },
    { header: 'Account', room: 'shared', cell: (item) => item.account_code ?? NONE },
    { header: 'Ship by', cell: (item) => <ShipBy at={item.ship_by} /> },
    { header: 'Since', cell: (item) => <Moment at={item.created_at} distance />, align: 'right' },
    { header: 'Next', cell: (item) => nextStep(item, who), align: 'right' },
  ];
}
