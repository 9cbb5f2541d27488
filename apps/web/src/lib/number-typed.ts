/** What was typed as a number; NaN where it is none, which no contract takes. */
export function numberTyped(text: string): number {
  const typed = text.trim();
  return /^-?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
}
