'use client';
import {
  type Account,
  availableAccounts,
  createAccount,
  listAccounts,
  myAccounts,
} from '@crosscart/contracts';
import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { usePlace } from '#lib/place-context.tsx';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';
import { CurrencySelect } from '#ui/zone-and-currency.tsx';
import { PersonSelect } from './person-select.tsx';

const FIELDS = ['account_code', 'name', 'currency', 'client_user_id', 'practice'];

/** A new account; its spending policy starts in mode confirm and is set on the account's page. */
export function CreateAccountForm({ onCreated }: { onCreated: (account: Account) => void }) {
  const { membership } = usePlace();
  const form = useForm({
    initialValues: {
      account_code: '',
      name: '',
      currency: membership.org_currency,
      client_user_id: null as string | null,
      practice: false,
    },
  });
  const create = useApiMutation(createAccount, {
    refreshes: [listAccounts, myAccounts, availableAccounts],
    onSuccess: (account) => {
      notifyDone(`${account.account_code} is created. Now set what it may spend.`);
      onCreated(account);
    },
    onError: (error) => {
      form.setErrors(error.fields);
      if (error.code === 'ALREADY_EXISTS')
        form.setFieldError('account_code', 'Another account has this code.');
    },
  });
  return (
    <Form onSubmit={form.onSubmit((body) => create.mutate({ body }))}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label="Code"
            description="Short, as your people say it"
            maxLength={32}
            data-autofocus
            required
            {...form.getInputProps('account_code')}
          />
          <TextInput
            label="Name"
            description="The shop's full name"
            required
            {...form.getInputProps('name')}
          />
        </SimpleGrid>
        <CurrencySelect
          description="Of its sales, policies and books"
          required
          {...form.getInputProps('currency')}
        />
        <PersonSelect
          memberRole="client"
          label="Client"
          description="Sees this account's orders and profit"
          clearable
          {...form.getInputProps('client_user_id')}
        />
        <Checkbox
          label="Practice account"
          description="Meets only the practice marketplaces. This can never be changed."
          {...form.getInputProps('practice', { type: 'checkbox' })}
        />
        {create.error?.code === 'ALREADY_EXISTS' ? null : (
          <FormProblem error={create.error} shownFields={FIELDS} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Create account
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
