'use client';
import { type Account, getAccount, listAccounts, updateAccount } from '@crosscart/contracts';
import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useApiMutation } from '#lib/queries.ts';
import { notifyProblem } from '#ui/notify.ts';

/** Pauses or resumes buying for one account; capturing goes on. */
export function PauseAccount({ account }: { account: Account }) {
  const change = useApiMutation(updateAccount, {
    refreshes: [getAccount, listAccounts],
    onError: (error) => notifyProblem(`${account.account_code} was not changed`, error),
  });
  const Icon = account.paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <Button
      variant="default"
      leftSection={<Icon size={14} aria-hidden />}
      loading={change.isPending}
      onClick={() => change.mutate({ params: { id: account.id }, body: { paused: !account.paused } })}
    >
      {account.paused ? 'Resume account' : 'Pause account'}
    </Button>
  );
}
