import { describe, expect, it } from 'vitest';
import type { ProfitParts } from './profit.ts';
import { cogsTotal, earningsNet, profit } from './profit.ts';

const parts: ProfitParts = {
  status: 'SUCCESSFUL',
  earningsNetMinor: 6309,
  cogsTotalMinor: 4220,
  returnLabelMinor: 700,
};

describe('profit', () => {
  it('follows the status', () => {
    expect(profit(parts)).toBe(2089);
    expect(profit({ ...parts, status: 'RETURN_LABEL_PROVIDED' })).toBe(1389);
    expect(profit({ ...parts, status: 'REFUND_NO_RETURN' })).toBe(2089);
    expect(profit({ ...parts, status: 'RETURN_CLOSED' })).toBe(-700);
  });

  it('lets refunds enter every status', () => {
    const refunds = { buyerRefundMinor: 7000, supplierRefundMinor: 4000 };
    expect(profit({ ...parts, ...refunds })).toBe(-911);
    expect(profit({ ...parts, ...refunds, status: 'RETURN_CLOSED' })).toBe(-3700);
    expect(profit({ ...parts, buyerRefundMinor: null })).toBeNull();
  });

  it('is unknown when a needed value is unknown, and only then', () => {
    expect(earningsNet(7528, null)).toBeNull();
    expect(earningsNet(7528, 1219)).toBe(6309);
    expect(cogsTotal(4220, 0, null)).toBeNull();
    expect(cogsTotal(4220, 0, 299)).toBe(4519);
    expect(profit({ ...parts, cogsTotalMinor: null })).toBeNull();
    expect(profit({ ...parts, returnLabelMinor: null })).toBe(2089);
    expect(profit({ ...parts, status: 'RETURN_LABEL_PROVIDED', returnLabelMinor: null })).toBeNull();
    expect(profit({ ...parts, status: 'RETURN_CLOSED', earningsNetMinor: null })).toBe(-700);
    expect(profit({ ...parts, status: 'RETURN_CLOSED', returnLabelMinor: 0 })).toBe(0);
  });
});
