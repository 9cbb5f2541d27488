import type { EbayOrderDetail, EbayOrderLine } from '@crosscart/marketplace-pages';

const eur = (minor: number) => ({ minor, currency: 'EUR' });

/** An unshipped line of €20.00. */
export function anOrderLine(change: Partial<EbayOrderLine> = {}): EbayOrderLine {
  return {
    lineId: '10085010063106',
    itemId: '123456789012',
    sku: 'SKU-1',
    variation: 'Color: Blue',
    title: 'Cedar bird feeder',
    quantity: 1,
    unitPrice: eur(2000),
    total: eur(2000),
    discount: null,
    isShipped: false,
    trackingNumbers: [],
    ...change,
  };
}

/** A paid order of one line: €20.00 + €5.00 shipping, €3.00 fees. */
export function anOrderPage(change: Partial<EbayOrderDetail> = {}): EbayOrderDetail {
  return {
    orderId: '12-15199-57289',
    status: 'awaiting_shipment',
    statusText: 'Ship by Nov 25, 2026',
    soldOn: '2026-11-22',
    paidOn: '2026-11-22',
    shipBy: '2026-11-25',
    latestDelivery: '2026-11-30',
    lines: [anOrderLine()],
    shipTo: {
      name: 'Pat Buyer',
      line1: 'Lindenstrasse 4',
      line2: null,
      city: 'Berlin',
      state: null,
      postal_code: '10969',
      country: 'DE',
      phone: null,
    },
    noAddress: null,
    buyerPaid: {} as EbayOrderDetail['buyerPaid'],
    sellerEarns: { earnings: eur(2200) } as EbayOrderDetail['sellerEarns'],
    otherCharges: [],
    sale: eur(2500),
    fees: eur(300),
    refunded: null,
    difference: eur(0),
    earningsDifference: eur(0),
    linesDifference: eur(0),
    isPaid: true,
    isCancelled: false,
    isFulfilled: false,
    ...change,
  };
}
