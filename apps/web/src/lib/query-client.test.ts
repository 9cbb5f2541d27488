import { QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { createQueryClient } from './query-client.ts';

/** What a page shows that had read something, and reads it again in vain. */
async function shownAfter(refusal: ApiError) {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retryDelay: 0 } });
  client.setQueryData(['/jobs'], ['a job']);
  const page = new QueryObserver(client, { queryKey: ['/jobs'], queryFn: () => Promise.reject(refusal) });
  const leave = page.subscribe(() => {});
  await client.refetchQueries();
  const { data, error } = page.getCurrentResult();
  leave();
  return { data, error };
}

it.each([403, 404])('takes from a page what may no longer be seen (%i)', async (status) => {
  const refusal = new ApiError('FORBIDDEN', 'You are not allowed to do this.', { status });
  expect(await shownAfter(refusal)).toEqual({ data: undefined, error: refusal });
});

it('leaves what was read on the page while the API is away', async () => {
  const away = new ApiError('NETWORK', 'The API does not answer.');
  expect(await shownAfter(away)).toEqual({ data: ['a job'], error: away });
});
