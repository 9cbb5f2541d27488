import { QueryCache, QueryClient } from '@tanstack/react-query';
import { asApiError } from './api-error.ts';

/** What a person may no longer see, or what is gone, must not stay on a page that had read it before. */
const TAKEN_AWAY: readonly (number | null)[] = [403, 404];

const RETRIED_CODES = new Set(['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'UNKNOWN_ANSWER']);

/**
 * Reads are tried again twice when the API is away; refusals are final. Live events keep data fresh.
 * Without a network a change fails at once and says so: one that waited for it would be made long after it was asked for.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (TAKEN_AWAY.includes(asApiError(error).status)) query.setState({ data: undefined });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 2 && RETRIED_CODES.has(asApiError(error).code),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
