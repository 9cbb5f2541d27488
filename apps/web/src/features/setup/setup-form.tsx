'use client';
import { type ResponseOf, setup } from '@crosscart/contracts';
import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect } from 'react';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { CurrencySelect, TimeZoneSelect, zoneOfBrowser } from '#ui/zone-and-currency.tsx';

const FIELDS = ['code', 'org_name', 'owner_email', 'currency', 'time_zone'] as const;

/** The first organisation and its owner's invite; needs the one-time code that start-up printed. */
export function SetupForm({ onDone }: { onDone: (answer: ResponseOf<typeof setup>) => void }) {
  const form = useForm({
    initialValues: { code: '', org_name: '', owner_email: '', currency: 'USD', time_zone: 'UTC' },
  });
  const create = useApiMutation(setup, {
    refreshes: [],
    onSuccess: onDone,
    onError: (error) => {
      form.setErrors(error.fields);
      if (error.code === 'SETUP_CODE_WRONG') form.setFieldError('code', error.message);
    },
  });
  const { setFieldValue } = form;
  useEffect(() => {
    // The browser's zone is only known here; the server renders UTC.
    const here = zoneOfBrowser();
    if (here) setFieldValue('time_zone', here);
  }, [setFieldValue]);
  return (
    <Form onSubmit={form.onSubmit((values) => create.mutate({ body: values }))}>
      <Stack gap="sm">
        <TextInput
          label="Set-up code"
          description="Printed once by npm start, in the window it runs in"
          autoComplete="one-time-code"
          required
          {...form.getInputProps('code')}
        />
        <TextInput
          label="Organisation"
          autoComplete="organization"
          required
          {...form.getInputProps('org_name')}
        />
        <TextInput
          label="Owner's e-mail"
          description="The address you will sign in with"
          type="email"
          autoComplete="email"
          required
          {...form.getInputProps('owner_email')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <CurrencySelect required {...form.getInputProps('currency')} />
          <TimeZoneSelect required {...form.getInputProps('time_zone')} />
        </SimpleGrid>
        {create.error?.code === 'SETUP_CODE_WRONG' ? null : (
          <FormProblem error={create.error} shownFields={FIELDS} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Create organisation
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
