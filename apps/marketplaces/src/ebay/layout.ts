import type { Markup } from '../html.ts';
import { html, ownCode } from '../html.ts';
import type { SellerHub } from './hub.ts';
import { ebayStyle } from './style.ts';

/** A page of practice eBay: the practice mark, the signed-in seller and the content. */
export function ebayPage({ store, manner }: SellerHub, title: string, content: Markup, script = ''): string {
  const { username, displayName } = store.seller;
  return html`<!doctype html>
<html lang="${manner.locale}">
<head>
<meta charset="utf-8">
<meta name="crosscart-practice" content="${store.options.runId}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${title}</title>
<style>${ownCode(ebayStyle)}</style>
</head>
<body>
<div class="practice-banner">Practice marketplace – nothing here is real</div>
<header id="gh">
  <span class="brand">ebay practice</span>
  <a href="/sh/ord/?filter=status:ALL_ORDERS">Orders</a>
  <span id="gh-ug">${manner.language === 'de' ? 'Hallo' : 'Hi'} ${displayName}!</span>
  <span id="gh-eb-u"><a href="https://www.${manner.domain}/usr/${username}">${username}</a></span>
</header>
<main>
${content}
</main>
${script !== '' && html`<script>${ownCode(script)}</script>`}
</body>
</html>
`.markup;
}
