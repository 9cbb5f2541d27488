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
import { usePlace } from '#lib/place-context.tsx';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { useEdits } from '#lib/use-edits.ts';
import { Card } from '#ui/card.tsx';
import { ChangedElsewhere } from '#ui/changed-elsewhere.tsx';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';
import { TwoColumns } from '#ui/two-columns.tsx';
import { PermissionChecklist } from './permission-checklist.tsx';
import { RolePreview } from './role-preview.tsx';
import { KEY_FIELDS, roleChange, roleValues, tickedIn } from './role-values.ts';

/** Name and keys beside what a VA with them would see, answered by the database as the boxes are ticked. */
export function DepartmentRoleForm({ existing: role }: { existing: DepartmentRole | null }) {
  const router = useRouter();
  const { membership } = usePlace();
  const params = { id: membership.org_id };
  const { refetch } = useApiQuery(listDepartmentRoles, { params });
  const edits = useEdits(roleValues(role), async () => {
    const now = role && (await refetch()).data?.items.find(({ id }) => id === role.id);
    return now ? roleValues(now) : undefined;
  });
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
    onSuccess: (saved, _, client) => {
      changeCached(client, listDepartmentRoles, { params }, ({ items }) => ({
        items: items.map((item) => (item.id === saved.id ? saved : item)),
      }));
      notifyDone(`${saved.name} is saved; its members have it at once.`);
    },
  });
  const saving = role === null ? create : update;
  const { name } = edits.values;
  const ticked = tickedIn(edits.values);
  const submit = edits.submit((typed, all) => {
    if (role === null) {
      create.mutate({ params, body: { name: all.name.trim(), permissions: [...tickedIn(all)] } });
    } else {
      update.mutate(
        { params: { ...params, roleId: role.id }, body: roleChange(typed, all) },
        { onSuccess: () => edits.saved(typed) },
      );
    }
  });
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
              {...edits.text('name')}
              error={nameProblem}
            />
            <PermissionChecklist ticked={ticked} onToggle={(key) => edits.set(key, !ticked.has(key))} />
            <Text size="sm" c="dimmed">
              Profit and payouts are no matter of a department: every VA has them or none, by the{' '}
              <Anchor component={Link} href="/admin/organisation" inherit underline="always">
                organisation
              </Anchor>
              .
            </Text>
            <ChangedElsewhere edits={edits} fields={{ name: 'Name', ...KEY_FIELDS }} />
            {nameProblem ? null : <FormProblem error={saving.error} shownFields={['name']} />}
            <Group justify="flex-end">
              <Button
                type="submit"
                loading={saving.isPending || edits.isChecking}
                disabled={!edits.isDirty || name.trim() === ''}
              >
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
