'use client';
import { type DepartmentRole, listDepartmentRoles } from '@crosscart/contracts';
import { Anchor } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { abilities } from '#features/permissions/permission-words.ts';
import { usePlace } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { type Column, ListTable } from '#ui/list-table.tsx';
import { Page } from '#ui/page.tsx';
import { MoveButtons } from './move-buttons.tsx';

const PATH = '/admin/department-roles';

/** The named sets of permissions that VAs get, in order. */
export function DepartmentRolesPage() {
  const router = useRouter();
  const { membership } = usePlace();
  const roles = useApiQuery(listDepartmentRoles, { params: { id: membership.org_id } });
  const items = roles.data?.items;
  return (
    <Page
      title="Department roles"
      description="What a VA sees and may do comes of these: several add up, on assigned accounts only."
      actions={
        <LinkButton href={`${PATH}/new`} leftSection={<IconPlus size={14} aria-hidden />}>
          Create department role
        </LinkButton>
      }
    >
      <ListTable
        label="Department roles"
        source={{ ...roles, data: items }}
        columns={columns(items ?? [])}
        rowKey={(role) => role.id}
        onOpen={(role) => router.push(`${PATH}/${role.id}`)}
        empty={{
          icon: IconUsersGroup,
          title: 'No department roles yet',
          hint: 'Without one a VA sees nothing. Make one for each kind of work: order desk, service, books.',
          action: <LinkButton href={`${PATH}/new`}>Create department role</LinkButton>,
        }}
      />
    </Page>
  );
}

function columns(items: readonly DepartmentRole[]): readonly Column<DepartmentRole>[] {
  return [
    {
      header: 'Department role',
      lead: true,
      room: 'shared',
      cell: (role) => (
        <Anchor component={Link} href={`${PATH}/${role.id}`} inherit fw={500}>
          {role.name}
        </Anchor>
      ),
    },
    {
      header: 'May',
      room: 'rest',
      cell: (role) => abilities(role.effective_permissions).join(', ') || 'nothing yet',
    },
    {
      header: 'Members',
      room: 'shared',
      cell: membersInShort,
    },
    {
      header: 'Order',
      align: 'right',
      cell: (role) => <MoveButtons role={role} items={items} />,
    },
  ];
}

function membersInShort({ members }: DepartmentRole): string {
  const [first] = members;
  if (first === undefined) return 'nobody';
  const name = first.full_name ?? first.email;
  return members.length === 1 ? name : `${name} and ${members.length - 1} more`;
}
