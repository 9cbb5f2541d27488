import { armingOf } from '../faults/arming.ts';
import { type FaultScope, knobs, knobsOf } from '../faults/knobs.ts';
import { wantsOf } from '../faults/open-orders.ts';
import type { Markup } from '../html.ts';
import { html, ownCode } from '../html.ts';
import type { EbayOrder } from '../model.ts';
import { formatMoney } from '../money.ts';
import { practiceHosts } from '../sites.ts';
import type { MarketplaceStore } from '../store.ts';
import { fieldOf } from './knob-fields.ts';

/** The control page: what the marketplaces hold, a form for the faults of each thing, and what happened. */
export function controlPage(store: MarketplaceStore): string {
  const { faults } = store;
  const products = [...store.products.values()];
  const orders = [...store.ebayOrders.values()];
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Practice marketplaces</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/control.css"></head>
<body><header><h1>Practice marketplaces</h1><p>Run ${store.options.runId}. Nothing here is real. Faults happen exactly where they are set and stay until they are taken away.</p>
<nav aria-label="On this page"><a href="#sites">Sites</a><a href="#products">Products</a><a href="#orders">eBay orders</a><a href="#purchases">Purchases</a><a href="#happened">What happened</a><button type="button" id="clear-faults">Take all faults away</button></nav>
<p id="answer" role="status"></p></header>
<main>
<section id="sites" aria-labelledby="sites-title"><h2 id="sites-title">Sites</h2>
${thing('amazon', 'amazon', 'Amazon', practiceHosts.amazon, faults.sites.amazon)}
${thing('ebay', 'ebay', 'eBay', practiceHosts.ebay, faults.sites.ebay)}
</section>
<section id="products" aria-labelledby="products-title"><h2 id="products-title">Products <span class="count">${products.length}</span></h2>
${products.length === 0 && html`<p class="none">None is seeded yet.</p>`}
${products.map((product) => thing('product', product.asin, product.title, `${product.asin} · ${formatMoney(product.price_minor, product.currency)} · ${product.stock} in stock`, faults.products.get(product.asin) ?? {}))}
</section>
<section id="orders" aria-labelledby="orders-title"><h2 id="orders-title">eBay orders <span class="count">${orders.length}</span></h2>
<p>A fault of an order is met on its pages at eBay and by the purchase for it. Until an address is typed nobody can tell whose purchase it is: there the fault stands on whoever buys what the order is bought as, until that is bought.</p>
${orders.length === 0 && html`<p class="none">None is seeded yet.</p>`}
${orders.map((order) => {
  const set = faults.orders.get(order.order_id) ?? {};
  return thing(
    'order',
    order.order_id,
    order.order_id,
    aboutOrder(store, order),
    set,
    armingOf(store, order.order_id, set)?.says,
  );
})}
</section>
<section id="purchases" aria-labelledby="purchases-title"><h2 id="purchases-title">Purchases <span class="count">${store.purchases.length}</span></h2>
${
  store.purchases.length === 0
    ? html`<p class="none">Nothing was bought.</p>`
    : html`<div class="scroll"><table><thead><tr><th scope="col">Purchase</th><th scope="col">Orders</th><th scope="col">For</th><th scope="col">Total</th></tr></thead><tbody>
${store.purchases.toReversed().map((purchase) => html`<tr><td>${purchase.purchase_id}</td><td>${purchase.orders.map((order) => `${order.order_id}${order.cancelled ? ' (cancelled)' : ''}`).join(', ')}</td><td>${purchase.for_orders.join(', ') || 'no eBay order'}</td><td class="number">${formatMoney(purchase.total_minor, purchase.currency)}</td></tr>`)}
</tbody></table></div>`
}
</section>
<section id="happened" aria-labelledby="happened-title"><h2 id="happened-title">What happened</h2>
${faults.happenings.length === 0 && html`<p class="none">Nothing yet.</p>`}
<ol>${faults.happenings.slice(0, 100).map(({ at, what, to, or }) => html`<li><time datetime="${at}">${at.slice(11, 19)}</time> <b>${what}</b> <span>${[to, ...or].join(' or ')}</span></li>`)}</ol>
</section>
</main>${formTemplates}<script type="module" src="/control.js"></script></body></html>
`.markup;
}

function aboutOrder(store: MarketplaceStore, order: EbayOrder): string {
  const lines = order.lines.map((line) => `${line.quantity} × ${line.title}`).join(', ');
  const bought = wantsOf(store, order).map(({ asin, units }) => `${units} × ${asin}`);
  const parts = [order.state.replaceAll('_', ' '), order.ship_to?.name ?? 'no address', lines];
  return [...parts, bought.length === 0 ? 'no supplier link' : `bought as ${bought.join(', ')}`].join(' · ');
}

/** One thing: open with its form while faults are set; else its form is made of its scope's template once it opens. */
function thing(
  scope: FaultScope,
  id: string,
  title: string,
  about: string,
  set: Readonly<Record<string, unknown>>,
  armed?: string,
): Markup {
  const names = Object.keys(set);
  const path = scope === 'amazon' || scope === 'ebay' ? `/faults/${scope}` : `/faults/${scope}s/${id}`;
  const isSet = names.length > 0;
  return html`<details data-scope="${scope}" data-path="${path}"${isSet && html` open`}><summary><b>${title}</b> <span class="about">${about}</span>${names.map((name) => html` <span class="set">${name}</span>`)}</summary>
${armed !== undefined && html`<p class="armed">${armed}</p>`}
${isSet && faultForm(scope, `${scope}-${id}-`, set)}</details>`;
}

/** The knobs of a scope with what is set; `prefix` makes the fields' ids the page's only ones. */
function faultForm(scope: FaultScope, prefix: string, set: Readonly<Record<string, unknown>>): Markup {
  return html`<form>${knobsOf(scope).map((name) => {
    const field = `${prefix}${name}`;
    return html`<div class="knob"><label for="${field}">${name}</label>${fieldOf(scope, name, field, set[name])}<p id="${field}-effect">${knobs[name].effect}</p></div>`;
  })}<button type="submit">Set</button></form>`;
}

const formTemplates = (['amazon', 'ebay', 'product', 'order'] as const).map(
  (scope) => html`<template id="form-of-${scope}">${faultForm(scope, '', {})}</template>`,
);

export const controlStyle = ownCode(`
:root{color-scheme:light dark;--ground:light-dark(#f5f6f8,#15171b);--card:light-dark(#fff,#1e2127);--line:light-dark(#d9dde3,#363b45);--ink:light-dark(#1a1d23,#eceef2);--soft:light-dark(#565d69,#a6adba);--accent:light-dark(#1d5bd0,#7aa9ff);--on:light-dark(#fff,#0d1420);--warn:light-dark(#8a4b00,#f2b968);--warn-ground:light-dark(#fdf0d9,#382a10)}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
header,main{max-width:1000px;margin:0 auto;padding:16px}
h1{font-size:22px;margin:8px 0 0}h2{font-size:17px;margin:24px 0 8px}p{margin:4px 0 10px;color:var(--soft)}
nav{display:flex;flex-wrap:wrap;gap:14px;align-items:center}nav button{margin-left:auto}
a{color:var(--accent)}.count,.about{color:var(--soft);font-weight:400}
details,.scroll{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:8px 0;overflow:hidden}
summary{padding:11px 14px;cursor:pointer;overflow-wrap:anywhere}summary:focus-visible,a:focus-visible,button:focus-visible,select:focus-visible,input:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.set{background:var(--warn-ground);color:var(--warn);border-radius:8px;padding:1px 8px;font-size:13px;white-space:nowrap}
.armed{margin:0;padding:10px 14px;border-top:1px solid var(--line);color:var(--ink);overflow-wrap:anywhere}
form{display:grid;grid-template-columns:repeat(auto-fill,minmax(270px,1fr));gap:14px;padding:14px;border-top:1px solid var(--line)}
.knob label{display:block;font-weight:600}.knob p{font-size:13px;margin:4px 0 0}
select,input{font:inherit;width:100%;padding:7px 8px;border:1px solid var(--line);border-radius:7px;background:var(--ground);color:var(--ink)}
button{font:inherit;padding:8px 16px;border-radius:8px;border:1px solid var(--line);background:var(--card);color:var(--ink);cursor:pointer}
form button{grid-column:1/-1;justify-self:start;background:var(--accent);border-color:var(--accent);color:var(--on)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:9px 14px;border-top:1px solid var(--line)}thead th{border:0;color:var(--soft);font-weight:600}.number{text-align:right;font-variant-numeric:tabular-nums}
ol{list-style:none;margin:0;padding:0}li{padding:5px 0;border-top:1px solid var(--line)}li time{color:var(--soft);font-variant-numeric:tabular-nums;margin-right:8px}li span{color:var(--soft)}
#answer:empty{display:none}#answer{padding:8px 12px;border-radius:8px;background:var(--warn-ground);color:var(--warn)}
@media(max-width:480px){nav button{margin-left:0}}
`).markup;

/** Gives a thing its form when it opens, sends the form's knobs, and shows the page anew or what was refused. */
export const controlScript = `
const answer = document.getElementById('answer');
const send = async (path, method, body) => {
  const response = await fetch(path, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
  if (response.ok) return location.reload();
  answer.textContent = (await response.json()).error.message;
  answer.scrollIntoView();
};
document.getElementById('clear-faults').addEventListener('click', () => send('/faults', 'DELETE'));
for (const thing of document.querySelectorAll('details[data-path]')) {
  thing.addEventListener('toggle', () => {
    if (!thing.open || thing.querySelector('form') !== null) return;
    const form = document.getElementById('form-of-' + thing.dataset.scope).content.cloneNode(true);
    for (const name of ['id', 'for', 'aria-describedby']) {
      for (const part of form.querySelectorAll('[' + name + ']')) part.setAttribute(name, thing.dataset.path + '/' + part.getAttribute(name));
    }
    thing.append(form);
  });
}
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const change = {};
  for (const field of event.target.querySelectorAll('[data-knob]')) {
    try {
      change[field.dataset.knob] = field.value.trim() === '' ? null : JSON.parse(field.value);
    } catch {
      answer.textContent = field.dataset.knob + ' is not JSON: ' + field.value;
      answer.scrollIntoView();
      return;
    }
  }
  void send(event.target.closest('details').dataset.path, 'PUT', change);
});
`;
