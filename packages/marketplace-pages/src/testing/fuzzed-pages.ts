import { HAVE_REAL_PAGES, realHtml, realPages } from '../real-pages/fixtures.ts';
import { handMade, handMadePages } from './hand-made-pages.ts';

export interface FuzzedPage {
  readonly name: string;
  readonly html: string;
  readonly url: string;
}

const DOMAINS: Readonly<Record<string, string>> = {
  'co-uk': 'co.uk',
  de: 'de',
  in: 'in',
  ca: 'ca',
  au: 'com.au',
};

/** Every hand-made page, on the site that its name tells. */
export function handMadeForFuzz(): FuzzedPage[] {
  return handMadePages().map((path) => {
    const [marketplace = 'amazon'] = path.split('/');
    const country = /-(co-uk|de|in|ca|au)(?=[-.])/.exec(path)?.[1];
    const domain = DOMAINS[country ?? ''] ?? 'com';
    return { name: path, html: handMade(path), url: `https://www.${marketplace}.${domain}/` };
  });
}

const FOLDERS = 'auth product cart review thank-you address-payment details history tracking transactions';

/** The saved real pages, when they are there. */
export function realForFuzz(): FuzzedPage[] {
  if (!HAVE_REAL_PAGES) return [];
  return FOLDERS.split(' ').flatMap((folder) =>
    realPages(folder).map((file) => ({
      name: `${folder}/${file}`,
      html: realHtml(`${folder}/${file}`),
      url: 'https://www.amazon.com/',
    })),
  );
}
