'use client';
import { type Account, getPolicy } from '@crosscart/contracts';
import { Skeleton } from '@mantine/core';
import { useApiQuery } from '#lib/queries.ts';
import { FailedState } from '#ui/list-state.tsx';
import { PolicyForm } from './policy-form.tsx';

/** Loads an account's policy and lets it be changed. */
export function PolicyEditor({ account }: { account: Pick<Account, 'id' | 'currency'> }) {
  const policy = useApiQuery(getPolicy, { params: { id: account.id } });
  if (policy.error && !policy.data)
    return <FailedState error={policy.error} onRetry={() => policy.refetch()} />;
  if (!policy.data) return <Skeleton height={260} />;
  return <PolicyForm key={account.id} policy={policy.data} currency={account.currency} />;
}
