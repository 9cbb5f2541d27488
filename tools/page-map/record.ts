import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import type { PageMap } from '@crosscart/marketplace-pages';
import { inspectPage, PAGE_MAPS } from '@crosscart/marketplace-pages';
import type { Outcome, PageOptions } from './outcome.ts';
import { UsageError } from './outcome.ts';
import { openSavedPage } from './saved-page.ts';

interface MapRecord {
  readonly page: string;
  readonly version: number;
  /** Pages of the folder that this map read. */
  readonly pages: number;
  /** Part of the map → name → selector → on how many of those pages it answered. */
  readonly uses: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  readonly neverUsed: readonly string[];
}

/** Counts which selectors of each map the saved pages of a folder really use, and names those that none uses. */
export function recordFolder(folder: string, options: PageOptions & { map?: string | undefined }): Outcome {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const maps = PAGE_MAPS.filter(({ page }) => options.map === undefined || page === options.map);
  if (maps.length === 0) {
    throw new UsageError(
      `No map is named ${options.map}; there are ${PAGE_MAPS.map(({ page }) => page).join(', ')}.`,
    );
  }
  const files = globSync('**/*.{html,htm}', { cwd: folder }).sort();
  const left: string[] = [];
  const inspections = files.flatMap((file) => {
    try {
      const { document, url } = openSavedPage(path.join(folder, file), options);
      return inspectPage(document, url);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      left.push(`${file}: ${error.message}`);
      return [];
    }
  });
  const records = maps.map((map) =>
    recordOf(
      map,
      inspections.filter((each) => each.map === map),
    ),
  );
  const blocked = inspections.filter(({ reading }) => reading.kind === 'blocked').length;
  const unknown = inspections.filter(({ reading }) => reading.kind === 'unrecognised').length;
  const summary = { files: files.length, blocked, unrecognised: unknown, left };
  const lines = options.json
    ? [JSON.stringify({ ...summary, maps: records })]
    : [
        `${files.length} pages, ${blocked} of them blocks, ${unknown} that no map knows`,
        ...left.map((sentence) => `left out: ${sentence}`),
        ...records.filter(({ pages }) => pages > 0 || options.map !== undefined).flatMap(sentencesOf),
      ];
  return { lines, exitCode: 0 };
}

function recordOf(map: PageMap, pages: readonly ReturnType<typeof inspectPage>[]): MapRecord {
  const parts = {
    recognise: { page: map.recognise },
    landmarks: map.landmarks,
    fields: map.fields,
    controls: Object.fromEntries(
      Object.entries(map.controls).map(([name, control]) => [name, control.selectors]),
    ),
  };
  const counts = new Map<string, number>();
  const count = (part: string, name: string, selector: string) => {
    const key = JSON.stringify([part, name, selector]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const page of pages) {
    if (page.recognisedBy?.kind === 'selector') count('recognise', 'page', page.recognisedBy.what);
    for (const part of ['landmarks', 'fields', 'controls'] as const) {
      for (const { name, used } of page[part]) for (const { selector } of used) count(part, name, selector);
    }
  }
  const neverUsed: string[] = [];
  const uses = mapValues(parts, (names, part) =>
    mapValues(names, (selectors: readonly string[], name) =>
      Object.fromEntries(
        selectors.map((selector) => {
          const times = counts.get(JSON.stringify([part, name, selector])) ?? 0;
          if (times === 0) neverUsed.push(`${part}.${name}: ${selector}`);
          return [selector, times];
        }),
      ),
    ),
  );
  return { page: map.page, version: map.version, pages: pages.length, uses, neverUsed };
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}

function sentencesOf(record: MapRecord): string[] {
  const used = Object.entries(record.uses).flatMap(([part, names]) =>
    Object.entries(names).flatMap(([name, selectors]) =>
      Object.entries(selectors)
        .filter(([, times]) => times > 0)
        .map(([selector, times]) => `  ${String(times).padStart(4)}  ${part}.${name}: ${selector}`),
    ),
  );
  return [
    '',
    `${record.page} (version ${record.version}): ${record.pages} pages`,
    ...used,
    ...record.neverUsed.map((selector) => `     –  ${selector}`),
  ];
}
