import { drawEbayOrderId, drawItemId, drawLineItemId } from '../identifiers.ts';
import type { Address, EbayLine, EbayOrder } from '../model.ts';
import { allocate, parseDecimal } from '../money.ts';
import type { ApiAmount, ApiLineItem, ApiOrder } from './get-orders-schema.ts';
import { isShipped, stateFrom } from './order-state.ts';

/** Moves an instant by the file's one offset; absent stays absent. */
export type Shift = (instant: string | null | undefined) => string | null;

/** The forms of eBay's ids. */
const orderIdForm = /^\d{2}-\d{5}-\d{5}$/;
const itemIdForm = /^\d{9,15}$/;
const lineIdForm = /^\d{6,20}$/;

/**
 * One order of the getOrders answer as practice eBay keeps it. An id that is absent or not of eBay's form is drawn (the
 * same for the same text), since eBay's pages always show proper ones; all other absent parts stay unknown.
 */
export function readOrder(api: ApiOrder, place: number, shift: Shift, createdIfUnknown: string): EbayOrder {
  const named = presentText(api.orderId) ?? presentText(api.legacyOrderId) ?? `order ${place}`;
  const order_id = orderIdForm.test(named) ? named : drawEbayOrderId('file', named);
  const currency = currencyOf(api);
  const lines = readLines(api, order_id, currency);
  const summary = api.pricingSummary;
  const lineShipping = sumOf(
    api.lineItems?.map((line) => minorOf(line.deliveryCost?.shippingCost, currency)),
  );
  const createdAt = shift(api.creationDate) ?? createdIfUnknown;
  const state = stateFrom(api, lines);
  const paidOn = api.paymentSummary?.payments
    ?.map((payment) => shift(payment.paymentDate))
    .find((date) => date !== null);
  const username = presentText(api.buyer?.username) ?? 'unknown-buyer';
  const shipTo = readShipTo(api);
  const instructions = api.lineItems?.map((line) => line.lineItemFulfillmentInstructions);
  const start = api.fulfillmentStartInstructions?.[0];
  return {
    order_id,
    created_at: createdAt,
    paid_at: state === 'awaiting_payment' ? null : (paidOn ?? createdAt),
    buyer: { username, display_name: shipTo?.name ?? username },
    ship_to: shipTo,
    no_address_reason: shipTo === null ? noAddressReason(start?.fulfillmentInstructionsType) : null,
    currency,
    lines,
    shipping_minor: positive(minorOf(summary?.deliveryCost, currency) ?? lineShipping ?? 0),
    shipping_discount_minor: positive(minorOf(summary?.deliveryDiscount, currency) ?? 0),
    sales_tax_minor: salesTax(api, currency),
    fees_minor: absoluteOrNull(minorOf(api.totalMarketplaceFee, currency)),
    ship_by: earliest(instructions?.map((each) => shift(each?.shipByDate))),
    deliver_from:
      earliest(instructions?.map((each) => shift(each?.minEstimatedDeliveryDate))) ??
      shift(start?.minEstimatedDeliveryDate),
    deliver_by:
      earliest(instructions?.map((each) => shift(each?.maxEstimatedDeliveryDate))) ??
      shift(start?.maxEstimatedDeliveryDate),
    state,
  };
}

function readLines(api: ApiOrder, orderId: string, currency: string): EbayLine[] {
  const items = api.lineItems ?? [];
  const costs = items.map((item) => absoluteOrNull(minorOf(item.lineItemCost, currency)));
  const discounted = items.map((item) => absoluteOrNull(minorOf(item.discountedLineItemCost, currency)));
  const ownDiscounts = items.map((_, index) => {
    const [before, after] = [costs[index] ?? null, discounted[index] ?? null];
    return before === null || after === null ? 0 : Math.max(0, before - after);
  });
  const discounts = wholeDiscounts(api, currency, costs, ownDiscounts);
  return items.map((item, index) => ({
    line_item_id: inForm(item.lineItemId, lineIdForm) ?? drawLineItemId('file', orderId, index),
    item_id: inForm(item.legacyItemId, itemIdForm) ?? drawnItemId(item, orderId, index),
    sku: presentText(item.sku),
    variation: variationOf(item),
    title: presentText(item.title) ?? `Item ${item.legacyItemId ?? index + 1}`,
    quantity: item.quantity ?? 1,
    available_quantity: 0,
    items_total_minor: costs[index] ?? discounted[index] ?? null,
    discount_minor: discounts[index] ?? 0,
    shipped: isShipped(api, item),
  }));
}

/**
 * The item discounts per line. Where no line names its own, the order's `priceDiscount` (negative in the API) is dealt
 * to the lines by their cost.
 */
function wholeDiscounts(
  api: ApiOrder,
  currency: string,
  costs: readonly (number | null)[],
  ownDiscounts: readonly number[],
): readonly number[] {
  if (ownDiscounts.some((discount) => discount > 0)) return ownDiscounts;
  const ofOrder = positive(minorOf(api.pricingSummary?.priceDiscount, currency) ?? 0);
  const weights = costs.map((cost) => cost ?? 0);
  const most = weights.reduce((total, weight) => total + weight, 0);
  return allocate(Math.min(ofOrder, most), weights);
}

function readShipTo(api: ApiOrder): Address | null {
  for (const { shippingStep } of api.fulfillmentStartInstructions ?? []) {
    const shipTo = shippingStep?.shipTo;
    const address = shipTo?.contactAddress;
    const name = presentText(shipTo?.fullName) ?? presentText(shipTo?.companyName);
    const line1 = presentText(address?.addressLine1);
    const country = presentText(address?.countryCode)?.toUpperCase() ?? null;
    if (name === null || line1 === null || country === null || !/^[A-Z]{2}$/.test(country)) continue;
    return {
      name,
      phone: presentText(shipTo?.primaryPhone?.phoneNumber),
      line1,
      line2: presentText(address?.addressLine2),
      city: presentText(address?.city),
      state: presentText(address?.stateOrProvince) ?? presentText(address?.county),
      postal_code: presentText(address?.postalCode),
      country,
    };
  }
  return null;
}

function noAddressReason(type: string | null | undefined): string {
  if (type === 'PREPARE_FOR_PICKUP') return 'The buyer picks this order up in the store.';
  if (type === 'DIGITAL') return 'This order is delivered digitally.';
  if (type === 'FULFILLED_BY_EBAY') return 'eBay fulfils this order.';
  return 'The shipping address is not available.';
}

function salesTax(api: ApiOrder, currency: string): number | null {
  const ofOrder = minorOf(api.pricingSummary?.tax, currency);
  if (ofOrder !== null) return positive(ofOrder);
  const taxes = api.lineItems?.flatMap((line) => line.ebayCollectAndRemitTaxes ?? []) ?? [];
  return sumOf(taxes.map((tax) => minorOf(tax.amount, currency)));
}

function variationOf(item: ApiLineItem): string | null {
  const aspects = (item.variationAspects ?? [])
    .filter(({ name, value }) => presentText(name) !== null && presentText(value) !== null)
    .map(({ name, value }) => `${name}: ${value}`);
  return aspects.length === 0 ? null : aspects.join(', ');
}

function currencyOf(api: ApiOrder): string {
  const named = [
    api.pricingSummary?.total,
    api.pricingSummary?.priceSubtotal,
    ...(api.lineItems?.map((line) => line.lineItemCost) ?? []),
  ].map((amount) => amount?.currency);
  return named.find((code) => code !== undefined && code !== null && /^[A-Z]{3}$/.test(code)) ?? 'USD';
}

const minorOf = (amount: ApiAmount, currency: string): number | null => {
  const value = amount?.value ?? null;
  return value === null ? null : parseDecimal(value, currency);
};

const presentText = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};
const inForm = (text: string | null | undefined, form: RegExp): string | null =>
  text !== null && text !== undefined && form.test(text) ? text : null;
/** One listing keeps one id: it is drawn from what names the listing, or else the line stands alone. */
const drawnItemId = (item: ApiLineItem, orderId: string, index: number): string =>
  drawItemId('file', presentText(item.legacyItemId) ?? presentText(item.sku) ?? `${orderId} ${index}`);
const positive = Math.abs;
const absoluteOrNull = (minor: number | null): number | null => (minor === null ? null : Math.abs(minor));
const earliest = (dates: readonly (string | null)[] | undefined): string | null =>
  dates?.filter((date) => date !== null).sort()[0] ?? null;

function sumOf(amounts: readonly (number | null)[] | undefined): number | null {
  const known = amounts?.filter((amount) => amount !== null) ?? [];
  return known.length === 0 ? null : known.reduce((total, amount) => total + Math.abs(amount), 0);
}
