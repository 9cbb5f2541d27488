import { describe, expect, it } from 'vitest';
import type { OrderCard } from '../amazon/order-card.ts';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realPage, realPages } from './fixtures.ts';

/** What stands on each card, looked up on the page by eye: id, day, total, name, statuses, products × quantity. */
const CARDS: Record<string, readonly string[]> = {
  'airpods-multi-order-2026-05-11.html': [
    '112-8610849-8465178 | 2026-05-11 | - | - | Cancelled | B0GSS72GZJ×2 B086PHRXLR B086P6PBWB B0BHV5NZHB',
    '112-8623180-6527528 | 2026-05-11 | 9054 | Holly Sample (BG1) | Arriving Wednesday, Arriving June 4 - June 26 | B0CGW4HFYN×5 B0DXPH1YGN',
    '112-6911708-6766325 | 2026-05-11 | 9900 | Holly Sample (BG1) | Arriving tomorrow | B0D3J71RM7',
    '112-3010626-7258849 | 2026-05-11 | - | - | Cancelled | B085VM9ZDD',
    '111-7408916-9266956 | 2026-05-11 | 284700 | Holly Sample (BG2) | Arriving tomorrow | B0GR1J6T45×3',
    '114-2603252-6969344 | 2026-05-09 | 59800 | Holly Sample (BG2) | Arriving Saturday | B0DZ75TN5F×2',
    '114-0092900-3453193 | 2026-05-09 | - | - | Cancelled | B0DZ75TN5F×2',
    '114-2562056-5787640 | 2026-05-07 | 59997 | Holly Sample (BG1) | Delivered May 9, Delivered May 9, Delivered May 9 | B0FQFB8FMG B0FQFB8FMG B0FQFB8FMG',
    '114-0760769-0854719 | 2026-05-07 | 284700 | Holly Sample (BG2) | Delivered May 8 | B0GR1JTFP8×3',
    '114-2101309-1284415 | 2026-05-07 | - | - | Cancelled | B0GR1JTFP8×3',
  ],
  'order-history-2010-0.html': [
    '104-5796370-4938630 | 2010-11-17 | 2218 | Alex Laird | - | B00005N9A7',
    '105-7345337-6583405 | 2010-11-04 | 853 | Jessica Rathburn | - | B001MQ4JUS',
    '104-3986659-2683402 | 2010-08-24 | 1365 | Alex Laird | - | 0737731877',
    '103-2893758-2262654 | 2010-05-20 | 1398 | Alex Laird | - | B0000ZUGZ4',
    '002-7207876-5547402 | 2010-05-16 | 1197 | Alex Laird | - | B000067DNF',
    '002-6394652-2038615 | 2010-05-16 | 1197 | Alex Laird | - | B000634DCW',
    '102-4633722-7165810 | 2010-04-08 | 6664 | Alex Laird | - | B002JCN19O',
    '102-4543363-8436201 | 2010-04-08 | 1389 | Alex Laird | - | B002C7PNEC',
    '105-7514372-2146630 | 2010-03-21 | 6897 | Alex Laird | - | B000BBOUFE B000IFRT4C B000VECAEO',
    '002-1191039-5397829 | 2010-01-14 | 2868 | Alex Laird | - | 0737731850',
  ],
  'order-history-2020-40.html': [
    '113-9593794-2137824 | 2020-10-29 | 4619 | Alex Laird | - | B078WB74R9',
    '113-8612122-7012202 | 2020-10-29 | 2931 | Alex Laird | - | B007ZPX70I',
    '114-1999559-5796263 | 2020-10-27 | 3326 | Alex Laird | Return complete | B078WB74R9',
    '114-9460922-7737063 | 2020-10-27 | 3590 | Alex Laird | - | B079VP6DH5',
    '111-6646931-5357866 | 2020-10-27 | 1938 | Alex Laird | - | B00VRAFLII',
    '111-6972758-6637019 | 2020-10-27 | 1567 | Alex Laird | - | B01NCJSM2T',
    '113-1625648-3437067 | 2020-10-26 | 2880 | Alex Laird | - | B00LH3DMUO B00MNV8E0C',
    '112-4050150-4315456 | 2020-10-24 | 1358 | Alex Laird | - | B087JLXG52',
    '112-3794279-9636253 | 2020-10-20 | 7068 | Alex Laird | - | B07YP1SZ2X',
    '111-8455370-6854614 | 2020-10-19 | 4122 | Alex Laird | - | B07L97GQW5',
  ],
  'order-history-2023-10.html': [
    '112-0069846-3887437 | 2023-12-14 | 7275 | Alex Laird | Delivered Dec 16, 2023 | B006MHSCMI',
    '113-1909885-6198667 | 2023-12-12 | 3200 | Alex Laird | Delivered Dec 13, 2023 | B071QXYHSR×2',
    '112-4188066-0547448 | 2023-12-11 | 2848 | Alex Laird | Delivered Dec 12, 2023 | B003LYWFKA',
    '112-9685975-5907428 | 2023-12-07 | 4661 | Alex Laird | Delivered Dec 9, 2023, Delivered Dec 8, 2023 | B0CLJ9KGRV B07YQDD94M',
    '112-1544475-9165068 | 2023-12-01 | 3252 | Alex Laird | Delivered Dec 2, 2023 | B00U0NRI0W',
    '112-9858173-0430628 | 2023-11-27 | 1368 | Alex Laird | Delivered Dec 3, 2023 | B0B3RXH6M7 B0B3RV5LXC',
    '112-3899501-4971443 | 2023-11-23 | 782 | Alex Laird | Delivered Nov 25, 2023 | B0866674VB',
    '112-2545298-6805068 | 2023-11-22 | 2353 | Alex Laird | Delivered Nov 24, 2023 | B0895T42V1',
    '113-4970960-6452217 | 2023-11-22 | 4002 | Alex Laird | Delivered Nov 27, 2023 | B079VP6DH5',
    '112-9733602-9062669 | 2023-11-22 | 2325 | Alex Laird | Delivered Nov 27, 2023 | B095CN96JS',
  ],
  'order-history-2023-zero-orders.html': [],
  'order-history-amazon-store.html': [
    '111-1470863-4415403 | 2025-04-06 | 1102 | NAME REDACTED | Arriving tomorrow | B0DDK99SLY',
    '111-1508905-9142654 | 2025-04-06 | 10001 | NAME REDACTED | Arriving tomorrow, Arriving tomorrow | B0000DJAPU B004MNIWTC B0CSPJWVMB B09YLN9GX7',
    '111-6731557-4438637 | 2025-04-03 | 4921 | NAME REDACTED | Arriving Wednesday, Delivered April 4 | B08JCJRYW7×2 B088WMFYMJ',
    '111-3223152-8885064 | 2025-04-02 | 4407 | NAME REDACTED | Delivered April 3 | B07SN5W52J B06WD5JY67',
    '111-5969440-1207462 | 2025-03-24 | 2646 | NAME REDACTED | Delivered April 2 | B082SLKS6Q B016IZ4BO6',
    '111-4660191-1634614 | 2025-03-24 | 2978 | NAME REDACTED | Delivered March 28 | B0134ETE8W',
    '111-3900727-9961810 | 2025-03-15 | 3628 | NAME REDACTED | Delivered March 16, Delivered March 16 | B0817PTT86 B09L3VC3KR',
    '111-1270514-7015467 | 2025-03-03 | 9930 | NAME REDACTED | Delivered March 5 | B07N457BT3',
    '111-0782714-8137814 | 2025-03-03 | 1768 | NAME REDACTED | Delivered March 4 | B004MNIWTC',
    '113-9085096-9353021 | 2025-02-28 | 1578 | - | Purchased at Amazon | B0BNT74DV6 B006MPQLLE B00FZHECP2',
  ],
  'order-history-siege-encrypted-2026-05-10.html': [],
  'order-history-wholefoods.html': [
    '113-1948316-7557856 | 2024-12-14 | 3494 | Name1 & Name1a Name2 | Delivered December 15 | B0BHZT5S12',
    '111-8135648-6461006 | 2024-12-13 | 2344 | Name1 & Name1a Name2 | Delivered December 19 | B0B6ZC6J92×2',
    '111-6492318-9762635 | 2024-12-13 | 1094 | Name1 & Name1a Name2 | Delivered December 14 | B0000AE6P9',
    '114-8632965-7549801 | 2024-12-13 | 3516 | Name1 & Name1a Name2 | Delivered December 19 | B0B6ZC6J92×3',
    '112-5234942-4957063 | 2024-12-12 | 3550 | Name1 & Name1a Name2 | Delivered December 20 | B0BB9Z65TR×3',
    '113-0032904-5149820 | 2024-12-12 | 1183 | Name1 & Name1a Name2 | Delivered December 19 | B0B771C9SF',
    '114-7003689-1773863 | 2024-12-12 | 1775 | Name1 & Name1a Name2 | Delivered December 20 | B0BBBQZCD1×2',
    '113-6307059-7336242 | 2024-12-12 | 6292 | - | Whole Foods Market store | -',
    '111-9815787-3129802 | 2024-12-11 | 5146 | Name1 & Name1a Name2 | Delivered December 11 | B0CB4VZ3KW B0C9Z3BQQS',
    '114-6387485-4446616 | 2024-12-09 | 1623 | Name1 & Name1a Name2 | Delivered December 12 | 3985610371',
  ],
  'your-orders-2026-10.html': [
    '111-2222222-3333333 | 2026-09-30 | 947 | Sam Buyer | Arriving tomorrow | B0SHTEST01',
    '111-4444444-5555555 | 2026-09-29 | 1488 | Lee Other | Arriving tomorrow | B0OTHER001',
    '111-6666666-7777777 | 2026-07-27 | 114 | - | Delivered August 3 | B0OTHER002',
  ],
};

/** State, orders in the period, and where the next page starts. */
const PAGES: Record<string, readonly [string, number, number | null]> = {
  'airpods-multi-order-2026-05-11.html': ['ready', 408, 10],
  'order-history-2010-0.html': ['ready', 12, 10],
  'order-history-2020-40.html': ['ready', 253, 50],
  'order-history-2023-10.html': ['ready', 266, 20],
  'order-history-2023-zero-orders.html': ['empty', 0, null],
  'order-history-amazon-store.html': ['ready', 33, 10],
  'order-history-siege-encrypted-2026-05-10.html': ['wait', 254, 10],
  'order-history-wholefoods.html': ['ready', 281, 20],
  'your-orders-2026-10.html': ['ready', 3, null],
};

const READ_ON = '2026-11-29';

function readHistory(file: string) {
  const reading = readPage(realPage(`history/${file}`), 'https://www.amazon.com/your-orders/orders', {
    today: READ_ON,
  });
  if (reading.kind !== 'page' || reading.page !== 'amazon.order_history') throw new Error(reading.kind);
  return reading;
}

function asRow({ orderId, orderDate, total, shipTo, statuses, items }: OrderCard): string {
  const products = items.map(({ asin, quantity }) => (quantity === 1 ? `${asin}` : `${asin}×${quantity}`));
  return [orderId, orderDate, total?.minor, shipTo?.name, statuses.join(', '), products.join(' ')]
    .map((value) => value || '-')
    .join(' | ');
}

describe('order history as Amazon really serves it', () => {
  it('is there, or was named as left out', () => {
    expect(realPages('history').toSorted()).toEqual(HAVE_REAL_PAGES ? Object.keys(CARDS).toSorted() : []);
  });
  if (!HAVE_REAL_PAGES) return;

  for (const [file, cards] of Object.entries(CARDS)) {
    it(`is read right: ${file}`, () => {
      const { facts, unreadable } = readHistory(file);
      expect(facts.orders.map(asRow)).toEqual(cards);
      const start =
        facts.nextPage === null ? null : Number(new URL(facts.nextPage).searchParams.get('startIndex'));
      expect([facts.state, facts.orderCount, start]).toEqual(PAGES[file]);
      expect(facts.orders.every(({ total }) => total === null || total.currency === 'USD')).toBe(true);
      expect(unreadable).toEqual([]);
    });
  }

  it('tells cancelled orders, addresses, days without a year, store purchases and whose page it is', () => {
    const airpods = readHistory('airpods-multi-order-2026-05-11.html');
    expect(airpods.facts.orders.map((order) => order.cancelled)).toEqual([
      true,
      false,
      false,
      true,
      false,
      false,
      true,
      false,
      false,
      true,
    ]);
    expect(airpods.facts.orders[1]?.shipTo?.text).toBe(
      '40132 N.E., SAMPL3 WAY, Portland, OR 97230, United States',
    );
    expect(airpods.account).toEqual({ id: 'A0CUSTOMERREDACT', displayName: 'Holly' });
    const old = readHistory('order-history-2010-0.html').facts.orders[3];
    expect(old?.shipTo?.text).toBe('1540 W MAIN ST, ROBINS, IA 52328-9799, United States');
    const store = readHistory('order-history-amazon-store.html').facts.orders;
    expect(store[2]?.shipments).toMatchObject([{ latestDelivery: null }, { deliveredOn: '2025-04-04' }]);
    expect(readHistory('order-history-wholefoods.html').facts.orders[7]).toMatchObject({
      items: [],
      itemCount: 10,
    });
  });
});
