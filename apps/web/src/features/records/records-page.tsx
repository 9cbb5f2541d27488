'use client';
import { listRecords, type OrderRecord } from '@crosscart/contracts';
import { IconTable } from '@tabler/icons-react';
import { useMay } from '#lib/place-context.tsx';
import { useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { ListTable } from '#ui/list-table.tsx';
import { Page } from '#ui/page.tsx';
import { ExportRecords } from './export-records.tsx';
import { trackingColumns } from './record-columns.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordFilters, useRecordFilters } from './record-filters.tsx';

/** The order-tracking table: one row per eBay line, editable where one's permissions reach. */
export function RecordsPage() {
  const may = useMay();
  const filters = useRecordFilters();
  const records = useApiPages(listRecords, { ...filters.query, ...filters.range });

  const opened = useFilters(['record']);
  const open = (record: OrderRecord) => opened.set({ record: record.id }, 'push');
  const recordId = opened.values.record ?? null;
  const columns = trackingColumns(may, open);
  return (
    <Page
      title="Order tracking"
      description="Sale, fees, cost of goods and what is left. An unknown amount is shown as unknown, never as zero."
      actions={<ExportRecords query={{ ...filters.query, ...filters.range }} />}
    >
      <RecordFilters filters={filters} />
      <ListTable
        label="Order tracking records"
        source={records}
        columns={columns}
        rowKey={(record) => record.id}
        onClearFilters={filters.clear}
        empty={{
          icon: IconTable,
          title: 'No records yet',
          hint: 'A record appears when a purchase is completed.',
        }}
      />
      <RecordDrawer
        recordId={recordId}
        record={records.data?.find(({ id }) => id === recordId)}
        onClose={() => opened.clear?.()}
      />
    </Page>
  );
}
