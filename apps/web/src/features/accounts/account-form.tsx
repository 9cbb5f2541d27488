'use client';
import { type Account, getAccount, listAccounts, myAccounts, updateAccount } from '@crosscart/contracts';
import { Button, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';
import { PersonSelect } from './person-select.tsx';

const FIELDS = ['name', 'client_user_id', 'admin_remarks'];

/** The account's name, its client and what admins note about it. */
export function AccountForm({ account }: { account: Account }) {
  const form = useForm({
    initialValues: {
      name: account.name,
      client_user_id: account.client?.user_id ?? null,
      admin_remarks: account.admin_remarks ?? '',
    },
  });
  const save = useApiMutation(updateAccount, {
    refreshes: [getAccount, listAccounts, myAccounts],
    onSuccess: () => {
      form.resetDirty();
      notifyDone('The account is saved.');
    },
    onError: (error) => form.setErrors(error.fields),
  });
  const submit = (values: typeof form.values) =>
    save.mutate({
      params: { id: account.id },
      // Only what was changed here: another tab may have saved the rest anew.
      body: {
        ...(form.isDirty('name') ? { name: values.name } : {}),
        ...(form.isDirty('client_user_id') ? { client_user_id: values.client_user_id } : {}),
        ...(form.isDirty('admin_remarks') ? { admin_remarks: values.admin_remarks.trim() || null } : {}),
      },
    });
  return (
    <Form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <PersonSelect
            memberRole="client"
            label="Client"
            clearable
            {...form.getInputProps('client_user_id')}
          />
        </SimpleGrid>
        <Textarea
          label="Admin remarks"
          description="Only admins see them"
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('admin_remarks')}
        />
        <FormProblem error={save.error} shownFields={FIELDS} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save account
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
