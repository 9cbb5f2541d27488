'use client';
import { type Invite, InviteStatus, listInvites, revokeInvite } from '@crosscart/contracts';
import { Badge, Button, Group, Modal, Select } from '@mantine/core';
import { IconMail, IconPlus } from '@tabler/icons-react';
import { useApiMutation, useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { confirm } from '#ui/confirm.tsx';
import { type Column, ListTable } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { notifyDone, notifyProblem } from '#ui/notify.ts';
import { Page } from '#ui/page.tsx';
import { CopyInviteLink } from './copy-invite-link.tsx';
import { InviteForm } from './invite-form.tsx';
import { ROLE_NAMES } from './role-words.ts';

const STATUS_COLOURS: Readonly<Record<Invite['status'], string>> = {
  open: 'cobalt',
  used: 'green',
  revoked: 'gray',
  expired: 'orange',
};

/** Who was invited, and what became of it. */
export function InvitesPage() {
  const filters = useFilters(['status']);
  const dialog = useFilters(['create']);
  const status = InviteStatus.safeParse(filters.values.status).data;
  const invites = useApiPages(listInvites, { status });
  const open = () => dialog.set({ create: 'invite' }, 'push');
  return (
    <Page
      title="Invites"
      description="Nobody signs in without one. An invite is bound to its e-mail address and used once."
      actions={
        <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={open}>
          Invite a person
        </Button>
      }
    >
      <Select
        aria-label="Status"
        placeholder="Any status"
        size="xs"
        w={150}
        clearable
        data={InviteStatus.options.map((value) => ({ value, label: value }))}
        value={status ?? null}
        onChange={(value) => filters.set({ status: value })}
      />
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
          action: <Button onClick={open}>Invite a person</Button>,
        }}
      />
      <Modal
        opened={dialog.values.create === 'invite'}
        onClose={() => dialog.clear?.()}
        title="Invite a person"
      >
        <InviteForm onDone={() => dialog.clear?.()} />
      </Modal>
    </Page>
  );
}

const COLUMNS: readonly Column<Invite>[] = [
  { header: 'E-mail', lead: true, cell: (invite) => invite.email },
  { header: 'Role', cell: (invite) => (invite.is_owner ? 'Owner' : ROLE_NAMES[invite.role]) },
  {
    header: 'Department roles',
    cell: (invite) => invite.department_roles.map(({ name }) => name).join(', ') || '–',
  },
  {
    header: 'Status',
    cell: (invite) => <Badge color={STATUS_COLOURS[invite.status]}>{invite.status}</Badge>,
  },
  { header: 'Invited by', cell: (invite) => invite.invited_by ?? 'set-up' },
  {
    header: 'Expires',
    cell: (invite) => (invite.status === 'open' ? <Moment at={invite.expires_at} /> : '–'),
  },
  {
    header: 'Actions',
    align: 'right',
    cell: (invite) => (invite.status === 'open' ? <InviteActions invite={invite} /> : null),
  },
];

function InviteActions({ invite }: { invite: Invite }) {
  const revoke = useApiMutation(revokeInvite, {
    refreshes: [listInvites],
    onSuccess: () => notifyDone('The invite is revoked.'),
    onError: (error) => notifyProblem('The invite was not revoked', error),
  });
  const ask = () =>
    confirm({
      title: `Revoke the invite for ${invite.email}?`,
      consequence: 'It can no longer be used to sign in. You can invite the same address again.',
      act: 'Revoke invite',
      dangerous: true,
      onConfirm: () => revoke.mutate({ params: { id: invite.id } }),
    });
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <CopyInviteLink />
      <Button
        variant="default"
        size="xs"
        loading={revoke.isPending}
        aria-label={`Revoke invite for ${invite.email}`}
        onClick={ask}
      >
        Revoke
      </Button>
    </Group>
  );
}
