import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import type { EbayLine, EbayOrder } from '../model.ts';
import { siteDocument } from '../site-document.ts';
import type { SellerHub } from './hub.ts';
import { ebayStyle } from './style.ts';

const carriers = ['USPS', 'UPS', 'FedEx', 'DHL', 'Amazon Logistics', 'Royal Mail', 'Other'] as const;

/** What was typed into the form and is not right. */
export interface RefusedTracking {
  readonly number: string;
  readonly carrier: string;
  readonly problems: readonly string[];
}

/** /ship/trk/trackings?orderId=…&transId=…, as it stands in its frame: the form, or what was saved. */
export function trackingForm(
  hub: SellerHub,
  order: EbayOrder,
  line: EbayLine,
  refused: RefusedTracking | null,
): string {
  const { words } = hub;
  const saved = line.tracking ?? [];
  return framed(
    hub,
    words.addTracking,
    saved.length > 0 && refused === null
      ? html`<div class="tracking-numbers">${saved.map(({ carrier, number }) => html`<div class="tracking-number"><span class="tracking-number__carrier">${carrier}</span> <span class="tracking-number__value">${number}</span></div>`)}
<form method="post" action="/ship/trk/not-shipped?orderId=${order.order_id}&transId=${line.line_item_id}"><button type="submit">${words.markNotShipped}</button></form></div>`
      : html`<form method="post" action="/ship/trk/trackings?orderId=${order.order_id}&transId=${line.line_item_id}">
${(refused?.problems ?? []).map((problem) => html`<div role="alert" class="field__error">${problem}</div>`)}
<label for="s0-0-tracking-0-textbox">${words.trackingNumber}</label><input id="s0-0-tracking-0-textbox" name="trackingNumber" value="${refused?.number ?? ''}" autocomplete="off">
<label for="carrier-0">${words.carrier}</label><input id="carrier-0" name="carrier" role="combobox" aria-expanded="false" aria-controls="carriers-0" value="${refused?.carrier ?? ''}" autocomplete="off">
<div id="carriers-0" role="listbox" aria-label="${words.carrier}">${carriers.map((carrier) => html`<div role="option" tabindex="0">${carrier}</div>`)}</div>
<button type="submit">${words.save}</button></form>`,
    `if (new URLSearchParams(location.search).has('saved') && parent !== window) parent.postMessage('tracking-saved', location.origin);
document.querySelectorAll('[role=option]').forEach((option) => option.addEventListener('click', () => { document.getElementById('carrier-0').value = option.textContent; }));`,
  );
}

/** What is wrong with a number and a carrier; empty when they can be saved. */
export function trackingProblems({ words }: SellerHub, number: string, carrier: string): string[] {
  const problems: string[] = [];
  if (!/^(?=.*\d)[A-Z0-9]{8,40}$/i.test(number)) problems.push(words.badNumber);
  if (!carriers.some((known) => known.toLowerCase() === carrier.toLowerCase()))
    problems.push(words.noCarrier);
  return problems;
}

/** A document for the frame: no header of its own. */
function framed(hub: SellerHub, title: string, body: Markup, script: string): string {
  return siteDocument(hub, { title, style: ebayStyle, className: 'framed', body, script });
}
