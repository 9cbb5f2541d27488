'use client';
import { myAccounts } from '@crosscart/contracts';
import { Button, Group, Paper, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconBuildingStore, IconUsersGroup, type TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { usePlace } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { Page } from '#ui/page.tsx';
import { type Missing, missingOf } from './missing.ts';

const ICONS: Readonly<Record<Missing, TablerIcon>> = {
  department_role: IconUsersGroup,
  account: IconBuildingStore,
};

const WORDS = {
  va: {
    department_role: {
      title: 'No department role',
      hint: 'It says what you may see and do: the order desk, service, the books.',
    },
    account: { title: 'No account', hint: 'You see the orders of accounts that you are assigned to.' },
  },
  client: {
    department_role: null,
    account: { title: 'No account', hint: 'You see the orders of accounts whose client you are.' },
  },
} as const;

/** The pages of a VA or a client; where nothing is open to them yet, what is missing and whom to ask instead. */
export function OpenPages({ children }: { children: ReactNode }) {
  const { membership } = usePlace();
  const accounts = useApiQuery(myAccounts, {});
  const missing = missingOf(membership, accounts.data?.items.length);
  const { role } = membership;
  if (role === 'admin' || missing.length === 0) return children;
  // All of it at once: what is missing first would be asked for first.
  if (accounts.isPending) return <Skeleton height={220} aria-busy />;
  return (
    <Page
      title="Nothing is open to you yet"
      description={`Ask an admin of ${membership.org_name} for what is missing.`}
    >
      <Paper withBorder radius="md" p="lg" maw={560}>
        <Stack gap="md" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="What is missing">
          {missing.map((each) => {
            const words = WORDS[role][each];
            const Icon = ICONS[each];
            return words === null ? null : (
              <Group key={each} component="li" gap="sm" wrap="nowrap" align="flex-start">
                <ThemeIcon variant="light" color="gray" size={36} radius="md">
                  <Icon size={18} stroke={1.6} aria-hidden />
                </ThemeIcon>
                <div>
                  <Text fw={600}>{words.title}</Text>
                  <Text size="sm" c="dimmed">
                    {words.hint}
                  </Text>
                </div>
              </Group>
            );
          })}
        </Stack>
      </Paper>
      <div>
        <Button variant="default" loading={accounts.isFetching} onClick={() => window.location.reload()}>
          Look again
        </Button>
      </div>
    </Page>
  );
}
