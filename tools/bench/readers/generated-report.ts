/**
 * A report as Amazon writes one, of any length and without keeping it: pieces of about a thousand rows. Rows differ as
 * real ones do (discounts, cancelled lines, quoted titles, several parcels); the same index makes the same row.
 */
export function* generatedReport(rows: number): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\ufeff${HEADER}\r\n`);
  for (let from = 0; from < rows; from += 1_000) {
    let text = '';
    for (let index = from; index < Math.min(from + 1_000, rows); index++) text += row(index);
    yield encoder.encode(text);
  }
}

const HEADER =
  'Website,Order ID,Order Date,Purchase Order Number,Currency,Unit Price,Unit Price Tax,Shipping Charge,Total Discounts,Total Owed,Shipment Item Subtotal,Shipment Item Subtotal Tax,ASIN,Product Condition,Quantity,Payment Instrument Type,Order Status,Shipment Status,Ship Date,Shipping Option,Shipping Address,Billing Address,Carrier Name & Tracking Number,Product Name,Gift Message,Gift Sender Name,Gift Recipient Contact Details,Item Serial Number';

function row(index: number): string {
  const isCancelled = index % 40 === 0;
  const price = 500 + ((index * 7919) % 9_000);
  const tax = Math.round(price * 0.08);
  const discount = index % 25 === 0 ? 170 : 0;
  const quantity = isCancelled ? 0 : index % 12 === 0 ? 2 : 1;
  const owed = isCancelled ? 0 : (price + tax) * quantity - discount;
  const day = `2026-${two(1 + (index % 12))}-${two(1 + (index % 28))}`;
  const order = `112-${String(index).padStart(7, '0')}-${String((index * 31) % 10_000_000).padStart(7, '0')}`;
  const title = `Storage bag set ${index % 997}, pack of ${1 + (index % 9)}${index % 30 === 0 ? ', "large"' : ''}`;
  const shipped = isCancelled
    ? ['Cancelled', 'Not Available', 'Not Available']
    : ['Closed', 'Shipped', `${day}T09:12:22.518Z`];
  const cells = [
    'Amazon.com',
    order,
    `${day}T03:04:05Z`,
    'Not Applicable',
    'USD',
    amount(price),
    amount(tax),
    '0',
    discount === 0 || isCancelled ? '0' : `'-${amount(discount)}'`,
    amount(owed),
    isCancelled ? 'Not Available' : amount(price * quantity),
    isCancelled ? 'Not Available' : amount(tax * quantity),
    `B0${String(index % 100_000_000).padStart(8, '0')}`,
    'New',
    String(quantity),
    'Visa - 0000',
    ...shipped,
    'next-us',
    'Some Name 12 Any Street Town ST 00000 United States',
    'Some Name 12 Any Street Town ST 00000 United States',
    isCancelled ? 'Not Available' : `AMZN_US(TBA${String(index).padStart(12, '0')})`,
    title.includes('"') || title.includes(',') ? `"${title.replaceAll('"', '""')}"` : title,
    'Not Available',
    'Not Available',
    'Not Available',
    'Not Available',
  ];
  return `${cells.join(',')}\r\n`;
}

/** Without the zeros at its end, as Amazon writes amounts: 10, 5.2, 19.99. */
function amount(minor: number): string {
  return String(minor / 100);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
