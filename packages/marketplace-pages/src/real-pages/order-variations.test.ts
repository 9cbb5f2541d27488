import { describe, expect, it } from 'vitest';
import type { AmazonOrderDetails } from '../amazon/order-details.ts';
import { textOf } from '../dom-text.ts';
import { readPage } from '../read-page.ts';
import { handMade, handMadePages } from '../testing/hand-made-pages.ts';
import { WORDINGS, wordPage } from '../testing/other-wordings.ts';
import { parsePage } from '../testing/parse-page.ts';
import { realHtml, realPages } from './fixtures.ts';

const READ_ON = '2026-11-29';
const HOSTS: Record<string, string> = {
  de: 'www.amazon.de',
  uk: 'www.amazon.co.uk',
  ca: 'www.amazon.ca',
  in: 'www.amazon.in',
};

/** Every order page there is, with its host: those made by hand, and the saved real ones where they are. */
const PAGES = [
  ...handMadePages()
    .filter((name) => /order-details/.test(name) && !/cancelled/.test(name))
    .map((name) => ({
      name,
      html: handMade(name),
      host: HOSTS[/order-details-(de|uk|ca|in)/.exec(name)?.[1] ?? ''] ?? 'www.amazon.com',
    })),
  ...realPages('details').map((name) => ({
    name,
    html: realHtml(`details/${name}`),
    host: 'www.amazon.com',
  })),
];

const ROWS = '.od-line-item-row, #od-subtotals .a-row, [data-component=orderSubtotals] .a-row';
const isRow = (element: Element) =>
  element.closest('.a-popover-preload') === null &&
  /\d/.test(textOf(element)) &&
  element.querySelectorAll(ROWS).length === 0;
const rowsOf = (page: Document) => {
  const rows = [...page.querySelectorAll(ROWS)].filter(
    (element) => isRow(element) || element.querySelector('.a-popover-preload'),
  );
  return rows.filter((row) => row.closest('.a-popover-preload') === null);
};

const cellOf = (row: Element | undefined) =>
  [...(row?.querySelectorAll('.a-span-last, .od-line-item-row-content') ?? [])].find(
    (cell) => cell.closest('.a-popover-preload') === null,
  ) ?? null;

interface Read {
  facts: AmazonOrderDetails;
  unreadable: string[];
}

function read(page: Document, host: string): Read {
  const reading = readPage(page, `https://${host}/gp/your-account/order-details`, { today: READ_ON });
  if (reading.kind !== 'page' || reading.page !== 'amazon.order_details')
    throw new Error(JSON.stringify(reading));
  return reading;
}

/** The amounts of a page by name, in minor units; unknown ones are left out. */
function amountsOf({ facts }: Read): Record<string, number> {
  const others = [...facts.otherCharges, ...facts.otherSums].map(
    ({ label, amount }) => [label, amount] as const,
  );
  const all = [...Object.entries(facts.charges), ...others];
  return Object.fromEntries(all.flatMap(([name, amount]) => (amount === null ? [] : [[name, amount.minor]])));
}

describe.each(PAGES)('order page $name', ({ html, host }) => {
  const original = read(parsePage(html), host);
  const vary = (change: (page: Document) => void): Read => {
    const page = parsePage(html);
    change(page);
    return read(page, host);
  };

  it('reads the same whatever the order of the rows of its summary', () => {
    const shuffled = vary((page) => {
      const rows = rowsOf(page);
      const [first] = rows;
      // The first subtotal is that of the items; the rest may stand in any order.
      for (const row of rows.slice(1)) first?.after(row);
    });
    expect(amountsOf(shuffled)).toEqual(amountsOf(original));
    expect(shuffled.facts.difference).toEqual(original.facts.difference);
  });

  it.each(host === 'www.amazon.com' && !html.includes('lang="es-us"') ? WORDINGS : [])(
    'reads the same in the words, money and days of $name',
    (wording) => {
      const page = parsePage(html);
      const order = page.querySelector('#orderDetails');
      if (order) wordPage(order, wording);
      const local = read(page, wording.host);
      const plain = ({ orderId, orderDate, units, shipments, cancelled }: AmazonOrderDetails) => ({
        orderId,
        orderDate,
        units,
        cancelled,
        deliveredOn: shipments.map(({ deliveredOn }) => deliveredOn),
      });
      expect(plain(local.facts)).toEqual(plain(original.facts));
      expect(amountsOf(local)).toEqual(amountsOf(original));
      const prices = ({ facts }: Read) => facts.items.map(({ unitPrice }) => unitPrice?.minor ?? null);
      expect(prices(local)).toEqual(prices(original));
      expect([null, wording.currency]).toContain(local.facts.charges.total?.currency ?? null);
      expect(local.facts.difference?.minor ?? null).toBe(original.facts.difference?.minor ?? null);
    },
  );

  it('never adds what is drawn twice: hidden, for another width, or row by row', () => {
    for (const marks of [{ class: 'aok-hidden' }, { hidden: '' }, { style: 'display: none' }, {}]) {
      const twice = vary((page) => {
        for (const block of page.querySelectorAll('#od-subtotals, [data-component=chargeSummary]')) {
          const twin = block.cloneNode(true) as Element;
          for (const [name, value] of Object.entries(marks)) twin.setAttribute(name, value);
          block.after(twin);
        }
      });
      expect(amountsOf(twice)).toEqual(amountsOf(original));
    }
    const doubled = vary((page) => {
      for (const row of rowsOf(page)) row.after(row.cloneNode(true));
    });
    expect(amountsOf(original)).toMatchObject(amountsOf(doubled));
  });

  it('gives nothing for a row that is gone or unknown, and the rest as it was', () => {
    rowsOf(parsePage(html)).forEach((_row, index) => {
      for (const change of ['gone', 'unknown'] as const) {
        const read = vary((page) => {
          const row = rowsOf(page)[index];
          const value = cellOf(row);
          if (change === 'gone') row?.remove();
          else value?.replaceChildren('--');
        });
        const [before, after] = [amountsOf(original), amountsOf(read)];
        for (const [name, minor] of Object.entries(after)) {
          // Of several rows of one meaning the others remain; a first subtotal may become that of the items.
          if (before[name] !== minor)
            expect(['tax', 'promotion', 'coupon', 'itemsSubtotal', 'total']).toContain(name);
        }
        if (
          read.facts.charges.total !== null &&
          original.facts.difference?.minor === 0 &&
          change === 'unknown'
        ) {
          expect([null, 0]).toContain(read.facts.difference?.minor ?? null);
        }
      }
    });
  });

  it('answers otherwise, or not at all, when a digit of an amount is changed', () => {
    rowsOf(parsePage(html)).forEach((row, index) => {
      const value = textOf(cellOf(row));
      const place = [...value].findIndex((letter) => /\d/.test(letter));
      if (place < 0) return;
      const digit = (Number(value[place]) + 3) % 10;
      const changed = vary((page) => {
        const cell = cellOf(rowsOf(page)[index]);
        cell?.replaceChildren(`${value.slice(0, place)}${digit}${value.slice(place + 1)}`);
      });
      expect(amountsOf(changed)).not.toEqual(amountsOf(original));
    });
  });

  it('counts units by their badges, and again for every row of the item', () => {
    const anchors = (page: Document) =>
      [...page.querySelectorAll('[data-component=itemTitle], .yohtmlc-item')].filter(
        (anchor) => textOf(anchor) !== '',
      );
    const count = anchors(parsePage(html)).length;
    expect(original.facts.items).toHaveLength(count);
    if (count === 0) return;
    const badged = vary((page) => {
      for (const badge of page.querySelectorAll('.od-item-view-qty, .item-view-qty')) badge.remove();
      for (const anchor of anchors(page)) {
        const grid = anchor.closest('.a-fixed-left-grid-inner') ?? anchor.parentElement;
        const badge = page.createElement('div');
        badge.setAttribute('class', 'od-item-view-qty');
        badge.append('7');
        grid?.prepend(badge);
      }
    });
    expect(badged.facts.items.map(({ quantity }) => quantity)).toEqual(Array(count).fill(7));
    const [first] = original.facts.items;
    const again = vary((page) => {
      const box =
        anchors(page)[0]?.closest('.a-fixed-left-grid') ??
        anchors(page)[0]?.closest('[data-component=purchasedItems]');
      if (box) box.after(box.cloneNode(true));
    });
    if (again.facts.items.length === count || !first?.asin || first.quantity === null) return;
    const units = (facts: AmazonOrderDetails) =>
      facts.units.find(({ asin }) => asin === first.asin)?.quantity ?? 0;
    expect(units(again.facts)).toBe(units(original.facts) + first.quantity);
  });

  it('keeps id, day and items whatever stands around the order', () => {
    const crowded = vary((page) => {
      const noise = page.createElement('div');
      noise.innerHTML =
        '<div class="a-carousel"><div class="yohtmlc-product-title"><a href="/dp/B0RECOMMND">Bought together</a></div><span class="product-image__qty">4</span></div><input value="141-9999999-8888888"><span>106-1234567-7654321</span>';
      page.body.prepend(noise);
      page.body.append(noise.cloneNode(true));
    });
    expect(crowded.facts).toEqual(original.facts);
  });
});
