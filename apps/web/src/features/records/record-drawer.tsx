'use client';
import {
  deleteRecord,
  getOrderRemark,
  getServiceRemark,
  listRecords,
  type OrderRecord,
  recordSummary,
  updateOrderRemark,
  updateServiceRemark,
} from '@crosscart/contracts';
import { Button, Drawer, Stack, Text, Title } from '@mantine/core';
import { IconNotes, IconTrash } from '@tabler/icons-react';
import { useMay } from '#lib/place-context.tsx';
import { useApiMutation } from '#lib/queries.ts';
import { confirm, isAsking } from '#ui/confirm.tsx';
import { ListState } from '#ui/list-state.tsx';
import { notifyDone } from '#ui/notify.ts';
import { RemarkField } from './remark-field.tsx';

/** What people note about a record: the order remark and the service remark, each by its own permission. */
export function RecordDrawer(props: {
  recordId: string | null;
  /** The record where the list holds it. */
  record: OrderRecord | undefined;
  onClose: () => void;
}) {
  return (
    <Drawer
      opened={props.recordId !== null}
      // Escape in the question whether to delete is an answer to that alone.
      onClose={() => isAsking() || props.onClose()}
      title="Remarks"
    >
      {props.recordId === null ? null : (
        <RecordRemarks key={props.recordId} {...props} recordId={props.recordId} />
      )}
    </Drawer>
  );
}

function RecordRemarks(props: { recordId: string; record: OrderRecord | undefined; onClose: () => void }) {
  const may = useMay();
  const { recordId, record } = props;
  const reads = {
    order: may('order_tracking.read.order_remark'),
    service: may('order_tracking.read.service_remark'),
  };
  return (
    <Stack gap="lg">
      {record ? (
        <div>
          <Title order={2}>{record.ebay_order_id}</Title>
          <Text size="sm" c="dimmed">
            {record.item_name}
          </Text>
        </div>
      ) : null}
      {reads.order ? (
        <RemarkField
          label="Order remark"
          recordId={recordId}
          read={getOrderRemark}
          write={updateOrderRemark}
          mayWrite={may('order_tracking.write.order_remark')}
        />
      ) : null}
      {reads.service ? (
        <RemarkField
          label="Service remark"
          recordId={recordId}
          read={getServiceRemark}
          write={updateServiceRemark}
          mayWrite={may('order_tracking.write.service_remark')}
        />
      ) : null}
      {reads.order || reads.service ? null : (
        <ListState kind="forbidden" icon={IconNotes} title="Remarks are not among your permissions" />
      )}
      {record && may('order_tracking.delete') ? (
        <DeleteRecord record={record} onDone={props.onClose} />
      ) : null}
    </Stack>
  );
}

function DeleteRecord({ record, onDone }: { record: OrderRecord; onDone: () => void }) {
  const remove = useApiMutation(deleteRecord, {
    refreshes: [listRecords, recordSummary],
    onSuccess: () => {
      notifyDone(`${record.ebay_order_id} is deleted.`);
      onDone();
    },
  });
  const ask = () =>
    confirm({
      title: `Delete the record of ${record.ebay_order_id}?`,
      consequence:
        'It leaves the lists, totals and exports. That it was there, and who deleted it, stays in the audit log.',
      act: 'Delete record',
      dangerous: true,
      run: () => remove.mutateAsync({ params: { id: record.id } }),
    });
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconTrash size={14} aria-hidden />}
        loading={remove.isPending}
        onClick={ask}
      >
        Delete record
      </Button>
    </div>
  );
}
