'use client';
import { type Account, getAccount, listAccounts, myAccounts, updateAccount } from '@crosscart/contracts';
import { SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { useEdits } from '#lib/use-edits.ts';
import { Form } from '#ui/form.tsx';
import { notifyDone } from '#ui/notify.ts';
import { SaveEdits } from '#ui/save-edits.tsx';
import { personLabel } from './account-words.ts';
import { PersonSelect } from './person-select.tsx';

/** The account's name, its client and what admins note about it. */
export function AccountForm({ account }: { account: Account }) {
  const params = { id: account.id };
  const { refetch } = useApiQuery(getAccount, { params });
  const edits = useEdits(valuesOf(account), async () => {
    const { data } = await refetch();
    return data && valuesOf(data);
  });
  const save = useApiMutation(updateAccount, {
    refreshes: [getAccount, listAccounts, myAccounts],
    onSuccess: (saved, _, client) => {
      changeCached(client, getAccount, { params }, () => saved);
      notifyDone('The account is saved.');
    },
    onError: (error) => edits.setErrors(error.fields),
  });
  const submit = edits.submit((typed) => {
    const { admin_remarks: remarks, ...others } = typed;
    save.mutate(
      {
        params,
        body: { ...others, ...(remarks === undefined ? {} : { admin_remarks: remarks.trim() || null }) },
      },
      { onSuccess: () => edits.saved(typed) },
    );
  });
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput label="Name" required {...edits.text('name')} />
          <PersonSelect memberRole="client" label="Client" clearable {...edits.choice('client_user_id')} />
        </SimpleGrid>
        <Textarea
          label="Admin remarks"
          description="Only admins see them"
          autosize
          minRows={2}
          maxRows={8}
          {...edits.text('admin_remarks')}
        />
        <SaveEdits
          edits={edits}
          fields={{
            name: 'Name',
            client_user_id: {
              label: 'Client',
              words: () => (account.client ? personLabel(account.client) : ''),
            },
            admin_remarks: 'Admin remarks',
          }}
          save={save}
        >
          Save account
        </SaveEdits>
      </Stack>
    </Form>
  );
}

function valuesOf(account: Account): { name: string; client_user_id: string | null; admin_remarks: string } {
  return {
    name: account.name,
    client_user_id: account.client?.user_id ?? null,
    admin_remarks: account.admin_remarks ?? '',
  };
}
