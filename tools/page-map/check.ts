import path from 'node:path';
import type { PageInspection, SelectorUse } from '@crosscart/marketplace-pages';
import { inspectPage } from '@crosscart/marketplace-pages';
import type { Outcome, PageOptions } from './outcome.ts';
import { openSavedPage } from './saved-page.ts';

/** Checks saved pages against the maps: what matched, what fell back, what is missing, what was read. */
export function checkPages(files: readonly string[], options: PageOptions): Outcome {
  const checked = files.map((file) => {
    const { document, url, urlFrom } = openSavedPage(file, options);
    const today = options.today === undefined ? {} : { today: options.today };
    return { file, url, urlFrom, ...inspectPage(document, url, today) };
  });
  const isFitting = checked.every(({ reading }) => reading.kind === 'page' || reading.kind === 'blocked');
  const lines = options.json
    ? [JSON.stringify(checked.map(({ map, ...rest }) => ({ ...rest, map: nameOf(map) })))]
    : checked.flatMap((page) => [...sentencesOf(page), '']);
  return { lines, exitCode: isFitting ? 0 : 1 };
}

function nameOf(map: PageInspection['map']) {
  return map === null ? null : { page: map.page, version: map.version, verified: map.verified };
}

function sentencesOf(page: PageInspection & { file: string; url: string; urlFrom: string }): string[] {
  const { reading, map, recognisedBy, landmarks, fields, controls } = page;
  const head = [path.basename(page.file), `  address     ${page.url} (${page.urlFrom})`];
  if (reading.kind === 'blocked') return [...head, `  blocked     by ${reading.by}: ${reading.form}`];
  if (map === null || recognisedBy === null) return [...head, '  unrecognised: no map knows this page'];
  const notes = `version ${map.version}${map.verified ? '' : ', never seen on a live page'}`;
  const lines = [
    ...head,
    `  page        ${map.page} (${notes})`,
    `  recognised  by its ${recognisedBy.kind}: ${recognisedBy.what}`,
    ...landmarks.map((landmark) => useLine('landmark', landmark, 'MISSING')),
  ];
  if (reading.kind !== 'page') return [...lines, '  changed     nothing is read while a landmark is missing'];
  return [
    ...lines,
    ...fields.map((field) => useLine('field', field, 'not on this page')),
    ...controls.map((control) => useLine('control', control, 'not on this page')),
    ...(reading.unreadable.length > 0 ? [`  unreadable  ${reading.unreadable.join(', ')}`] : []),
    ...JSON.stringify(reading.facts, null, 2)
      .split('\n')
      .map((line) => `  ${line}`),
  ];
}

function useLine(kind: string, { name, used }: SelectorUse, absent: string): string {
  const how = used.map(({ selector, place }) => `${selector}${place === 0 ? '' : `   (fallback ${place})`}`);
  return `  ${kind.padEnd(10)}  ${name.padEnd(20)} ${how.join('  +  ') || absent}`;
}
