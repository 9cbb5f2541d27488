'use client';
import {
  type AccountPolicy,
  getAccount,
  getPolicy,
  listAccounts,
  PurchaseMode,
  updatePolicy,
} from '@crosscart/contracts';
import { Radio, RadioGroup, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { MODE_LABELS, MODE_MEANINGS } from '#features/accounts/account-words.ts';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { useEdits } from '#lib/use-edits.ts';
import { Form } from '#ui/form.tsx';
import { MoneyField } from '#ui/money-field.tsx';
import { notifyDone } from '#ui/notify.ts';
import { SaveEdits } from '#ui/save-edits.tsx';
import { WholeNumberField } from '#ui/whole-number-field.tsx';
import { type PolicyValues, policyChange, policyValues } from './policy-values.ts';

const LABELS = {
  max_order_total_minor: 'Maximum per order',
  profit_floor_minor: 'Profit floor',
  daily_cap_minor: 'Daily cap',
  fee_estimate_bp: 'Fee estimate, percent',
  fee_estimate_fixed_minor: 'Fee estimate, fixed part',
  delivery_allowance_days: 'Delivery allowance, days',
};

/** The bounds of an account's spending, in its currency. */
export function PolicyForm({ policy, currency }: { policy: AccountPolicy; currency: string }) {
  const params = { id: policy.account_id };
  const { refetch } = useApiQuery(getPolicy, { params });
  const edits = useEdits<PolicyValues>(policyValues(policy, currency), async () => {
    const { data } = await refetch();
    return data && policyValues(data, currency);
  });
  const save = useApiMutation(updatePolicy, {
    refreshes: [getPolicy, getAccount, listAccounts],
    onSuccess: (saved, _, client) => {
      changeCached(client, getPolicy, { params }, () => saved);
      notifyDone('The policy is saved. It holds from the next purchase on.');
    },
    onError: (error) => edits.setErrors(error.fields),
  });
  const submit = edits.submit((typed) => {
    const change = policyChange(typed, currency);
    if ('problems' in change) edits.setErrors(change.problems);
    else save.mutate({ params, body: change.body }, { onSuccess: () => edits.saved(typed) });
  });
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <RadioGroup label="Mode" {...edits.choice('mode')}>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt={6}>
            {PurchaseMode.options.map((mode) => (
              <Radio key={mode} value={mode} label={MODE_LABELS[mode]} description={MODE_MEANINGS[mode]} />
            ))}
          </SimpleGrid>
        </RadioGroup>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
          <MoneyField
            label={LABELS.max_order_total_minor}
            description="Total of one purchase, tax and shipping included"
            currency={currency}
            required
            {...edits.text('max_order_total_minor')}
          />
          <MoneyField
            label={LABELS.profit_floor_minor}
            description="Least profit to leave; negative accepts a loss"
            currency={currency}
            required
            {...edits.text('profit_floor_minor')}
          />
          <MoneyField
            label={LABELS.daily_cap_minor}
            description="Spend of one day, in the organisation's time zone"
            currency={currency}
            required
            {...edits.text('daily_cap_minor')}
          />
          <TextInput
            label={LABELS.fee_estimate_bp}
            description="Where eBay's fees are unknown; empty denies"
            inputMode="decimal"
            rightSection="%"
            {...edits.text('fee_estimate_bp')}
          />
          <MoneyField
            label={LABELS.fee_estimate_fixed_minor}
            description="Added to the percentage"
            currency={currency}
            required
            {...edits.text('fee_estimate_fixed_minor')}
          />
          <WholeNumberField
            label={LABELS.delivery_allowance_days}
            description="After ship-by, where no promise is known"
            required
            {...edits.text('delivery_allowance_days')}
          />
        </SimpleGrid>
        <SaveEdits
          edits={edits}
          fields={{ ...LABELS, mode: { label: 'Mode', words: (mode) => MODE_LABELS[mode] } }}
          save={save}
        >
          Save policy
        </SaveEdits>
      </Stack>
    </Form>
  );
}
