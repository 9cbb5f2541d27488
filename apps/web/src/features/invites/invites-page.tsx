'use client';
import { type Invite, InviteStatus, listInvites } from '@crosscart/contracts';
import { Badge, Button, Group, Modal, Text } from '@mantine/core';
import { IconMail, IconPlus, IconUsersPlus } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { ROLE_NAMES } from '#features/people/role-words.ts';
import { useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { FilterSelect } from '#ui/filter-select.tsx';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { TwoLines } from '#ui/two-lines.tsx';
import { InviteActions } from './invite-actions.tsx';
import { InviteForm } from './invite-form.tsx';
import { MAIL_WORDS, STATUS_COLOURS, STATUS_NAMES } from './invite-words.ts';

// Its reader of CSV is only loaded with the dialog.
const BulkInviteForm = dynamic(() => import('./bulk-invite-form.tsx').then((file) => file.BulkInviteForm));

/** Who was invited, and what became of it. */
export function InvitesPage() {
  const filters = useFilters(['q', 'status']);
  const dialog = useFilters(['create']);
  const { q } = filters.values;
  const status = InviteStatus.safeParse(filters.values.status).data;
  const invites = useApiPages(listInvites, { search: q, status });
  const open = (create: 'invite' | 'invites') => dialog.set({ create }, 'push');
  const close = () => dialog.clear?.();
  return (
    <Page
      title="Invites"
      description="Nobody signs in without one. An invite is bound to its e-mail address and used once."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconUsersPlus size={14} aria-hidden />}
            onClick={() => open('invites')}
          >
            Invite several
          </Button>
          <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => open('invite')}>
            Invite a person
          </Button>
        </>
      }
    >
      <Group gap="xs">
        <SearchField label="Search e-mail" value={q} onChange={(value) => filters.set({ q: value })} />
        <FilterSelect
          label="Status"
          any="Any status"
          width={150}
          choices={InviteStatus.options.map((value) => ({ value, label: STATUS_NAMES[value] }))}
          value={status}
          onChange={(value) => filters.set({ status: value })}
        />
      </Group>
      <ListTable
        label="Invites"
        source={invites}
        columns={COLUMNS}
        rowKey={(invite) => invite.id}
        dimRow={(invite) => invite.status !== 'open'}
        onClearFilters={filters.clear}
        empty={{
          icon: IconMail,
          title: 'No invites yet',
          action: <Button onClick={() => open('invite')}>Invite a person</Button>,
        }}
      />
      <Modal opened={dialog.values.create === 'invite'} onClose={close} title="Invite a person">
        <InviteForm onDone={close} />
      </Modal>
      <Modal
        opened={dialog.values.create === 'invites'}
        onClose={close}
        title="Invite several people"
        size="xl"
      >
        <BulkInviteForm onDone={close} />
      </Modal>
    </Page>
  );
}

const COLUMNS: readonly Column<Invite>[] = [
  {
    header: 'E-mail',
    lead: true,
    room: 'shared',
    twoLines: true,
    cell: (invite) => <TwoLines first={invite.email} second={`by ${invite.invited_by ?? 'set-up'}`} />,
  },
  { header: 'Role', cell: (invite) => (invite.is_owner ? 'Owner' : ROLE_NAMES[invite.role]) },
  {
    header: 'Department roles',
    wraps: true,
    cell: (invite) => invite.department_roles.map(({ name }) => name).join(', ') || NONE,
  },
  {
    header: 'Status',
    cell: (invite) => <Badge color={STATUS_COLOURS[invite.status]}>{STATUS_NAMES[invite.status]}</Badge>,
  },
  {
    header: 'Mail',
    room: 'shared',
    cell: (invite) => (invite.status === 'open' ? <MailState invite={invite} /> : NONE),
  },
  {
    header: 'Expires',
    cell: (invite) => (invite.status === 'open' ? <Moment at={invite.expires_at} /> : NONE),
  },
  { header: 'Actions', align: 'right', cell: (invite) => <InviteActions invite={invite} /> },
];

function MailState({ invite }: { invite: Invite }) {
  const words = MAIL_WORDS[invite.mail_status];
  if (invite.mail_status === 'failed') {
    return (
      <Text span inherit c="red">
        {words}
      </Text>
    );
  }
  if (!invite.mailed_at) return words;
  return (
    <>
      {words} <Moment at={invite.mailed_at} distance />
    </>
  );
}
