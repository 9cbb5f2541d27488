import { afterAll, beforeAll, expect } from 'vitest';
import { type SignIn, startTestApi, type TestApi } from '../index.ts';
import { digestOfEverything, fillAgencies, idsOf } from './arrangement.ts';
import type { Door } from './endpoints.ts';
import type { Ids } from './samples.ts';

/** The API with two agencies that have a row in every table, for a file's tests that knock at every door. */
export function useFilledDoors() {
  let api: TestApi;
  let ours: Ids;
  beforeAll(async () => {
    api = await startTestApi();
    await fillAgencies(api);
    ours = await idsOf(api, api.agency);
  });
  afterAll(() => api.close());

  return {
    get api() {
      return api;
    },
    /** Ids of the first agency's rows. */
    get ours() {
      return ours;
    },
    /** Whether each door is served at all is the question of openapi.test. */
    served: (doors: readonly Door[]) =>
      doors.filter(({ endpoint: { method, path } }) => api.app.hasRoute({ method, url: path })),
    bearer: async (person: SignIn, headers: Record<string, string> = {}) => ({
      authorization: `Bearer ${await api.auth.token(person)}`,
      ...headers,
    }),
    /** Nothing was stored by what the work did. */
    async writingNothing(work: () => Promise<void>): Promise<void> {
      const before = await digestOfEverything(api);
      await work();
      expect(await digestOfEverything(api)).toBe(before);
    },
  };
}
