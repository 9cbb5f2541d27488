'use client';
import { listRecords, recordSummary } from '@crosscart/contracts';
import { Skeleton, Stack } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useMay } from '#lib/place-context.tsx';
import { useApiPages, useApiQuery } from '#lib/queries.ts';
import { Amount } from '#ui/amount.tsx';
import { FailedState } from '#ui/list-state.tsx';
import { ListTable } from '#ui/list-table.tsx';
import { Page } from '#ui/page.tsx';
import { Stat, StatStrip } from '#ui/stat.tsx';
import { clientColumns } from './record-columns.tsx';
import { RecordFilters, useRecordFilters } from './record-filters.tsx';
import { unknownProfitHint } from './unknown-profit.ts';

/** A client's orders, with totals for each account and currency. */
export function ClientOrdersPage() {
  const may = useMay();
  const filters = useRecordFilters();
  const records = useApiPages(listRecords, { ...filters.query, ...filters.range });
  return (
    <Page title="Orders" description="Your accounts' orders and what they earned.">
      <Totals range={filters.range} />
      <RecordFilters filters={filters} />
      <ListTable
        label="Orders"
        source={records}
        columns={clientColumns(may)}
        rowKey={(record) => record.id}
        onClearFilters={filters.clear}
        empty={{
          icon: IconTable,
          title: 'No orders yet',
          hint: 'They appear here when they are bought for your buyers.',
        }}
      />
    </Page>
  );
}

function Totals({ range }: { range: { from: string | undefined; to: string | undefined } }) {
  const summary = useApiQuery(recordSummary, { query: definedOf(range) });
  if (summary.error && !summary.data)
    return <FailedState error={summary.error} onRetry={() => summary.refetch()} />;
  if (!summary.data) return <Skeleton height={78} radius="md" />;
  return (
    <Stack gap="sm">
      {summary.data.items.map((total) => (
        <StatStrip
          key={`${total.account_id}${total.currency}`}
          label={`Totals of ${total.account_code}, ${total.currency}`}
        >
          <Stat label={`${total.account_code}, orders`} value={total.orders} />
          <Stat label="Sales" value={<Amount minor={total.sale_minor} currency={total.currency} />} />
          {total.cogs_minor === undefined ? null : (
            <Stat
              label="Cost of goods"
              value={<Amount minor={total.cogs_minor} currency={total.currency} />}
            />
          )}
          {total.profit_minor === undefined ? null : (
            <Stat
              label="Profit"
              value={<Amount minor={total.profit_minor} currency={total.currency} signed />}
              hint={unknownProfitHint(total.profit_unknown ?? 0)}
            />
          )}
        </StatStrip>
      ))}
    </Stack>
  );
}

function definedOf(range: { from: string | undefined; to: string | undefined }): {
  from?: string;
  to?: string;
} {
  return { ...(range.from ? { from: range.from } : {}), ...(range.to ? { to: range.to } : {}) };
}
