import { createTestDatabase, type TestDatabase } from '@crosscart/database/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pageOfRows, readCursor } from './keyset.ts';
import { containing, containingEach } from './search.ts';

describe('a page', () => {
  it('leads on to the next until all were seen once', () => {
    const Key = z.tuple([z.number(), z.string()]);
    const rows = fc.uniqueArray(fc.tuple(fc.nat(5), fc.string()), { selector: (row) => JSON.stringify(row) });
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 7 }), (unsorted, limit) => {
        const isAfter = (a: [number, string], b: [number, string]) =>
          a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
        const all = [...unsorted].sort((a, b) => (isAfter(a, b) ? 1 : -1));
        const seen: [number, string][] = [];
        let cursor: string | undefined;
        do {
          const after = readCursor(cursor, Key);
          const rest = after === null ? all : all.filter((row) => isAfter(row, after));
          const page = pageOfRows(rest.slice(0, limit + 1), limit, (row) => row);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          cursor = page.next_cursor ?? undefined;
        } while (cursor !== undefined);
        expect(seen).toEqual(all);
      }),
    );
  });
});

describe('a search', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const word = fc
    .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'B', '%', '_', '\\', '.', 'é', "'") })
    .filter((text) => text.trim() !== '');

  it('finds the very characters, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(word, word, async (before, wanted) => {
        const [row] = await database.sql`
          select ${`${before} ${wanted} x`}::text ilike ${containing(wanted)} as whole,
            ${`${wanted} and ${before}`}::text ilike all (${containingEach(`${before} ${wanted}`)}::text[]) as each`;
        expect(row).toEqual({ whole: true, each: true });
      }),
      { numRuns: 60 },
    );
  });

  it('takes no character as a wildcard', async () => {
    const [row] = await database.sql`
      select 'abc'::text ilike ${containing('a%c')} as percent, 'abc'::text ilike ${containing('a_c')} as underscore`;
    expect(row).toEqual({ percent: false, underscore: false });
    expect(containing('  ')).toBeNull();
  });
});
