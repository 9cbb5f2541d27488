'use client';
import { listDepartmentRoles } from '@crosscart/contracts';
import { Anchor, Skeleton, Stack } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import Link from 'next/link';
import { usePlace } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { FailedState, ListState } from '#ui/list-state.tsx';
import { Page } from '#ui/page.tsx';
import { DeleteDepartmentRole } from './delete-department-role.tsx';
import { DepartmentRoleForm } from './department-role-form.tsx';

const LIST = (
  <Anchor component={Link} href="/admin/department-roles" inherit>
    Department roles
  </Anchor>
);

/** A department role that does not exist yet. */
export function NewDepartmentRolePage() {
  return (
    <Page title="Create department role" description={LIST}>
      <DepartmentRoleForm existing={null} />
    </Page>
  );
}

/** One department role: its name, its keys, who has it, and what a VA with it sees. */
export function DepartmentRolePage({ roleId }: { roleId: string }) {
  const { membership } = usePlace();
  const roles = useApiQuery(listDepartmentRoles, { params: { id: membership.org_id } });
  if (roles.error && !roles.data) return <FailedState error={roles.error} onRetry={() => roles.refetch()} />;
  if (!roles.data) {
    return (
      <Stack gap="lg" aria-busy>
        <Skeleton height={28} width={240} />
        <Skeleton height={420} radius="md" />
      </Stack>
    );
  }
  const role = roles.data.items.find(({ id }) => id === roleId);
  if (role === undefined) {
    return (
      <Page title="Department role" description={LIST}>
        <ListState
          kind="empty"
          icon={IconUsersGroup}
          title="There is no such department role"
          hint="It may have been deleted."
          action={<LinkButton href="/admin/department-roles">See all of them</LinkButton>}
        />
      </Page>
    );
  }
  return (
    <Page title={role.name} description={LIST} actions={<DeleteDepartmentRole role={role} />}>
      <DepartmentRoleForm key={role.id} existing={role} />
    </Page>
  );
}
