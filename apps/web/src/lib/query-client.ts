import { QueryClient } from '@tanstack/react-query';
import { asApiError } from './api-error.ts';

const RETRIED_CODES = new Set(['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'UNKNOWN_ANSWER']);

/** Reads are tried again twice when the API is away; refusals are final. Live events keep data fresh. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && RETRIED_CODES.has(asApiError(error).code),
      },
      mutations: { retry: false },
    },
  });
}
