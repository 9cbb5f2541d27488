import { storage } from '@wxt-dev/storage';

const KEPT = 2_000;

/** Amazon order ids that belong to a job already, newest last. The API has the last word (ORDER_ALREADY_BOUND). */
export const boundOrders = storage.defineItem<{ orderId: string; jobId: string | null }[]>(
  'local:bound_orders',
  {
    fallback: [],
  },
);

/** Remembers whose orders these are; `jobId` null means another line's, as the API said. */
export async function bindOrders(orderIds: readonly string[], jobId: string | null): Promise<void> {
  const kept = (await boundOrders.getValue()).filter(({ orderId }) => !orderIds.includes(orderId));
  const added = orderIds.map((orderId) => ({ orderId, jobId }));
  await boundOrders.setValue([...kept, ...added].slice(-KEPT));
}

/** Order ids that belong to something else than this job. */
export async function ordersBoundElsewhere(jobId: string): Promise<ReadonlySet<string>> {
  const bound = await boundOrders.getValue();
  return new Set(bound.filter((entry) => entry.jobId !== jobId).map((entry) => entry.orderId));
}
