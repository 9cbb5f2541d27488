'use client';
import { getUser, revokeAccessCode, type UserDetail } from '@crosscart/contracts';
import { Badge, Button, Group, Text } from '@mantine/core';
import { useApiMutation } from '#lib/queries.ts';
import { useNow } from '#lib/use-now.ts';
import { Card } from '#ui/card.tsx';
import { confirm } from '#ui/confirm.tsx';
import { Moment } from '#ui/moment.tsx';
import { notifyDone } from '#ui/notify.ts';

/** Whether the member can clock in on devices, and the way to end it. */
export function UserAccessCode({ user }: { user: UserDetail }) {
  const now = useNow();
  const name = user.full_name ?? user.email;
  const revoke = useApiMutation(revokeAccessCode, {
    refreshes: [getUser],
    onSuccess: () => notifyDone(`${name}'s access code is revoked.`),
  });
  const code = user.access_code;
  if (code === null) {
    return (
      <Card title="Access code">
        <Text size="sm" c="dimmed">
          None. People make their own, under <em>Access code</em> in their menu.
        </Text>
      </Card>
    );
  }
  const hasExpired = Date.parse(code.expires_at) < now.getTime();
  const ask = () =>
    confirm({
      title: `Revoke ${name}'s access code?`,
      consequence: 'It stops working and they are clocked out of every device. They can make a new one.',
      act: 'Revoke code',
      dangerous: true,
      run: () => revoke.mutateAsync({ params: { id: user.user_id } }),
    });
  return (
    <Card
      title="Access code"
      actions={
        <Button variant="default" loading={revoke.isPending} onClick={ask}>
          Revoke code
        </Button>
      }
    >
      <Group gap="xs">
        <Text ff="monospace" fw={600}>
          {code.prefix}
          <span aria-hidden>-••••••••••••</span>
        </Text>
        {hasExpired ? <Badge color="orange">expired</Badge> : null}
        {code.locked_until ? <Badge color="red">locked</Badge> : null}
      </Group>
      <Text size="sm" c="dimmed">
        {hasExpired ? 'Worked until ' : 'Works until '}
        <Moment at={code.expires_at} />.
        {code.locked_until ? (
          <>
            {' '}
            Locked after wrong tries until <Moment at={code.locked_until} />.
          </>
        ) : null}
      </Text>
    </Card>
  );
}
