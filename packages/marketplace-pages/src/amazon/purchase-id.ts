/**
 * One click on *Place your order*, which may become several orders: 106-… on amazon.com, elsewhere of numbers that an
 * order's id may have too. What names it tells it, never its shape.
 */
export function isPurchaseId(text: string): boolean {
  return /^\d{3}-\d{7}-\d{7}$/.test(text);
}

/** The purchase id in a checkout's address (/checkout/p/p-106-…/spc, ?purchaseId=106-…); null when there is none. */
export function purchaseIdOf(url: URL): string | null {
  const inPath = /\/checkout\/p\/p-(\d{3}-\d{7}-\d{7})(?:\/|$)/.exec(url.pathname)?.[1];
  const id = inPath ?? url.searchParams.get('purchaseId');
  return id !== null && isPurchaseId(id) ? id : null;
}
