'use client';
import type { Endpoint, ResponseOf } from '@crosscart/contracts';
import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ApiInput } from './api.ts';
import { useApi } from './api-context.tsx';
import type { ApiError } from './api-error.ts';
import { changesUnderWay } from './changes-under-way.ts';

/** Cache key of an endpoint's answers; the path alone is the prefix that live events invalidate. */
export function queryKeyOf(endpoint: Endpoint, input: object = {}): readonly unknown[] {
  return [endpoint.path, input];
}

/** The answer of an endpoint that changes nothing, cached and kept fresh by live events. */
export function useApiQuery<E extends Endpoint>(
  endpoint: E,
  input: ApiInput<E>,
  options: {
    enabled?: boolean;
    /** Show the answer before until the new one comes: only where both are about the same thing. */
    keepPrevious?: boolean;
  } = {},
): UseQueryResult<ResponseOf<E>, ApiError> {
  const api = useApi() as (endpoint: E, input: ApiInput<E>) => Promise<ResponseOf<E>>;
  return useQuery<ResponseOf<E>, ApiError>({
    queryKey: queryKeyOf(endpoint, input),
    queryFn: () => api(endpoint, input),
    // The old rows stand in for a list's new filter, but never one thing for another.
    ...((options.keepPrevious ?? input.params === undefined) ? { placeholderData: keepPreviousData } : {}),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
  });
}

interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}
type ItemOf<E extends Endpoint> = ResponseOf<E> extends Page<infer Item> ? Item : never;

export type PagesResult<Item> = UseInfiniteQueryResult<Item[], ApiError>;

/** A keyset-paged list: all items of the pages loaded so far, `fetchNextPage` for the next one. */
export function useApiPages<E extends Endpoint>(
  endpoint: E,
  query: Record<string, string | number | undefined>,
  options: { enabled?: boolean } = {},
): PagesResult<ItemOf<E>> {
  const api = useApi() as unknown as (endpoint: E, input: { query: object }) => Promise<Page<ItemOf<E>>>;
  return useInfiniteQuery<Page<ItemOf<E>>, ApiError, ItemOf<E>[], readonly unknown[], string | undefined>({
    queryKey: queryKeyOf(endpoint, query),
    queryFn: ({ pageParam }) => api(endpoint, { query: { ...query, cursor: pageParam } }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    select: (data: InfiniteData<Page<ItemOf<E>>, string | undefined>) =>
      data.pages.flatMap((page) => page.items),
    placeholderData: keepPreviousData,
    ...options,
  });
}

/**
 * A change. On success the answers of `refreshes` are read again; problems stay with the caller's form.
 * `atOnce` shows the change before the server has answered, and answers how to take it back if it refuses.
 * Asked for again while it is under way, as by a double click, it is made once.
 */
export function useApiMutation<E extends Endpoint>(
  endpoint: E,
  options: {
    refreshes: readonly Endpoint[];
    onSuccess?: (answer: ResponseOf<E>, input: ApiInput<E>, client: QueryClient) => void;
    onError?: (error: ApiError, input: ApiInput<E>) => void;
    atOnce?: (client: QueryClient, input: ApiInput<E>) => () => void;
  },
): UseMutationResult<ResponseOf<E>, ApiError, ApiInput<E>, (() => void) | undefined> {
  const api = useApi() as (endpoint: E, input: ApiInput<E>) => Promise<ResponseOf<E>>;
  const client = useQueryClient();
  const [underWay] = useState(changesUnderWay);
  const mutation = useMutation<ResponseOf<E>, ApiError, ApiInput<E>, (() => void) | undefined>({
    mutationFn: (input) => api(endpoint, input),
    onMutate: async (input) => {
      if (options.atOnce === undefined) return undefined;
      // A read that is under way would put the old answer back.
      await Promise.all(options.refreshes.map(({ path }) => client.cancelQueries({ queryKey: [path] })));
      return options.atOnce(client, input);
    },
    onSuccess: (answer, input) => {
      options.onSuccess?.(answer, input, client);
      for (const refreshed of options.refreshes) {
        void client.invalidateQueries({ queryKey: [refreshed.path] });
      }
    },
    onError: (error, input, takeBack) => {
      takeBack?.();
      options.onError?.(error, input);
    },
    onSettled: (_answer, _error, input) => underWay.end(input),
  });
  const { mutate } = mutation;
  const mutateOnce = useCallback(
    (...asked: Parameters<typeof mutate>) => {
      if (underWay.begin(asked[0])) mutate(...asked);
    },
    [mutate, underWay],
  );
  return { ...mutation, mutate: mutateOnce };
}

/** Changes a cached answer on the spot; the returned function puts the answer back as it was. */
export function changeCached<E extends Endpoint>(
  client: QueryClient,
  endpoint: E,
  input: ApiInput<E>,
  change: (answer: ResponseOf<E>) => ResponseOf<E>,
): () => void {
  const queryKey = queryKeyOf(endpoint, input);
  const before = client.getQueryData<ResponseOf<E>>(queryKey);
  if (before !== undefined) client.setQueryData(queryKey, change(before));
  return () => client.setQueryData(queryKey, before);
}
