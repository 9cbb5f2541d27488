'use client';
import { getRolePermissions, previewUser, updateRolePermissions } from '@crosscart/contracts';
import { Skeleton, Stack, Switch } from '@mantine/core';
import { usePlace } from '#lib/place-context.tsx';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { FailedState } from '#ui/list-state.tsx';
import { notifyProblem } from '#ui/notify.ts';

const SWITCHES = [
  { key: 'profit.read', label: 'VAs see profit', description: 'Profit columns of their accounts’ records' },
  { key: 'payouts.read', label: 'VAs see payouts', description: 'What eBay pays out to their accounts' },
] as const;

/** Whether every VA has the money columns; each switch counts at once. */
export function VaMoney() {
  const { membership } = usePlace();
  const params = { id: membership.org_id };
  const permissions = useApiQuery(getRolePermissions, { params });
  const change = useApiMutation(updateRolePermissions, {
    refreshes: [getRolePermissions, previewUser],
    onError: (error) => notifyProblem('What VAs see was not changed', error),
    atOnce: (client, { body }) =>
      changeCached(client, getRolePermissions, { params }, (answer) => ({
        va: { ...answer.va, ...definedOf(body?.va ?? {}) },
      })),
  });
  return (
    <Card
      title="Money for VAs"
      hint="For every VA alike, on their accounts. Admins and clients see it anyway; department roles never carry it."
    >
      {permissions.error && !permissions.data ? (
        <FailedState error={permissions.error} onRetry={() => permissions.refetch()} />
      ) : permissions.data ? (
        <Stack gap="sm">
          {SWITCHES.map(({ key, ...words }) => (
            <Switch
              key={key}
              {...words}
              checked={permissions.data.va[key]}
              onChange={(event) =>
                change.mutate({ params, body: { va: { [key]: event.currentTarget.checked } } })
              }
            />
          ))}
        </Stack>
      ) : (
        <Stack gap="sm" aria-busy>
          <Skeleton height={22} width="60%" />
          <Skeleton height={22} width="60%" />
        </Stack>
      )}
    </Card>
  );
}

function definedOf<Value>(values: { readonly [key: string]: Value | undefined }): { [key: string]: Value } {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
