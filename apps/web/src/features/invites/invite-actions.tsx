'use client';
import { type Invite, listInvites, resendInvite, revokeInvite } from '@crosscart/contracts';
import { ActionIcon, Group, Menu, MenuDropdown, MenuItem, MenuTarget } from '@mantine/core';
import { IconBan, IconDots, IconSend } from '@tabler/icons-react';
import { useApiMutation } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { notifyDone, notifyProblem } from '#ui/notify.ts';

/** What can be done with an invite: copy its link, send it again, take it back. */
export function InviteActions({ invite }: { invite: Invite }) {
  const resend = useApiMutation(resendInvite, {
    refreshes: [listInvites],
    onSuccess: (again) =>
      notifyDone(
        again.mail_status === 'off'
          ? `The invite for ${again.email} is open again; copy its link.`
          : `The invite for ${again.email} is mailed again.`,
      ),
    onError: (error) => notifyProblem('The invite was not sent again', error),
  });
  const revoke = useApiMutation(revokeInvite, {
    refreshes: [listInvites],
    onSuccess: () => notifyDone('The invite is revoked.'),
  });
  if (invite.status !== 'open' && invite.status !== 'expired') return null;
  const askToRevoke = () =>
    confirm({
      title: `Revoke the invite for ${invite.email}?`,
      consequence: 'It can no longer be used to sign in. You can invite the same address again.',
      act: 'Revoke invite',
      dangerous: true,
      run: () => revoke.mutateAsync({ params: { id: invite.id } }),
    });
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      {invite.link ? <CopyButton value={invite.link} label="Copy link" /> : null}
      {invite.is_owner ? null : (
        <Menu position="bottom-end">
          <MenuTarget>
            <ActionIcon
              variant="default"
              size={30}
              loading={resend.isPending || revoke.isPending}
              aria-label={`More for ${invite.email}`}
            >
              <IconDots size={16} />
            </ActionIcon>
          </MenuTarget>
          <MenuDropdown>
            <MenuItem
              leftSection={<IconSend size={16} aria-hidden />}
              onClick={() => resend.mutate({ params: { id: invite.id }, body: {} })}
            >
              Send again, with a new expiry
            </MenuItem>
            {invite.status === 'open' ? (
              <MenuItem color="red" leftSection={<IconBan size={16} aria-hidden />} onClick={askToRevoke}>
                Revoke
              </MenuItem>
            ) : null}
          </MenuDropdown>
        </Menu>
      )}
    </Group>
  );
}
