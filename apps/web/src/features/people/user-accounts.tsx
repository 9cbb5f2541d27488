'use client';
import {
  assignVa,
  getAccount,
  getUser,
  listAccounts,
  listAssignments,
  listUsers,
  myAccounts,
  previewUser,
  type UserDetail,
  unassignVa,
} from '@crosscart/contracts';
import { ActionIcon, Anchor, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import Link from 'next/link';
import { useState } from 'react';
import { useApiMutation, useApiQuery } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { notifyProblem } from '#ui/notify.ts';

const REFRESHES = [getUser, listUsers, previewUser, listAssignments, getAccount, listAccounts];

/** The accounts that a VA is assigned to, or that a client owns. */
export function UserAccounts({ user }: { user: UserDetail }) {
  const isVa = user.role === 'va';
  return (
    <Card
      title="Accounts"
      hint={
        isVa
          ? 'A VA sees and does nothing outside of these.'
          : 'Accounts whose client this person is; chosen on the account’s page.'
      }
    >
      {user.accounts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {isVa ? 'Not assigned to any account yet.' : 'None yet.'}
        </Text>
      ) : (
        <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Accounts">
          {user.accounts.map((account) => (
            <Group key={account.id} component="li" justify="space-between" gap="xs">
              <Anchor component={Link} href={`/admin/accounts/${account.id}`} size="sm">
                {account.account_code}
              </Anchor>
              {isVa ? <Unassign user={user} account={account} /> : null}
            </Group>
          ))}
        </Stack>
      )}
      {isVa ? <Assign user={user} /> : null}
    </Card>
  );
}

function Unassign({ user, account }: { user: UserDetail; account: UserDetail['accounts'][number] }) {
  const end = useApiMutation(unassignVa, {
    refreshes: REFRESHES,
    onError: (error) => notifyProblem('The assignment was not ended', error),
  });
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      loading={end.isPending}
      aria-label={`Unassign from ${account.account_code}`}
      onClick={() => end.mutate({ params: { id: account.id, userId: user.user_id } })}
    >
      <IconX size={14} />
    </ActionIcon>
  );
}

function Assign({ user }: { user: UserDetail }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const accounts = useApiQuery(myAccounts, {});
  const assign = useApiMutation(assignVa, {
    refreshes: REFRESHES,
    onSuccess: () => setChosen(null),
    onError: (error) => notifyProblem('The VA was not assigned', error),
  });
  const left = (accounts.data?.items ?? []).filter(({ id }) => !user.accounts.some((has) => has.id === id));
  return (
    <Group gap="xs">
      <Select
        aria-label="Account to assign"
        placeholder={left.length > 0 ? 'Choose an account' : 'No other account exists'}
        size="xs"
        w={{ base: '100%', xs: 260 }}
        searchable
        data={left.map(({ id, account_code, name }) => ({ value: id, label: `${account_code} · ${name}` }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button
        variant="default"
        disabled={chosen === null}
        loading={assign.isPending}
        onClick={() => chosen && assign.mutate({ params: { id: chosen }, body: { user_id: user.user_id } })}
      >
        Assign
      </Button>
    </Group>
  );
}
