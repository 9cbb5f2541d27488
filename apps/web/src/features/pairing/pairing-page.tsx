'use client';
import { listPairingRequests } from '@crosscart/contracts';
import { Paper, Skeleton, Stack } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useApiQuery } from '#lib/queries.ts';
import { FailedState, ListState } from '#ui/list-state.tsx';
import { Page, Section } from '#ui/page.tsx';
import { PairingLinkCard } from './pairing-link-card.tsx';
import { PairingRequestCard } from './pairing-request-card.tsx';

/** Devices that ask to belong to the organisation, and the link that lets them ask. */
export function PairingPage() {
  return (
    <Page
      title="Pairing"
      description="A device shows four words. Approve it only if the same four words stand here."
    >
      <PairingLinkCard />
      <Section title="Waiting devices">
        <WaitingDevices />
      </Section>
    </Page>
  );
}

function WaitingDevices() {
  const requests = useApiQuery(listPairingRequests, {});
  if (requests.error && !requests.data) {
    return <FailedState error={requests.error} onRetry={() => requests.refetch()} />;
  }
  if (!requests.data) return <Skeleton height={140} radius="md" />;
  if (requests.data.items.length === 0) {
    return (
      <Paper withBorder radius="md">
        <ListState
          kind="empty"
          icon={IconPlugConnected}
          title="No device is waiting"
          hint="Paste the pairing link into the extension's side panel; its request appears here at once and lasts 15 minutes."
        />
      </Paper>
    );
  }
  return (
    <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Pairing requests">
      {requests.data.items.map((request) => (
        <PairingRequestCard key={request.id} request={request} />
      ))}
    </Stack>
  );
}
