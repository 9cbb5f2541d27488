'use client';
import { myAccounts, RecordStatus } from '@crosscart/contracts';
import { Group, Select, Text, TextInput } from '@mantine/core';
import { useApiQuery } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { SearchField } from '#ui/search-field.tsx';
import { STATUS_LABELS } from './record-fields.ts';

const NAMES = ['q', 'account', 'status', 'from', 'to'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filters of record lists as the URL holds them, ready for the API's query. */
export function useRecordFilters() {
  const filters = useFilters(NAMES);
  const { q, account, status, from, to } = filters.values;
  return {
    ...filters,
    range: { from: from && DAY.test(from) ? from : undefined, to: to && DAY.test(to) ? to : undefined },
    query: { search: q, account_id: account, status: RecordStatus.safeParse(status).data },
  };
}

/** Search, account, status and a range of sale days. */
export function RecordFilters({ filters }: { filters: ReturnType<typeof useRecordFilters> }) {
  const accounts = useApiQuery(myAccounts, {});
  const { q, account, status, from, to } = filters.values;
  return (
    <Group gap="xs">
      <SearchField
        label="Search order id or item"
        value={q}
        onChange={(value) => filters.set({ q: value })}
      />
      <Select
        aria-label="Account"
        placeholder="Any account"
        size="xs"
        w={150}
        clearable
        searchable
        data={(accounts.data?.items ?? []).map(({ id, account_code }) => ({
          value: id,
          label: account_code,
        }))}
        value={account ?? null}
        onChange={(value) => filters.set({ account: value })}
      />
      <Select
        aria-label="Status"
        placeholder="Any status"
        size="xs"
        w={170}
        clearable
        data={RecordStatus.options.map((value) => ({ value, label: STATUS_LABELS[value] }))}
        value={status ?? null}
        onChange={(value) => filters.set({ status: value })}
      />
      <DayField label="Sold from" value={from} onChange={(value) => filters.set({ from: value })} />
      <DayField label="Sold until" value={to} onChange={(value) => filters.set({ to: value })} />
    </Group>
  );
}

function DayField(props: { label: string; value: string | undefined; onChange: (value: string) => void }) {
  return (
    <TextInput
      type="date"
      size="xs"
      w={160}
      leftSection={
        <Text size="xs" c="dimmed" aria-hidden>
          {props.label.split(' ')[1]}
        </Text>
      }
      leftSectionWidth={44}
      aria-label={props.label}
      title={props.label}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
