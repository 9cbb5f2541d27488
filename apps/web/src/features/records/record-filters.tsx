'use client';
import { RecordStatus } from '@crosscart/contracts';
import { Group } from '@mantine/core';
import { AccountFilter } from '#features/accounts/account-filter.tsx';
import { OnIt, presenceWords, usePresence } from '#features/presence/on-it.tsx';
import { useFilters } from '#lib/use-filters.ts';
import { DayField, dayOf } from '#ui/day-field.tsx';
import { FilterSelect } from '#ui/filter-select.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { STATUS_LABELS } from './record-fields.ts';

const NAMES = ['q', 'account', 'status', 'from', 'to'] as const;

/** The filters of record lists as the URL holds them, ready for the API's query. */
export function useRecordFilters() {
  const filters = useFilters(NAMES);
  const { q, account, status, from, to } = filters.values;
  return {
    ...filters,
    range: { from: dayOf(from), to: dayOf(to) },
    query: { search: q, account_id: account, status: RecordStatus.safeParse(status).data },
  };
}

/** Search, account, status and a range of sale days. */
export function RecordFilters({ filters }: { filters: ReturnType<typeof useRecordFilters> }) {
  const presence = usePresence();
  const { q, account, status, from, to } = filters.values;
  return (
    <Group gap="xs">
      <SearchField
        label="Search order id or item"
        value={q}
        onChange={(value) => filters.set({ q: value })}
      />
      <AccountFilter
        width={150}
        value={account}
        onChange={(value) => filters.set({ account: value })}
        about={(id) => presenceWords(presence.get(id))}
      />
      <FilterSelect
        label="Status"
        any="Any status"
        width={170}
        choices={RecordStatus.options.map((value) => ({ value, label: STATUS_LABELS[value] }))}
        value={status}
        onChange={(value) => filters.set({ status: value })}
      />
      <DayField label="Sold from" value={from} onChange={(value) => filters.set({ from: value })} />
      <DayField label="Sold until" value={to} onChange={(value) => filters.set({ to: value })} />
      {account ? <OnIt accountId={account} /> : null}
    </Group>
  );
}
