import { describe, expect, it } from 'vitest';
import { isAmazonOrderId, isAsin, isEbayItemId, isEbayLineId, isEbayOrderId } from './identifiers.ts';

describe('identifiers', () => {
  it('never takes a purchase id for an order id', () => {
    expect(isAmazonOrderId('106-4048724-9898639')).toBe(false);
  });

  it('knows the shapes, whole', () => {
    expect(isAmazonOrderId('112-1797866-6276043')).toBe(true);
    expect(isAmazonOrderId('D01-1797866-6276043')).toBe(true);
    expect(isAmazonOrderId('x112-1797866-6276043')).toBe(false);
    expect(isEbayOrderId('06-15211-22068')).toBe(true);
    expect(isEbayOrderId('112-1797866-6276043')).toBe(false);
    expect(isEbayItemId('406355941732')).toBe(true);
    expect(isEbayLineId('10085010063106')).toBe(true);
    expect(isAsin('B0GSS72GZJ')).toBe(true);
    expect(isAsin('b0gss72gzj')).toBe(false);
  });
});
