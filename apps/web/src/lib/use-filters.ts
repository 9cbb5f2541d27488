'use client';
import { usePathname, useSearchParams } from 'next/navigation';

/**
 * Filters that live in the URL: shareable, and the back button works. Empty values leave the URL.
 * Names that are not listed (an open row, say) stay as they are when filters change.
 */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const pathname = usePathname();
  const search = useSearchParams();
  const values = Object.fromEntries(names.map((name) => [name, search.get(name) || undefined])) as Record<
    Name,
    string | undefined
  >;
  const set = (changes: Partial<Record<Name, string | null>>, how: 'push' | 'replace' = 'replace') => {
    // Not `search`: a debounced field may tell after another filter has changed. Not the router either: its address
    // changes only when its navigation is done, and the next change would lose this one.
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries<string | null | undefined>(changes)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    const address = next.size > 0 ? `${pathname}?${next}` : pathname;
    window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  };
  const clear = () => set(Object.fromEntries(names.map((name) => [name, null])) as Record<Name, null>);
  const areSet = names.some((name) => values[name] !== undefined);
  return { values, set, clear: areSet ? clear : undefined };
}
