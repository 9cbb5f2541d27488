'use client';
import {
  type AccountBrief,
  createSupplierLink,
  listAttention,
  listJobs,
  listSupplierLinks,
  overview,
  type SupplierLink,
  SupplierSite,
} from '@crosscart/contracts';
import { Button, Group, Modal, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { parseMoneyInput } from '#lib/money.ts';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { MoneyField } from '#ui/money-field.tsx';
import { notifyDone } from '#ui/notify.ts';

const FIELDS = [
  'account_id',
  'sku',
  'item_id',
  'variation',
  'site',
  'asin',
  'units_per_item',
  'max_cost_minor',
];

interface Values {
  account_id: string | null;
  sku: string;
  item_id: string;
  variation: string;
  site: SupplierLink['site'];
  asin: string;
  units_per_item: number | string;
  max_cost_minor: string;
}

/** A dialog that links a listing (by SKU, item id or both) to a supplier product. */
export function AddSupplierLink(props: {
  opened: boolean;
  accountId: string | null;
  accounts: readonly AccountBrief[];
  onClose: () => void;
}) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Add supplier link" size="lg">
      <LinkForm accounts={props.accounts} accountId={props.accountId} onDone={props.onClose} />
    </Modal>
  );
}

function LinkForm(props: {
  accounts: readonly AccountBrief[];
  accountId: string | null;
  onDone: () => void;
}) {
  const form = useForm<Values>({
    initialValues: {
      account_id: props.accountId,
      sku: '',
      item_id: '',
      variation: '',
      site: 'amazon.com',
      asin: '',
      units_per_item: 1,
      max_cost_minor: '',
    },
  });
  const create = useApiMutation(createSupplierLink, {
    refreshes: [listSupplierLinks, listJobs, listAttention, overview],
    onSuccess: (link) => {
      const released = link.released_jobs;
      notifyDone(
        released > 0
          ? `Linked. ${released} waiting ${released === 1 ? 'job goes' : 'jobs go'} on.`
          : 'Linked.',
      );
      props.onDone();
    },
    onError: (error) => form.setErrors(error.fields),
  });
  // An agency of one account is not asked which; the accounts may arrive after the dialog is open.
  const [only, ...others] = props.accounts;
  const accountId = form.values.account_id ?? (others.length === 0 ? (only?.id ?? null) : null);
  const currency = props.accounts.find(({ id }) => id === accountId)?.currency ?? 'USD';
  const submit = (values: Values) => {
    const cost = parseMoneyInput(values.max_cost_minor, currency);
    if ('problem' in cost) return form.setFieldError('max_cost_minor', cost.problem);
    if (accountId === null) return form.setFieldError('account_id', 'Choose an account');
    create.mutate({
      body: {
        account_id: accountId,
        sku: values.sku.trim() || null,
        item_id: values.item_id.trim() || null,
        variation: values.variation.trim() || null,
        site: values.site,
        asin: values.asin.trim().toUpperCase(),
        units_per_item: Number(values.units_per_item),
        max_cost_minor: cost.minor,
      },
    });
  };
  return (
    <Form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <Select
          label="Account"
          data={props.accounts.map(({ id, account_code, name }) => ({
            value: id,
            label: `${account_code} · ${name}`,
          }))}
          searchable
          required
          {...form.getInputProps('account_id')}
          value={accountId}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label="SKU"
            description="The listing's custom label"
            data-autofocus
            {...form.getInputProps('sku')}
          />
          <TextInput
            label="eBay item id"
            inputMode="numeric"
            description="Either or both"
            {...form.getInputProps('item_id')}
          />
        </SimpleGrid>
        <TextInput label="Variation" description="Empty means any" {...form.getInputProps('variation')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label="Supplier site"
            data={SupplierSite.options}
            allowDeselect={false}
            {...form.getInputProps('site')}
          />
          <TextInput label="ASIN" maxLength={10} required {...form.getInputProps('asin')} />
          <NumberInput
            label="Units per sold item"
            min={1}
            max={1000}
            allowDecimal={false}
            {...form.getInputProps('units_per_item')}
          />
          <MoneyField
            label="Maximum cost"
            description="Empty: the account's policy alone"
            currency={currency}
            {...form.getInputProps('max_cost_minor')}
          />
        </SimpleGrid>
        <FormProblem error={create.error} shownFields={FIELDS} />
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Add link
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
