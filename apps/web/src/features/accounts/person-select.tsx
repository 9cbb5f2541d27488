'use client';
import { listUsers, type Role } from '@crosscart/contracts';
import { Select, type SelectProps } from '@mantine/core';
import { useMay } from '#lib/place-context.tsx';
import { useApiPages } from '#lib/queries.ts';
import { personLabel } from './account-words.ts';

/** Chooses a member of one role. Says so where there is none, or where the list may not be read. */
export function PersonSelect({
  memberRole,
  except = [],
  placeholder,
  ...select
}: SelectProps & { memberRole: Role; except?: readonly string[] }) {
  const may = useMay();
  const people = useApiPages(listUsers, { role: memberRole, limit: 200 }, { enabled: may('admin.users') });
  const data = (people.data ?? [])
    .filter((person) => !except.includes(person.user_id))
    .map((person) => ({
      value: person.user_id,
      label: personLabel(person),
      disabled: person.status !== 'active',
    }));
  const words =
    data.length > 0
      ? (placeholder ?? 'Choose a person')
      : memberRole === 'va'
        ? 'No other VA is a member'
        : 'No client is a member yet';
  return <Select searchable placeholder={words} data={data} {...select} />;
}
