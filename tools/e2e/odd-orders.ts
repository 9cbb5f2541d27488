/** A getOrders answer with the shapes that real ones have: only what the test is about is filled in. */
export function oddOrders(): object {
  return {
    total: 9,
    unknownKey: 'ignored',
    orders: [
      order(1, { lines: [line(1, { title: 'Fassadenraspel für Styropor', total: '70.33' })] }),
      order(2, { lines: [line(2, { quantity: 3, total: '45.00', discounted: '40.50' })] }),
      // Two orders of one person for the same item: both are wanted.
      order(3, { lines: [line(3, { item: 5, total: '8.00' })], city: 'Köln' }),
      order(4, { lines: [line(4, { item: 5, quantity: 2, total: '16.00' })], city: 'Köln' }),
      // One of two lines has left already.
      order(5, {
        fulfilment: 'IN_PROGRESS',
        lines: [
          line(6, { total: '15.00', fulfilment: 'FULFILLED' }),
          line(7, { quantity: 2, total: '25.00' }),
        ],
      }),
      order(6, { currency: 'USD', lines: [line(8, { total: '20.00', currency: 'USD' })] }),
      order(7, { payment: 'PENDING', lines: [line(9, { total: '5.00' })] }),
      order(8, { cancel: 'CANCELED', lines: [line(10, { total: '5.00' })] }),
      order(9, { fulfilment: 'FULFILLED', lines: [line(11, { total: '5.00', fulfilment: 'FULFILLED' })] }),
    ],
  };
}

interface OrderChange {
  readonly lines: object[];
  readonly city?: string;
  readonly currency?: string;
  readonly payment?: string;
  readonly fulfilment?: string;
  readonly cancel?: string;
}

function order(number: number, change: OrderChange): object {
  const currency = change.currency ?? 'EUR';
  const city = change.city ?? `Musterstadt ${number}`;
  return {
    orderId: `10-1000${number}-2000${number}`,
    creationDate: `2026-03-0${number}T08:00:00.000Z`,
    orderFulfillmentStatus: change.fulfilment ?? 'NOT_STARTED',
    orderPaymentStatus: change.payment ?? 'PAID',
    buyer: { username: `buyer_${number}` },
    pricingSummary: { deliveryCost: { value: '4.95', currency } },
    cancelStatus: { cancelState: change.cancel ?? 'NONE_REQUESTED' },
    fulfillmentStartInstructions: [
      {
        shippingStep: {
          shipTo: {
            fullName: change.city === undefined ? `Käufer Nr ${number}` : 'Käufer Doppelt',
            contactAddress: {
              addressLine1: 'Musterstraße 1a',
              city,
              postalCode: '50667',
              countryCode: 'DE',
            },
          },
        },
      },
    ],
    lineItems: change.lines,
    totalMarketplaceFee: { value: '1.20', currency },
  };
}

interface LineChange {
  readonly total: string;
  readonly title?: string;
  readonly item?: number;
  readonly quantity?: number;
  readonly discounted?: string;
  readonly currency?: string;
  readonly fulfilment?: string;
}

function line(number: number, change: LineChange): object {
  const currency = change.currency ?? 'EUR';
  return {
    lineItemId: String(10_090_000_000_000 + number),
    legacyItemId: String(220_000_000_000 + (change.item ?? number)),
    title: change.title ?? `Practice thing ${number}`,
    quantity: change.quantity ?? 1,
    lineItemCost: { value: change.total, currency },
    ...(change.discounted === undefined
      ? {}
      : { discountedLineItemCost: { value: change.discounted, currency } }),
    lineItemFulfillmentStatus: change.fulfilment ?? 'NOT_STARTED',
    total: { value: change.discounted ?? change.total, currency },
    lineItemFulfillmentInstructions: {
      maxEstimatedDeliveryDate: '2026-03-20T22:00:00.000Z',
      shipByDate: '2026-03-12T21:59:59.000Z',
    },
  };
}
