import type { Checkout } from '../store.ts';

/** The address of a checkout's step ("address", "pay", "spc", …). */
export const checkoutUrl = (checkout: Checkout, step: string): string =>
  `/checkout/p/p-${checkout.purchaseId}/${step}`;
