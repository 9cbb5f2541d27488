'use client';
import type { Invite } from '@crosscart/contracts';
import { Button, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '#ui/copy-button.tsx';

/** An invite that was just made: whether it is mailed, and its link. */
export function InviteMade(props: { invite: Invite; onAnother: () => void; onDone: () => void }) {
  const { invite } = props;
  const isMailed = invite.mail_status === 'sent' || invite.mail_status === 'pending';
  return (
    <Stack gap="md">
      <div role="status">
        <Text fw={600}>{invite.email} is invited.</Text>
        <Text size="sm" c="dimmed">
          {isMailed
            ? 'The link is on its way to them by mail.'
            : 'No mail is sent here: send them the link yourself. It opens nothing without signing in with that address.'}
        </Text>
      </div>
      <Group gap="xs" justify="flex-end">
        {invite.link ? <CopyButton value={invite.link} label="Copy link" /> : null}
        <Button variant="default" onClick={props.onAnother}>
          Invite another
        </Button>
        <Button onClick={props.onDone}>Done</Button>
      </Group>
    </Stack>
  );
}
