'use client';
import type { Endpoint, ResponseOf } from '@crosscart/contracts';
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ApiInput } from './api.ts';
import { useApi } from './api-context.tsx';
import type { ApiError } from './api-error.ts';

/** Cache key of an endpoint's answers; the path alone is the prefix that live events invalidate. */
export function queryKeyOf(endpoint: Endpoint, input: object = {}): readonly unknown[] {
  return [endpoint.path, input];
}

/** The answer of a GET endpoint, cached and kept fresh by live events. */
export function useApiQuery<E extends Endpoint>(
  endpoint: E,
  input: ApiInput<E>,
  options: { enabled?: boolean } = {},
): UseQueryResult<ResponseOf<E>, ApiError> {
  const api = useApi() as (endpoint: E, input: ApiInput<E>) => Promise<ResponseOf<E>>;
  return useQuery<ResponseOf<E>, ApiError>({
    queryKey: queryKeyOf(endpoint, input),
    queryFn: () => api(endpoint, input),
    // The old rows stand in for a list's new filter, but never one thing for another.
    ...(input.params === undefined ? { placeholderData: keepPreviousData } : {}),
    ...options,
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

/** A change. On success the answers of `refreshes` are read again; problems stay with the caller's form. */
export function useApiMutation<E extends Endpoint>(
  endpoint: E,
  options: {
    refreshes: readonly Endpoint[];
    onSuccess?: (answer: ResponseOf<E>, input: ApiInput<E>) => void;
    onError?: (error: ApiError, input: ApiInput<E>) => void;
  },
): UseMutationResult<ResponseOf<E>, ApiError, ApiInput<E>> {
  const api = useApi() as (endpoint: E, input: ApiInput<E>) => Promise<ResponseOf<E>>;
  const client = useQueryClient();
  return useMutation<ResponseOf<E>, ApiError, ApiInput<E>>({
    mutationFn: (input) => api(endpoint, input),
    onSuccess: (answer, input) => {
      options.onSuccess?.(answer, input);
      for (const refreshed of options.refreshes) {
        void client.invalidateQueries({ queryKey: [refreshed.path] });
      }
    },
    onError: (error, input) => options.onError?.(error, input),
  });
}
