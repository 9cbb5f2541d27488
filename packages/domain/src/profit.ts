/**
 * What a record earns (design: order automation, Money). All amounts are minor units of one currency.
 * Null means unknown, and a needed unknown makes the result unknown; it never counts as zero.
 */
export type ProfitStatus = 'SUCCESSFUL' | 'RETURN_LABEL_PROVIDED' | 'RETURN_CLOSED' | 'REFUND_NO_RETURN';

/** Sale (items + shipping, without the tax that eBay collects) − eBay fees. */
export function earningsNet(saleMinor: number | null, feesMinor: number | null): number | null {
  return saleMinor === null || feesMinor === null ? null : saleMinor - feesMinor;
}

/** Supplier's price + tax + shipping. */
export function cogsTotal(
  priceMinor: number | null,
  taxMinor: number | null,
  shippingMinor: number | null,
): number | null {
  return priceMinor === null || taxMinor === null || shippingMinor === null
    ? null
    : priceMinor + taxMinor + shippingMinor;
}

export interface ProfitParts {
  status: ProfitStatus;
  earningsNetMinor: number | null;
  cogsTotalMinor: number | null;
  returnLabelMinor: number | null;
  /** Paid back to the buyer, positive; 0 when there is no such entry. */
  buyerRefundMinor?: number | null;
  /** Paid back by the supplier, positive; 0 when there is no such entry. */
  supplierRefundMinor?: number | null;
}

/** Profit by status; refunds enter every profit. */
export function profit(parts: ProfitParts): number | null {
  const { buyerRefundMinor = 0, supplierRefundMinor = 0 } = parts;
  const base = profitBeforeRefunds(parts);
  return base === null || buyerRefundMinor === null || supplierRefundMinor === null
    ? null
    : base - buyerRefundMinor + supplierRefundMinor;
}

function profitBeforeRefunds(parts: ProfitParts): number | null {
  const { earningsNetMinor: earned, cogsTotalMinor: cost, returnLabelMinor: label } = parts;
  const margin = earned === null || cost === null ? null : earned - cost;
  switch (parts.status) {
    case 'SUCCESSFUL':
    case 'REFUND_NO_RETURN':
      return margin;
    case 'RETURN_LABEL_PROVIDED':
      return margin === null || label === null ? null : margin - label;
    case 'RETURN_CLOSED':
      return label === null ? null : 0 - label;
  }
}
