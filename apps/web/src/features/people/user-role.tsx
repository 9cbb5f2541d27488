'use client';
import {
  getUser,
  listDepartmentRoles,
  listUsers,
  previewUser,
  Role,
  type UserDetail,
  updateUser,
} from '@crosscart/contracts';
import { Alert, Anchor, Radio, RadioGroup, Stack, VisuallyHidden } from '@mantine/core';
import Link from 'next/link';
import { changeCached, useApiMutation } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { confirm } from '#ui/confirm.tsx';
import { notifyDone } from '#ui/notify.ts';
import { ROLE_MEANINGS, ROLE_NAMES, roleConsequence } from './role-words.ts';

/** What the member is. The owner's stays, and it is said why. */
export function UserRole({ user }: { user: UserDetail }) {
  const name = user.full_name ?? user.email;
  const params = { id: user.user_id };
  const change = useApiMutation(updateUser, {
    refreshes: [getUser, listUsers, previewUser, listDepartmentRoles],
    onSuccess: (saved) => notifyDone(`${name} is ${ROLE_NAMES[saved.role]} now.`),
    atOnce: (client, { body }) =>
      changeCached(client, getUser, { params }, (answer) => ({ ...answer, role: body?.role ?? answer.role })),
  });
  const ask = (value: string) => {
    const role = Role.safeParse(value).data;
    if (role === undefined || role === user.role) return;
    confirm({
      title: `Make ${name} ${ROLE_NAMES[role]}?`,
      consequence: roleConsequence(user, role),
      act: `Make ${ROLE_NAMES[role]}`,
      run: () => change.mutateAsync({ params, body: { role } }),
    });
  };
  return (
    <Card title="Role">
      {user.is_owner ? (
        <Alert color="gray" p="sm">
          The owner is always an active admin and can’t be demoted, suspended or removed. Transfer the
          ownership in{' '}
          <Anchor component={Link} href="/admin/organisation" inherit c="inherit" underline="always">
            Organisation
          </Anchor>{' '}
          first.
        </Alert>
      ) : null}
      <RadioGroup label={<VisuallyHidden>Role</VisuallyHidden>} value={user.role} onChange={ask}>
        <Stack gap={8}>
          {Role.options.map((role) => (
            <Radio
              key={role}
              value={role}
              label={ROLE_NAMES[role]}
              description={ROLE_MEANINGS[role]}
              disabled={user.is_owner || change.isPending}
            />
          ))}
        </Stack>
      </RadioGroup>
    </Card>
  );
}
