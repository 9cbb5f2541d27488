/**
 * The order id in a text that the page labels as such ("Order# 112-…", "Bestellnummer 302-…"); two ids are none.
 * Of old orders a labelled id may begin with 10 and any digit, 106 too; elsewhere 106-… is a purchase id.
 */
export function orderIdIn(text: string): string | null {
  const found = new Set(text.match(/(?<![\w-])(?:\d{3}|D\d{2})-\d{7}-\d{7}(?![\w-])/g));
  const [id] = found;
  return found.size === 1 && id !== undefined ? id : null;
}
