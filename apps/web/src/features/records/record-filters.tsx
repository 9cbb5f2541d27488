'use client';
import { myAccounts, RecordStatus } from '@crosscart/contracts';
import { Group, Select } from '@mantine/core';
import { OnIt, presenceWords, usePresence } from '#features/presence/on-it.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { DayField, dayOf } from '#ui/day-field.tsx';
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
  const accounts = useApiQuery(myAccounts, {});
  const presence = usePresence();
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
        data={(accounts.data?.items ?? []).map(({ id, account_code }) => {
          const there = presenceWords(presence.get(id));
          return { value: id, label: there ? `${account_code} · ${there}` : account_code };
        })}
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
      {account ? <OnIt accountId={account} /> : null}
    </Group>
  );
}
