'use client';
import {
  type AccountPolicy,
  getAccount,
  getPolicy,
  listAccounts,
  PurchaseMode,
  updatePolicy,
} from '@crosscart/contracts';
import { Button, Group, NumberInput, Radio, RadioGroup, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { MODE_LABELS, MODE_MEANINGS } from '#features/accounts/account-words.ts';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { MoneyField } from '#ui/money-field.tsx';
import { notifyDone } from '#ui/notify.ts';
import { type PolicyValues, policyChange, policyValues } from './policy-values.ts';

/** The bounds of an account's spending, in its currency. A change from elsewhere starts the form anew. */
export function PolicyForm({ policy, currency }: { policy: AccountPolicy; currency: string }) {
  const form = useForm<PolicyValues>({ initialValues: policyValues(policy, currency) });
  const [version, setVersion] = useState(policy.updated_at);
  if (version !== policy.updated_at) {
    // The values alone: new fields would take the keyboard from who is in the old ones.
    setVersion(policy.updated_at);
    form.setInitialValues(policyValues(policy, currency));
    form.reset();
  }
  const save = useApiMutation(updatePolicy, {
    refreshes: [getPolicy, getAccount, listAccounts],
    onSuccess: () => notifyDone('The policy is saved. It holds from the next purchase on.'),
    onError: (error) => form.setErrors(error.fields),
  });
  const submit = (values: PolicyValues) => {
    const change = policyChange(values, currency);
    if ('problems' in change) form.setErrors(change.problems);
    else save.mutate({ params: { id: policy.account_id }, body: change.body });
  };
  return (
    <Form onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <RadioGroup label="Mode" {...form.getInputProps('mode')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt={6}>
            {PurchaseMode.options.map((mode) => (
              <Radio key={mode} value={mode} label={MODE_LABELS[mode]} description={MODE_MEANINGS[mode]} />
            ))}
          </SimpleGrid>
        </RadioGroup>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
          <MoneyField
            label="Maximum per order"
            description="Total of one purchase, tax and shipping included"
            currency={currency}
            required
            {...form.getInputProps('max_order_total_minor')}
          />
          <MoneyField
            label="Profit floor"
            description="Least profit to leave; negative accepts a loss"
            currency={currency}
            required
            {...form.getInputProps('profit_floor_minor')}
          />
          <MoneyField
            label="Daily cap"
            description="Spend of one day, in the organisation's time zone"
            currency={currency}
            required
            {...form.getInputProps('daily_cap_minor')}
          />
          <TextInput
            label="Fee estimate, percent"
            description="Where eBay's fees are unknown; empty denies"
            inputMode="decimal"
            rightSection="%"
            {...form.getInputProps('fee_estimate_bp')}
          />
          <MoneyField
            label="Fee estimate, fixed part"
            description="Added to the percentage"
            currency={currency}
            required
            {...form.getInputProps('fee_estimate_fixed_minor')}
          />
          <NumberInput
            label="Delivery allowance, days"
            description="After ship-by, where no promise is known"
            min={0}
            max={60}
            allowDecimal={false}
            required
            {...form.getInputProps('delivery_allowance_days')}
          />
        </SimpleGrid>
        <FormProblem error={save.error} shownFields={Object.keys(form.values)} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save policy
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
