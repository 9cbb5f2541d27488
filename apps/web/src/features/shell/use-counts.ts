'use client';
import { listAttention, listWaitingPurchases, overview } from '@crosscart/contracts';
import { useMay } from '#lib/place-context.tsx';
import { useApiPages, useApiQuery } from '#lib/queries.ts';
import type { Count } from './navigation.ts';

/** The waiting numbers beside the sidebar's entries; kept live by events like any other answer. */
export function useCounts(): Readonly<Record<Count, number>> {
  const may = useMay();
  const isAdmin = may('admin.automation');
  const readsOnly = may('auto_order.read') && !isAdmin;
  const today = useApiQuery(overview, {}, { enabled: isAdmin });
  const waiting = useApiQuery(listWaitingPurchases, {}, { enabled: readsOnly });
  const attention = useApiPages(listAttention, { status: 'open' }, { enabled: readsOnly });
  return {
    waiting_confirmation: today.data?.waiting_confirmation ?? waiting.data?.items.length ?? 0,
    needs_attention: today.data?.needs_attention ?? attention.data?.length ?? 0,
    pairing_requests: today.data?.pairing_requests ?? 0,
  };
}
