'use client';
import {
  createDepartmentRole,
  type DepartmentRole,
  listDepartmentRoles,
  listUsers,
  updateDepartmentRole,
} from '@crosscart/contracts';
import { Anchor, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { type AssignableKey, PERMISSION_GROUPS } from '#features/permissions/permission-words.ts';
import { usePlace } from '#lib/place-context.tsx';
import { useApiMutation } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';
import { TwoColumns } from '#ui/two-columns.tsx';
import { type KeyWishes, same, wishesOf, withWishes } from './key-wishes.ts';
import { PermissionChecklist } from './permission-checklist.tsx';
import { RolePreview } from './role-preview.tsx';

/** Name and keys beside what a VA with them would see, answered by the database as the boxes are ticked. */
export function DepartmentRoleForm({ existing: role }: { existing: DepartmentRole | null }) {
  const router = useRouter();
  const { membership } = usePlace();
  // Only what is changed here is held: the rest follows what others save meanwhile, and is not sent back over it.
  const [typedName, setTypedName] = useState<string | null>(null);
  const [wishes, setWishes] = useState<KeyWishes>(new Map());
  const saved = assignable(role);
  const name = typedName ?? role?.name ?? '';
  const ticked = withWishes(saved, wishes);
  const params = { id: membership.org_id };
  const refreshes = [listDepartmentRoles, listUsers];
  const create = useApiMutation(createDepartmentRole, {
    refreshes,
    onSuccess: (made) => {
      notifyDone(`${made.name} is created. Give it to VAs on their pages.`);
      router.replace(`/admin/department-roles/${made.id}`);
    },
  });
  const update = useApiMutation(updateDepartmentRole, {
    refreshes,
    onSuccess: (answer) => notifyDone(`${answer.name} is saved; its members have it at once.`),
  });
  const saving = role === null ? create : update;
  const isChanged = role === null || name !== role.name || !same(ticked, saved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const permissions = [...ticked];
    if (role === null) return create.mutate({ params, body: { name: name.trim(), permissions } });
    update.mutate({
      params: { ...params, roleId: role.id },
      body: {
        ...(name === role.name ? {} : { name: name.trim() }),
        ...(same(ticked, saved) ? {} : { permissions }),
      },
    });
  };
  const nameProblem =
    saving.error?.fields.name ?? (saving.error?.code === 'ALREADY_EXISTS' ? saving.error.message : null);
  return (
    <TwoColumns
      main={
        <Paper withBorder radius="md" p="lg" component={Form} onSubmit={submit}>
          <Stack gap="lg">
            <TextInput
              label="Name"
              description="What the work is called: order desk, service, books"
              required
              maxLength={100}
              value={name}
              error={nameProblem}
              onChange={(event) => setTypedName(event.currentTarget.value)}
            />
            <PermissionChecklist ticked={ticked} onChange={(next) => setWishes(wishesOf(saved, next))} />
            <Text size="sm" c="dimmed">
              Profit and payouts are no matter of a department: every VA has them or none, by the{' '}
              <Anchor component={Link} href="/admin/organisation" inherit underline="always">
                organisation
              </Anchor>
              .
            </Text>
            {nameProblem ? null : <FormProblem error={saving.error} shownFields={['name']} />}
            <Group justify="flex-end">
              <Button type="submit" loading={saving.isPending} disabled={!isChanged || name.trim() === ''}>
                {role === null ? 'Create department role' : 'Save department role'}
              </Button>
            </Group>
          </Stack>
        </Paper>
      }
      side={
        <>
          <RolePreview permissions={ticked} />
          {role ? <Members role={role} /> : null}
        </>
      }
    />
  );
}

function Members({ role }: { role: DepartmentRole }) {
  return (
    <Card title="Members">
      {role.members.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody has it yet. Give it to a VA on their page, or with their invite.
        </Text>
      ) : (
        <Stack gap={4}>
          {role.members.map((member) => (
            <Anchor
              key={member.membership_id}
              component={Link}
              href={`/admin/users/${member.user_id}`}
              size="sm"
            >
              {member.full_name ?? member.email}
            </Anchor>
          ))}
        </Stack>
      )}
    </Card>
  );
}

const OFFERED: ReadonlySet<string> = new Set(PERMISSION_GROUPS.flatMap((group) => group.keys));

function assignable(role: DepartmentRole | null): ReadonlySet<AssignableKey> {
  return new Set((role?.permissions ?? []).filter((key): key is AssignableKey => OFFERED.has(key)));
}
