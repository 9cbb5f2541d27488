'use client';
import { previewUser, type UserDetail } from '@crosscart/contracts';
import { Skeleton, Stack, Text } from '@mantine/core';
import { AccessPreviewWords } from '#features/permissions/access-preview.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { FailedState } from '#ui/list-state.tsx';

/** What the member sees and may do, as the database answers them. */
export function UserPreview({ user }: { user: UserDetail }) {
  const preview = useApiQuery(previewUser, { params: { id: user.user_id } });
  const name = user.full_name ?? user.email;
  return (
    <Card title={`What ${name} sees`} hint="As the database answers them, right now.">
      {user.status === 'suspended' ? (
        <Text size="sm">Nothing: suspended.</Text>
      ) : preview.error && !preview.data ? (
        <FailedState error={preview.error} onRetry={() => preview.refetch()} />
      ) : preview.data ? (
        <AccessPreviewWords preview={preview.data} noAccounts="None: they see no rows." />
      ) : (
        <Stack gap="sm" aria-busy>
          <Skeleton height={14} width="50%" />
          <Skeleton height={60} />
          <Skeleton height={90} />
        </Stack>
      )}
    </Card>
  );
}
