'use client';
import { listDepartmentRoles } from '@crosscart/contracts';
import { MultiSelect, type MultiSelectProps } from '@mantine/core';
import { usePlace } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';

/** The organisation's department roles, in order. */
export function useDepartmentRoles() {
  const { membership } = usePlace();
  return useApiQuery(listDepartmentRoles, { params: { id: membership.org_id } });
}

/** Chooses department roles for people who are invited. */
export function DepartmentRolesField(props: MultiSelectProps) {
  const roles = useDepartmentRoles();
  const data = (roles.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <MultiSelect
      label="Department roles"
      description="What the VA may see and do; several add up"
      placeholder={data.length > 0 ? 'Choose one or more' : 'No department role exists yet'}
      data={data}
      {...props}
    />
  );
}
