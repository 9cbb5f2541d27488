import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { practiceBanner, siteDocument } from '../site-document.ts';
import type { SellerHub } from './hub.ts';
import { ebayStyle } from './style.ts';

/** A page of practice eBay: the practice mark, the signed-in seller and the content. */
export function ebayPage(hub: SellerHub, title: string, content: Markup, script = ''): string {
  const { manner } = hub;
  const { username, displayName } = hub.store.seller;
  return siteDocument(hub, {
    title,
    style: ebayStyle,
    script,
    body: html`${practiceBanner}
<header id="gh">
  <span class="brand">ebay practice</span>
  <a href="/sh/ord/?filter=status:ALL_ORDERS">Orders</a>
  <span id="gh-ug">${manner.language === 'de' ? 'Hallo' : 'Hi'} ${displayName}!</span>
  <span id="gh-eb-u"><a href="https://www.${manner.domain}/usr/${username}">${username}</a></span>
</header>
<main>
${content}
</main>`,
  });
}
