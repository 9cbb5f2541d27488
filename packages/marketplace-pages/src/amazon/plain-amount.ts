/** Minor units of an amount that a page carries as a plain number beside what it shows ("38.95", "45"); null for anything else. */
export function plainMinor(text: string | null): number | null {
  // Every currency of Amazon's sites here has two decimals.
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text ?? '');
  return parts === null ? null : Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
}
