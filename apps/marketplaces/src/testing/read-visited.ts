import type { PageReading } from '@crosscart/marketplace-pages';
import { readPage } from '@crosscart/marketplace-pages';
import { parseHTML } from 'linkedom';
import { testNow } from './practice.ts';
import type { VisitedPage } from './site-visitor.ts';

/** Reads a page as an agent would: the same readers and maps as on the real sites. */
export function readVisited(page: VisitedPage, host: string): PageReading {
  const { document } = parseHTML(page.html);
  return readPage(document as unknown as Document, `https://${host}${page.url}`, {
    today: testNow.toISOString().slice(0, 10),
  });
}

type ReadAs<Page extends string> = Extract<PageReading, { kind: 'page'; page: Page }>;

/** Fails the test unless it is that page. */
export function readAs<Page extends ReadAs<string>['page']>(
  name: Page,
  page: VisitedPage,
  host: string,
): ReadAs<Page> {
  const reading = readVisited(page, host);
  if (reading.kind !== 'page' || reading.page !== name)
    throw new Error(`Read ${JSON.stringify(reading).slice(0, 300)} at ${page.url}`);
  return reading as ReadAs<Page>;
}
