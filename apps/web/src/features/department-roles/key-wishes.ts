import type { AssignableKey } from '#features/permissions/permission-words.ts';

type Keys = ReadonlySet<AssignableKey>;
/** Keys that a person ticked (true) or unticked on an open form; of all others they said nothing. */
export type KeyWishes = ReadonlyMap<AssignableKey, boolean>;

/** The keys that are saved, changed as wished: what others saved meanwhile stays. */
export function withWishes(saved: Keys, wishes: KeyWishes): Keys {
  const keys = new Set(saved);
  for (const [key, isWanted] of wishes) {
    if (isWanted) keys.add(key);
    else keys.delete(key);
  }
  return keys;
}

/** What has to be wished for the saved keys to become these. */
export function wishesOf(saved: Keys, keys: Keys): KeyWishes {
  const wanted = [...keys].filter((key) => !saved.has(key)).map((key) => [key, true] as const);
  const unwanted = [...saved].filter((key) => !keys.has(key)).map((key) => [key, false] as const);
  return new Map([...wanted, ...unwanted]);
}

export function same(a: Keys, b: Keys): boolean {
  return a.size === b.size && [...a].every((key) => b.has(key));
}
