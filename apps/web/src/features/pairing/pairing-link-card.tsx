'use client';
import { getPairingLink, rotatePairingLink } from '@crosscart/contracts';
import { Button, Group, Paper, Skeleton, Text, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useApiMutation, useApiQuery } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { FailedState } from '#ui/list-state.tsx';
import { Moment } from '#ui/moment.tsx';
import { notifyDone } from '#ui/notify.ts';

/** The organisation's pairing link: copy it into the extension, rotate it when it went astray. */
export function PairingLinkCard() {
  const link = useApiQuery(getPairingLink, {});
  const rotate = useApiMutation(rotatePairingLink, {
    refreshes: [getPairingLink],
    onSuccess: () => notifyDone('The link is new; the old one stopped working.'),
  });
  if (link.error && !link.data) return <FailedState error={link.error} onRetry={() => link.refetch()} />;
  if (!link.data) return <Skeleton height={92} radius="md" />;
  const askToRotate = () =>
    confirm({
      title: 'Rotate the pairing link?',
      consequence: 'The present link stops working for new requests. Paired agents keep working.',
      act: 'Rotate link',
      run: () => rotate.mutateAsync({}),
    });
  return (
    <Paper withBorder radius="md" p="md">
      <Group align="flex-end" gap="xs">
        <TextInput
          label="Pairing link"
          size="xs"
          readOnly
          value={link.data.link}
          style={{ flex: '1 1 280px' }}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={link.data.link} label="Copy link" />
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} aria-hidden />}
          loading={rotate.isPending}
          onClick={askToRotate}
        >
          Rotate link
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={6}>
        It only lets a device ask. Since <Moment at={link.data.rotated_at} />.
      </Text>
    </Paper>
  );
}
