import type { Markup } from '../html.ts';
import { html, ownCode } from '../html.ts';
import type { MarketplaceStore } from '../store.ts';
import { ebayStyle } from './style.ts';

/** A page of practice eBay: the practice mark, the signed-in seller and the content. */
export function ebayPage(store: MarketplaceStore, title: string, content: Markup): string {
  const { username, displayName } = store.seller;
  return html`<!doctype html>
<html lang="en">
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
  <span id="gh-ug">Hi ${displayName}!</span>
  <span id="gh-eb-u"><a href="https://www.ebay.com/usr/${username}">${username}</a></span>
</header>
<main>
${content}
</main>
</body>
</html>
`.markup;
}
