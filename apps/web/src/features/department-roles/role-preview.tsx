'use client';
import { previewDepartmentRole } from '@crosscart/contracts';
import { Box, Skeleton, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { PersonSelect } from '#features/accounts/person-select.tsx';
import { AccessPreviewWords } from '#features/permissions/access-preview.tsx';
import type { AssignableKey } from '#features/permissions/permission-words.ts';
import { usePlace } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { FailedState } from '#ui/list-state.tsx';

/** Ticking several boxes in a row asks once. */
const PAUSE_MS = 200;

/** What a VA with these keys, and no others, would see; as one particular VA where one is chosen. */
export function RolePreview({ permissions }: { permissions: ReadonlySet<AssignableKey> }) {
  const { membership } = usePlace();
  const [person, setPerson] = useState<string | null>(null);
  const [keys] = useDebouncedValue([...permissions].sort().join(), PAUSE_MS);
  const preview = useApiQuery(
    previewDepartmentRole,
    {
      params: { id: membership.org_id },
      body: {
        permissions: keys === '' ? [] : (keys.split(',') as AssignableKey[]),
        ...(person ? { user_id: person } : {}),
      },
    },
    { keepPrevious: true },
  );
  return (
    <Card title="What this VA will see">
      <PersonSelect
        memberRole="va"
        size="xs"
        label="On whose accounts"
        placeholder="Any VA"
        clearable
        value={person}
        onChange={setPerson}
      />
      {preview.error && !preview.data ? (
        <FailedState error={preview.error} onRetry={() => preview.refetch()} />
      ) : preview.data ? (
        <Box
          aria-live="polite"
          aria-busy={preview.isPlaceholderData}
          opacity={preview.isPlaceholderData ? 0.6 : 1}
        >
          <AccessPreviewWords
            preview={preview.data}
            noAccounts={
              person ? 'None is assigned: they would see no rows.' : 'Those that are assigned to the VA.'
            }
          />
        </Box>
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
