'use client';
import { listRecords, type OrderRecord, recordSummary, updateRecord } from '@crosscart/contracts';
import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '#lib/api-context.tsx';
import { type ApiError, asApiError } from '#lib/api-error.ts';
import { notifyProblem } from '#ui/notify.ts';
import { type RecordChange, withChange } from './record-fields.ts';

type Pages = InfiniteData<{ items: OrderRecord[]; next_cursor: string | null }>;
const KEY = [listRecords.path] as const;

/**
 * Changes one record: at once on screen, then on the server. A refusal puts the old values back and says
 * the server's reason; `onLost` lets what was typed survive when the server gave no answer. Edits of the same record wait for each other, each with the version before it.
 */
export function useRecordEdit(
  record: OrderRecord,
): (change: RecordChange, onLost: (error: ApiError) => void) => void {
  const api = useApi();
  const client = useQueryClient();
  const edit = useMutation<OrderRecord, ApiError, RecordChange, { before: OrderRecord }>({
    scope: { id: `record:${record.id}` },
    mutationFn: (change) => {
      const { version } = cachedRecord(client, record.id) ?? record;
      return api(updateRecord, { params: { id: record.id }, body: { version, ...change } });
    },
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: KEY });
      const before = cachedRecord(client, record.id) ?? record;
      replaceRecord(client, withChange(before, change));
      return { before };
    },
    onSuccess: (saved) => {
      replaceRecord(client, saved);
      void client.invalidateQueries({ queryKey: [recordSummary.path] });
    },
    onError: (error, _change, context) => {
      if (context) replaceRecord(client, context.before);
      notifyProblem(`${record.ebay_order_id} was not changed`, asApiError(error));
      void client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (change, onLost) =>
    edit.mutate(change, {
      onError: (error) => {
        if (error.status === null || error.status >= 500) onLost(error);
      },
    });
}

function cachedRecord(client: QueryClient, id: string): OrderRecord | undefined {
  for (const [, pages] of client.getQueriesData<Pages>({ queryKey: KEY })) {
    for (const page of pages?.pages ?? []) {
      const found = page.items.find((record) => record.id === id);
      if (found) return found;
    }
  }
  return undefined;
}

function replaceRecord(client: QueryClient, record: OrderRecord): void {
  client.setQueriesData<Pages>({ queryKey: KEY }, (pages) =>
    pages === undefined
      ? pages
      : {
          ...pages,
          pages: pages.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === record.id ? record : item)),
          })),
        },
  );
}
