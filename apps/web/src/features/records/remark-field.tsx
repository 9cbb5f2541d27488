'use client';
import type {
  getOrderRemark,
  getServiceRemark,
  RecordRemark,
  updateOrderRemark,
  updateServiceRemark,
} from '@crosscart/contracts';
import { Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { useEdits } from '#lib/use-edits.ts';
import { Form } from '#ui/form.tsx';
import { FailedState } from '#ui/list-state.tsx';
import { Moment } from '#ui/moment.tsx';
import { notifyDone } from '#ui/notify.ts';
import { SaveEdits } from '#ui/save-edits.tsx';

interface RemarkProps {
  label: string;
  recordId: string;
  read: typeof getOrderRemark | typeof getServiceRemark;
  write: typeof updateOrderRemark | typeof updateServiceRemark;
  mayWrite: boolean;
}

/** One remark of a record: read by those who may, a field for those who may write it. */
export function RemarkField(props: RemarkProps) {
  const remark = useApiQuery(props.read, { params: { id: props.recordId } });
  if (remark.error && !remark.data)
    return <FailedState error={remark.error} onRetry={() => remark.refetch()} />;
  if (!remark.data) return <Skeleton height={110} />;
  return (
    <Stack gap={6}>
      {props.mayWrite ? (
        <RemarkForm {...props} remark={remark.data} />
      ) : (
        <>
          <Text fw={500} size="sm">
            {props.label}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} {...(remark.data.body ? {} : { c: 'dimmed' })}>
            {remark.data.body ?? 'Nobody wrote one.'}
          </Text>
        </>
      )}
      {remark.data.updated_at ? (
        <Text size="xs" c="dimmed">
          {remark.data.updated_by?.name ?? 'Somebody'}, <Moment at={remark.data.updated_at} />
        </Text>
      ) : null}
    </Stack>
  );
}

function RemarkForm({ label, recordId, read, write, remark }: RemarkProps & { remark: RecordRemark }) {
  const params = { id: recordId };
  const { refetch } = useApiQuery(read, { params });
  const edits = useEdits(valuesOf(remark), async () => {
    const { data } = await refetch();
    return data && valuesOf(data);
  });
  const save = useApiMutation(write, {
    refreshes: [read],
    onSuccess: (saved, _, client) => {
      changeCached(client, read, { params }, () => saved);
      notifyDone(`The ${label.toLowerCase()} is saved.`);
    },
    onError: (error) => edits.setErrors(error.fields),
  });
  const submit = edits.submit((typed, { body }) =>
    save.mutate({ params, body: { body: body.trim() || null } }, { onSuccess: () => edits.saved(typed) }),
  );
  return (
    <Form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea label={label} autosize minRows={2} maxRows={12} maxLength={4000} {...edits.text('body')} />
        <SaveEdits edits={edits} fields={{ body: `The ${label.toLowerCase()}` }} save={save} isMinor>
          Save remark
        </SaveEdits>
      </Stack>
    </Form>
  );
}

function valuesOf(remark: RecordRemark): { body: string } {
  return { body: remark.body ?? '' };
}
