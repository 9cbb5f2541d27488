'use client';
import {
  getUser,
  listDepartmentRoles,
  listUsers,
  previewUser,
  type UserDetail,
  updateUser,
} from '@crosscart/contracts';
import { Anchor, MultiSelect, Skeleton } from '@mantine/core';
import Link from 'next/link';
import { usePlace } from '#lib/place-context.tsx';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { FailedState } from '#ui/list-state.tsx';
import { notifyProblem } from '#ui/notify.ts';

/** A VA's department roles; each change counts at once and is taken back if the API refuses it. */
export function UserDepartmentRoles({ user }: { user: UserDetail }) {
  const { membership } = usePlace();
  const roles = useApiQuery(listDepartmentRoles, { params: { id: membership.org_id } });
  const params = { id: user.user_id };
  const all = roles.data?.items ?? [];
  const change = useApiMutation(updateUser, {
    refreshes: [getUser, listUsers, previewUser, listDepartmentRoles],
    onError: (error) => notifyProblem('The department roles were not changed', error),
    atOnce: (client, { body }) =>
      changeCached(client, getUser, { params }, (answer) => ({
        ...answer,
        department_roles: all.filter(({ id }) => body?.department_role_ids?.includes(id)),
      })),
  });
  return (
    <Card
      title="Department roles"
      hint="Several add up. They count on assigned accounts only, from the VA's next request on."
    >
      {roles.error && !roles.data ? (
        <FailedState error={roles.error} onRetry={() => roles.refetch()} />
      ) : roles.data ? (
        <>
          <MultiSelect
            aria-label="Department roles"
            placeholder={user.department_roles.length > 0 ? undefined : 'None yet: this VA sees nothing'}
            data={all.map(({ id, name }) => ({ value: id, label: name }))}
            value={user.department_roles.map(({ id }) => id)}
            searchable
            hidePickedOptions
            onChange={(ids) => change.mutate({ params, body: { department_role_ids: ids } })}
          />
          {all.length === 0 ? (
            <Anchor component={Link} href="/admin/department-roles/new" size="sm">
              Create the first department role
            </Anchor>
          ) : null}
        </>
      ) : (
        <Skeleton height={36} />
      )}
    </Card>
  );
}
