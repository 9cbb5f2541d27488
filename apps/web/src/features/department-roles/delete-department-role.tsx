'use client';
import {
  type DepartmentRole,
  deleteDepartmentRole,
  listDepartmentRoles,
  listUsers,
} from '@crosscart/contracts';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { usePlace } from '#lib/place-context.tsx';
import { useApiMutation } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { notifyDone } from '#ui/notify.ts';

/** Deletes a department role after saying who loses it. */
export function DeleteDepartmentRole({ role }: { role: DepartmentRole }) {
  const router = useRouter();
  const { membership } = usePlace();
  const remove = useApiMutation(deleteDepartmentRole, {
    refreshes: [listDepartmentRoles, listUsers],
    onSuccess: () => {
      notifyDone(`${role.name} is deleted.`);
      router.push('/admin/department-roles');
    },
  });
  const ask = () =>
    confirm({
      title: `Delete ${role.name}?`,
      consequence: whoLosesIt(role),
      act: 'Delete department role',
      dangerous: true,
      run: () =>
        remove.mutateAsync({
          params: { id: membership.org_id, roleId: role.id },
          // Said above who loses it; somebody who got it in the meantime is named by the refusal.
          query: { force: role.members.length > 0 ? 'true' : 'false' },
        }),
    });
  return (
    <Button
      variant="default"
      leftSection={<IconTrash size={14} aria-hidden />}
      loading={remove.isPending}
      onClick={ask}
    >
      Delete
    </Button>
  );
}

function whoLosesIt({ members }: DepartmentRole): string {
  if (members.length === 0) return 'Nobody has it. Open invites lose it.';
  const names = members.map(({ full_name, email }) => full_name ?? email).join(', ');
  return `${names} ${members.length === 1 ? 'loses' : 'lose'} what it grants, at once. Open invites lose it too.`;
}
