import { z } from 'zod';

/**
 * The parts of an answer of eBay's Sell Fulfillment getOrders (OpenAPI document 1.20.7) that the practice sites read.
 * eBay marks almost nothing as required, so every part may be absent or null; unknown keys are ignored.
 */

const text = z.string().nullish();
/** An RFC 3339 instant; what is no date reads as absent. */
const when = z.iso.datetime({ offset: true }).nullish().catch(null);

const amount = z
  .object({ value: z.union([z.string(), z.number().transform(String)]).nullish(), currency: text })
  .nullish();

const address = z
  .object({
    addressLine1: text,
    addressLine2: text,
    city: text,
    stateOrProvince: text,
    county: text,
    postalCode: text,
    countryCode: text,
  })
  .nullish();

const contact = z
  .object({
    fullName: text,
    companyName: text,
    contactAddress: address,
    primaryPhone: z.object({ phoneNumber: text }).nullish(),
  })
  .nullish();

const lineItem = z.object({
  lineItemId: text,
  legacyItemId: text,
  sku: text,
  title: text,
  quantity: z.int().min(1).nullish(),
  variationAspects: z.array(z.object({ name: text, value: text })).nullish(),
  lineItemCost: amount,
  discountedLineItemCost: amount,
  deliveryCost: z.object({ shippingCost: amount }).nullish(),
  ebayCollectAndRemitTaxes: z.array(z.object({ amount })).nullish(),
  lineItemFulfillmentStatus: text,
  lineItemFulfillmentInstructions: z
    .object({ minEstimatedDeliveryDate: when, maxEstimatedDeliveryDate: when, shipByDate: when })
    .nullish(),
});

const order = z.object({
  orderId: text,
  legacyOrderId: text,
  creationDate: when,
  orderFulfillmentStatus: text,
  orderPaymentStatus: text,
  buyer: z.object({ username: text }).nullish(),
  pricingSummary: z
    .object({
      priceSubtotal: amount,
      priceDiscount: amount,
      deliveryCost: amount,
      deliveryDiscount: amount,
      tax: amount,
      total: amount,
    })
    .nullish(),
  cancelStatus: z.object({ cancelState: text }).nullish(),
  paymentSummary: z
    .object({ payments: z.array(z.object({ paymentDate: when, paymentStatus: text })).nullish() })
    .nullish(),
  fulfillmentStartInstructions: z
    .array(
      z.object({
        fulfillmentInstructionsType: text,
        minEstimatedDeliveryDate: when,
        maxEstimatedDeliveryDate: when,
        shippingStep: z.object({ shipTo: contact }).nullish(),
      }),
    )
    .nullish(),
  lineItems: z.array(lineItem).nullish(),
  totalMarketplaceFee: amount,
});

export const getOrdersSchema = z.object({ orders: z.array(order) });

export type ApiOrder = z.infer<typeof order>;
export type ApiLineItem = z.infer<typeof lineItem>;
export type ApiAmount = z.infer<typeof amount>;
