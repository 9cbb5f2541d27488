import type { PageView } from '../page-view.ts';

/** The one valid value that several places of a page name; contradiction and nonsense are unreadable. */
export function agreed<Value extends string | number>(
  view: PageView,
  what: string,
  candidates: readonly (Value | null)[],
  isValid: (value: Value) => boolean = () => true,
): Value | null {
  const [value, ...others] = new Set(candidates.filter((candidate) => candidate !== null));
  if (value === undefined) return null;
  return others.length === 0 && isValid(value) ? value : view.fail(what);
}
