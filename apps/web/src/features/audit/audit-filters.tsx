'use client';
import { AuditAction, type AuditEntry, listUsers } from '@crosscart/contracts';
import { momentsOfDay } from '@crosscart/domain';
import { Group, Pill } from '@mantine/core';
import { useMay, useTimeZone } from '#lib/place-context.tsx';
import { useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { DayField } from '#ui/day-field.tsx';
import { FilterSelect } from '#ui/filter-select.tsx';
import { ACTION_WORDS, SUBJECT_OPTIONS, subjectWords } from './audit-words.ts';

export const AUDIT_FILTERS = ['person', 'kind', 'action', 'record', 'account', 'from', 'to'] as const;
const UUID = /^[0-9a-f-]{36}$/i;

/** The audit's filters as the URL holds them, and as the API's query takes them. Days are the organisation's. */
export function useAuditFilters() {
  const filters = useFilters(AUDIT_FILTERS);
  const timeZone = useTimeZone();
  const { person, kind, action, record, account, from, to } = filters.values;
  return {
    ...filters,
    query: {
      actor_id: idOf(person),
      subject: kind?.slice(0, 60),
      action: AuditAction.safeParse(action).data,
      subject_id: record?.slice(0, 80),
      account_id: idOf(account),
      from: momentsOfDay(from ?? '', timeZone)?.from,
      to: momentsOfDay(to ?? '', timeZone)?.until,
    },
  };
}

/** Who, what kind, what was done, and when. One record or account is chosen from an entry, and let go here. */
export function AuditFilters(props: {
  filters: ReturnType<typeof useAuditFilters>;
  /** Entries on screen: they may be of people who are no longer members. */
  entries: readonly AuditEntry[];
}) {
  const { filters } = props;
  const { values, set } = filters;
  const kinds =
    SUBJECT_OPTIONS.some(({ value }) => value === values.kind) || !values.kind
      ? SUBJECT_OPTIONS
      : [...SUBJECT_OPTIONS, { value: values.kind, label: subjectWords(values.kind) }];
  return (
    <Group gap="xs">
      <FilterSelect
        label="Person"
        any="Anybody"
        width={200}
        searchable
        choices={usePeople(props.entries)}
        value={values.person}
        onChange={(person) => set({ person })}
      />
      <FilterSelect
        label="Kind"
        any="Anything"
        width={200}
        searchable
        choices={kinds}
        value={values.kind}
        onChange={(kind) => set({ kind })}
      />
      <FilterSelect
        label="Action"
        any="Any action"
        width={130}
        choices={AuditAction.options.map((value) => ({ value, label: ACTION_WORDS[value] }))}
        value={filters.query.action}
        onChange={(action) => set({ action })}
      />
      <DayField label="Changed from" value={values.from} onChange={(from) => set({ from })} />
      <DayField label="Changed until" value={values.to} onChange={(to) => set({ to })} />
      {values.record ? (
        <Pill
          size="lg"
          withRemoveButton
          onRemove={() => set({ record: null })}
          removeButtonProps={{ 'aria-label': 'Show other things too', tabIndex: 0, 'aria-hidden': false }}
        >
          Only {values.record.slice(0, 12)}
          {values.record.length > 12 ? '…' : ''}
        </Pill>
      ) : null}
    </Group>
  );
}

function usePeople(entries: readonly AuditEntry[]): { value: string; label: string }[] {
  const may = useMay();
  const users = useApiPages(listUsers, { limit: 200 }, { enabled: may('admin.users') });
  const people = new Map<string, string>();
  for (const user of users.data ?? []) people.set(user.user_id, user.full_name ?? user.email);
  for (const { actor } of entries) {
    if (!people.has(actor.id)) people.set(actor.id, actor.full_name ?? actor.email ?? 'unknown person');
  }
  return [...people].map(([value, label]) => ({ value, label }));
}

function idOf(value: string | undefined): string | undefined {
  return value && UUID.test(value) ? value : undefined;
}
