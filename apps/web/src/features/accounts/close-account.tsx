'use client';
import { type Account, deleteAccount, listAccounts, myAccounts } from '@crosscart/contracts';
import { Button } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useApiMutation } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { notifyDone } from '#ui/notify.ts';

/** Ends the work on an account; refused while it has agents or unfinished jobs. */
export function CloseAccount({ account }: { account: Account }) {
  const router = useRouter();
  const close = useApiMutation(deleteAccount, {
    refreshes: [listAccounts, myAccounts],
    onSuccess: () => {
      notifyDone(`${account.account_code} is closed.`);
      router.push('/admin/accounts');
    },
  });
  const ask = () =>
    confirm({
      title: `Close ${account.account_code}?`,
      consequence:
        'Its records stay in the books. Its VAs and its client no longer reach it. Nothing is captured or bought any more.',
      act: 'Close account',
      dangerous: true,
      run: () => close.mutateAsync({ params: { id: account.id } }),
    });
  return (
    <Button
      variant="default"
      leftSection={<IconArchive size={14} aria-hidden />}
      loading={close.isPending}
      onClick={ask}
    >
      Close account
    </Button>
  );
}
