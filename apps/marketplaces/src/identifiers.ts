import { createHash } from 'node:crypto';

/** A number that depends on nothing but its inputs, so that a run can be repeated from its seed. */
function drawFrom(parts: readonly (string | number)[], below: bigint): bigint {
  const digest = createHash('sha256').update(parts.join('\u001f')).digest('hex');
  return BigInt(`0x${digest.slice(0, 32)}`) % below;
}

/** `count` decimal digits drawn from the parts. */
export function drawDigits(count: number, ...parts: readonly (string | number)[]): string {
  return drawFrom(parts, 10n ** BigInt(count))
    .toString()
    .padStart(count, '0');
}

/** An integer 0 … below − 1 drawn from the parts. */
export const drawBelow = (below: number, ...parts: readonly (string | number)[]): number =>
  Number(drawFrom(parts, BigInt(below)));

const asinAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An ASIN of the practice catalogue: "B0" and eight of A–Z, 0–9. */
export function drawAsin(...parts: readonly (string | number)[]): string {
  let rest = drawFrom(['asin', ...parts], 36n ** 8n);
  let asin = 'B0';
  for (let place = 0; place < 8; place += 1) {
    asin += asinAlphabet.charAt(Number(rest % 36n));
    rest /= 36n;
  }
  return asin;
}

/** Amazon's purchase id (106-…); never an order id. */
export const drawPurchaseId = (...parts: readonly (string | number)[]): string =>
  `106-${drawDigits(7, 'purchase-a', ...parts)}-${drawDigits(7, 'purchase-b', ...parts)}`;

/** Amazon's order id: 111, 112, 113 or 114, then seven and seven digits. */
export const drawAmazonOrderId = (...parts: readonly (string | number)[]): string =>
  `${111 + drawBelow(4, 'order-site', ...parts)}-${drawDigits(7, 'order-a', ...parts)}-${drawDigits(7, 'order-b', ...parts)}`;

/** eBay's order id NN-NNNNN-NNNNN. */
export const drawEbayOrderId = (...parts: readonly (string | number)[]): string =>
  `${String(drawBelow(27, 'ebay-site', ...parts) + 1).padStart(2, '0')}-${drawDigits(5, 'ebay-a', ...parts)}-${drawDigits(5, 'ebay-b', ...parts)}`;

/** eBay's item id: 12 digits that start with 1–4. */
export const drawItemId = (...parts: readonly (string | number)[]): string =>
  `${1 + drawBelow(4, 'item-first', ...parts)}${drawDigits(11, 'item', ...parts)}`;

/** eBay's line item id: 14 digits. */
export const drawLineItemId = (...parts: readonly (string | number)[]): string =>
  `100${drawDigits(11, 'line', ...parts)}`;
