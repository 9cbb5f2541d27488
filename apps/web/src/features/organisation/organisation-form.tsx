'use client';
import { getOrg, type Org, updateOrg } from '@crosscart/contracts';
import { Button, Group, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter } from 'next/navigation';
import { useApiMutation } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';
import { CurrencySelect, TimeZoneSelect } from '#ui/zone-and-currency.tsx';

const DAYS = [
  {
    field: 'ship_to_retention_days',
    label: 'Buyers’ addresses, days',
    description: 'After a job’s end; then they are deleted',
    min: 1,
  },
  {
    field: 'evidence_retention_days',
    label: 'Page pictures, days',
    description: 'With the values read from the pages',
    min: 1,
  },
  {
    field: 'audit_retention_days',
    label: 'Audit log, days',
    description: 'At least 90; the seals of the chain stay',
    min: 90,
  },
] as const;

interface Values {
  name: string;
  currency: string;
  time_zone: string;
  session_hours: number | string;
  ship_to_retention_days: number | string;
  evidence_retention_days: number | string;
  audit_retention_days: number | string;
}

/** Name, money, time, how long a sign-in lasts and how long personal data is kept. */
export function OrganisationForm({ org }: { org: Org }) {
  const router = useRouter();
  const form = useForm<Values>({
    initialValues: {
      name: org.name,
      currency: org.currency,
      time_zone: org.time_zone,
      session_hours: org.session_hours,
      ship_to_retention_days: org.ship_to_retention_days,
      evidence_retention_days: org.evidence_retention_days,
      audit_retention_days: org.audit_retention_days,
    },
  });
  const save = useApiMutation(updateOrg, {
    refreshes: [getOrg],
    onSuccess: () => {
      form.resetDirty();
      notifyDone('The organisation is saved.');
      // Name and time zone are rendered with the frame of every page.
      router.refresh();
    },
    onError: (error) => form.setErrors(error.fields),
  });
  const submit = (values: Values) => {
    const changed = Object.entries(values).filter(([field]) => form.isDirty(field));
    save.mutate({
      params: { id: org.id },
      body: Object.fromEntries(
        changed.map(([field, value]) => [field, isNumber(field) ? wholeNumber(value) : value]),
      ),
    });
  };
  return (
    <Form onSubmit={form.onSubmit(submit)}>
      <Stack gap="lg">
        <Card title="Agency">
          <TextInput label="Name" required maxLength={200} {...form.getInputProps('name')} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <CurrencySelect
              description="For new accounts; those that exist keep theirs"
              required
              {...form.getInputProps('currency')}
            />
            <TimeZoneSelect
              description="Days begin and times are shown by it"
              required
              {...form.getInputProps('time_zone')}
            />
          </SimpleGrid>
        </Card>
        <Card title="Sign-in and retention">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <NumberInput
              label="A sign-in lasts, hours"
              description="Then everybody signs in again"
              min={1}
              max={720}
              allowDecimal={false}
              {...form.getInputProps('session_hours')}
            />
            {DAYS.map(({ field, ...words }) => (
              <NumberInput
                key={field}
                {...words}
                max={3650}
                allowDecimal={false}
                {...form.getInputProps(field)}
              />
            ))}
          </SimpleGrid>
        </Card>
        <FormProblem error={save.error} shownFields={Object.keys(form.values)} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save organisation
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function isNumber(field: string): boolean {
  return field === 'session_hours' || field.endsWith('_days');
}

/** An emptied field is no number: the API's own words then name it. */
function wholeNumber(value: number | string): number {
  return value === '' ? Number.NaN : Number(value);
}
