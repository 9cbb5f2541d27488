'use client';
import { getUser, listUsers, type UserDetail, updateUser } from '@crosscart/contracts';
import { Stack, Textarea } from '@mantine/core';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { useEdits } from '#lib/use-edits.ts';
import { Card } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { notifyDone } from '#ui/notify.ts';
import { SaveEdits } from '#ui/save-edits.tsx';

/** What admins note about a member. */
export function UserRemarks({ user }: { user: UserDetail }) {
  const params = { id: user.user_id };
  const { refetch } = useApiQuery(getUser, { params });
  const edits = useEdits(valuesOf(user), async () => {
    const { data } = await refetch();
    return data && valuesOf(data);
  });
  const save = useApiMutation(updateUser, {
    refreshes: [getUser, listUsers],
    onSuccess: (saved, _, client) => {
      changeCached(client, getUser, { params }, () => saved);
      notifyDone('The remarks are saved.');
    },
    onError: (error) => edits.setErrors(error.fields),
  });
  const submit = edits.submit((typed, { admin_remarks: remarks }) =>
    save.mutate(
      { params, body: { admin_remarks: remarks.trim() || null } },
      { onSuccess: () => edits.saved(typed) },
    ),
  );
  return (
    <Card title="Admin remarks" hint="Only admins see them; the person never does.">
      <Form onSubmit={submit}>
        <Stack gap="sm">
          <Textarea
            aria-label="Admin remarks"
            autosize
            minRows={2}
            maxRows={10}
            maxLength={4000}
            {...edits.text('admin_remarks')}
          />
          <SaveEdits edits={edits} fields={{ admin_remarks: 'The text' }} save={save} isMinor>
            Save remarks
          </SaveEdits>
        </Stack>
      </Form>
    </Card>
  );
}

function valuesOf(user: UserDetail): { admin_remarks: string } {
  return { admin_remarks: user.admin_remarks ?? '' };
}
