/**
 * Where a value holds text that Postgres cannot: the character NUL, or half of a surrogate pair (JSON can spell
 * both). Answers the paths, in the order of the value.
 */
export function pathsOfUnstorableText(value: unknown, path: PropertyKey[] = []): PropertyKey[][] {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? [path] : [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => pathsOfUnstorableText(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => pathsOfUnstorableText(item, [...path, key]));
}
