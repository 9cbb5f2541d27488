'use client';
import { listWaitingPurchases } from '@crosscart/contracts';
import { Paper, Skeleton, Stack } from '@mantine/core';
import { IconShoppingCart } from '@tabler/icons-react';
import { useApiQuery } from '#lib/queries.ts';
import { FailedState, ListState } from '#ui/list-state.tsx';
import { Page } from '#ui/page.tsx';
import { WaitingPurchaseCard } from './waiting-purchase-card.tsx';

/** Reviewed purchases that wait for a person's *Place order*, the most urgent first. */
export function PurchasesPage() {
  return (
    <Page
      title="Purchases"
      description="Reviewed on Amazon and waiting for a person. Placing one binds its product, quantity, address, total and delivery for 30 minutes."
    >
      <WaitingPurchases />
    </Page>
  );
}

function WaitingPurchases() {
  const waiting = useApiQuery(listWaitingPurchases, {});
  if (waiting.error && !waiting.data) {
    return <FailedState error={waiting.error} onRetry={() => waiting.refetch()} />;
  }
  if (!waiting.data) {
    return (
      <Stack gap="sm" aria-busy>
        {[0, 1, 2].map((row) => (
          <Skeleton key={row} height={132} radius="md" />
        ))}
      </Stack>
    );
  }
  if (waiting.data.items.length === 0) {
    return (
      <Paper withBorder radius="md">
        <ListState
          kind="empty"
          icon={IconShoppingCart}
          title="No purchase waits for you"
          hint="In mode confirm, an agent reviews each purchase and it appears here before anything is spent."
        />
      </Paper>
    );
  }
  return (
    <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Waiting purchases">
      {waiting.data.items.map((purchase) => (
        <WaitingPurchaseCard key={purchase.review_id} purchase={purchase} onStale={() => waiting.refetch()} />
      ))}
    </Stack>
  );
}
