'use client';
import { listUsers, removeUser, type UserDetail } from '@crosscart/contracts';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useApiMutation } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { notifyDone } from '#ui/notify.ts';

/** Ends a membership for good. */
export function RemoveUser({ user }: { user: UserDetail }) {
  const router = useRouter();
  const name = user.full_name ?? user.email;
  const remove = useApiMutation(removeUser, {
    refreshes: [listUsers],
    onSuccess: () => {
      notifyDone(`${name} is no longer a member.`);
      router.push('/admin/users');
    },
  });
  const ask = () =>
    confirm({
      title: `Remove ${name}?`,
      consequence:
        'Their membership ends with its roles and assignments. What they did stays under their name. To come back they need a new invite.',
      act: 'Remove',
      dangerous: true,
      run: () => remove.mutateAsync({ params: { id: user.user_id } }),
    });
  return (
    <Button
      variant="default"
      leftSection={<IconTrash size={14} aria-hidden />}
      loading={remove.isPending}
      onClick={ask}
    >
      Remove
    </Button>
  );
}
