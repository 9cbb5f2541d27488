import type { Markup } from './html.ts';
import { html, ownCode } from './html.ts';
import type { SiteManner } from './sites.ts';
import type { MarketplaceStore } from './store.ts';

interface Site {
  readonly store: MarketplaceStore;
  readonly manner: SiteManner;
}

interface Parts {
  readonly title: string;
  readonly style?: string;
  /** Further elements of the head. */
  readonly head?: Markup | null;
  /** Of the body element. */
  readonly className?: string;
  readonly body: Markup;
  /** Runs at the end of the body. */
  readonly script?: string;
}

/** A document of a practice site. Every one carries the practice mark: without it an agent takes it for a real page. */
export function siteDocument({ store, manner }: Site, parts: Parts): string {
  const { title, style, head, className, body, script = '' } = parts;
  return html`<!doctype html>
<html lang="${manner.locale}">
<head>
<meta charset="utf-8">
<meta name="crosscart-practice" content="${store.options.runId}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
${style !== undefined && html`<style>${ownCode(style)}</style>`}${head}
</head>
<body${className !== undefined && html` class="${className}"`}>
${body}
${script !== '' && html`<script>${ownCode(script)}</script>`}
</body>
</html>
`.markup;
}

/** What stands above every page that has the site's own head. */
export const practiceBanner = html`<div class="practice-banner">Practice marketplace – nothing here is real</div>`;
