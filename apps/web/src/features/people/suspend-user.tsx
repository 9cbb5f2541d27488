'use client';
import { getUser, listUsers, previewUser, type UserDetail, updateUser } from '@crosscart/contracts';
import { Button } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { changeCached, useApiMutation } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { notifyDone, notifyProblem } from '#ui/notify.ts';

/** Shuts a member out at once, or lets them in again. */
export function SuspendUser({ user }: { user: UserDetail }) {
  const name = user.full_name ?? user.email;
  const params = { id: user.user_id };
  const change = useApiMutation(updateUser, {
    refreshes: [getUser, listUsers, previewUser],
    onSuccess: (saved) =>
      notifyDone(saved.status === 'suspended' ? `${name} is suspended.` : `${name} is active again.`),
    atOnce: (client, { body }) =>
      changeCached(client, getUser, { params }, (answer) => ({
        ...answer,
        status: body?.status ?? answer.status,
      })),
  });
  if (user.status === 'suspended') {
    return (
      <Button
        variant="default"
        leftSection={<IconCheck size={14} aria-hidden />}
        loading={change.isPending}
        onClick={() =>
          change.mutate(
            { params, body: { status: 'active' } },
            { onError: (error) => notifyProblem(`${name} was not activated`, error) },
          )
        }
      >
        Activate
      </Button>
    );
  }
  const ask = () =>
    confirm({
      title: `Suspend ${name}?`,
      consequence:
        'From their next request on everything is closed to them: pages, live updates and devices. Roles and assignments stay for when they come back.',
      act: 'Suspend',
      dangerous: true,
      run: () => change.mutateAsync({ params, body: { status: 'suspended' } }),
    });
  return (
    <Button
      variant="default"
      leftSection={<IconBan size={14} aria-hidden />}
      loading={change.isPending}
      onClick={ask}
    >
      Suspend
    </Button>
  );
}
