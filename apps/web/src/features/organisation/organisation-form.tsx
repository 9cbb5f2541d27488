'use client';
import { getOrg, type Org, updateOrg } from '@crosscart/contracts';
import { SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { numberTyped } from '#lib/number-typed.ts';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { useEdits } from '#lib/use-edits.ts';
import { Card } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { notifyDone } from '#ui/notify.ts';
import { SaveEdits } from '#ui/save-edits.tsx';
import { WholeNumberField } from '#ui/whole-number-field.tsx';
import { CurrencySelect, TimeZoneSelect } from '#ui/zone-and-currency.tsx';

const TEXTS = { name: 'Name', currency: 'Currency', time_zone: 'Time zone' };
const COUNTS = {
  session_hours: { label: 'A sign-in lasts, hours', description: 'Then everybody signs in again' },
  ship_to_retention_days: {
    label: 'Buyers’ addresses, days',
    description: 'After a job’s end; then they are deleted',
  },
  evidence_retention_days: {
    label: 'Page pictures, days',
    description: 'With the values read from the pages',
  },
  audit_retention_days: { label: 'Audit log, days', description: 'At least 90; the seals of the chain stay' },
} as const;
type Count = keyof typeof COUNTS;
const COUNT_FIELDS = Object.keys(COUNTS) as Count[];

/** Name, money, time, how long a sign-in lasts and how long personal data is kept. */
export function OrganisationForm({ org }: { org: Org }) {
  const router = useRouter();
  const params = { id: org.id };
  const { refetch } = useApiQuery(getOrg, { params });
  const edits = useEdits(valuesOf(org), async () => {
    const { data } = await refetch();
    return data && valuesOf(data);
  });
  const save = useApiMutation(updateOrg, {
    refreshes: [getOrg],
    onSuccess: (saved, _, client) => {
      changeCached(client, getOrg, { params }, () => saved);
      notifyDone('The organisation is saved.');
      // Name and time zone are rendered with the frame of every page.
      router.refresh();
    },
    onError: (error) => edits.setErrors(error.fields),
  });
  const submit = edits.submit((typed) => {
    const body = Object.fromEntries(
      Object.entries(typed).map(([field, value]) => [field, field in COUNTS ? numberTyped(value) : value]),
    );
    save.mutate({ params, body }, { onSuccess: () => edits.saved(typed) });
  });
  return (
    <Form onSubmit={submit}>
      <Stack gap="lg">
        <Card title="Agency">
          <TextInput label={TEXTS.name} required maxLength={200} {...edits.text('name')} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <CurrencySelect description="For new accounts only" required {...edits.choice('currency')} />
            <TimeZoneSelect
              description="Days begin and times are shown by it"
              required
              {...edits.choice('time_zone')}
            />
          </SimpleGrid>
        </Card>
        <Card title="Sign-in and retention">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            {COUNT_FIELDS.map((field) => (
              <WholeNumberField key={field} {...COUNTS[field]} required {...edits.text(field)} />
            ))}
          </SimpleGrid>
        </Card>
        <SaveEdits edits={edits} fields={LABELS} save={save}>
          Save organisation
        </SaveEdits>
      </Stack>
    </Form>
  );
}

const LABELS = {
  ...TEXTS,
  ...(Object.fromEntries(COUNT_FIELDS.map((field) => [field, COUNTS[field].label])) as Record<Count, string>),
};

type Values = Record<keyof typeof LABELS, string>;

function valuesOf(org: Org): Values {
  return {
    name: org.name,
    currency: org.currency,
    time_zone: org.time_zone,
    session_hours: String(org.session_hours),
    ship_to_retention_days: String(org.ship_to_retention_days),
    evidence_retention_days: String(org.evidence_retention_days),
    audit_retention_days: String(org.audit_retention_days),
  };
}
