import type { WxtStorageItem } from '@wxt-dev/storage';
import { useEffect, useState } from 'react';

/** A stored value that follows every change, also those the background makes; undefined until first read. */
export function useStored<T>(item: WxtStorageItem<T, Record<string, unknown>>): T | undefined {
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let current = true;
    const unwatch = item.watch((changed) => current && setValue(() => changed));
    void item.getValue().then((first) => current && setValue((seen) => seen ?? first));
    return () => {
      current = false;
      unwatch();
    };
  }, [item]);
  return value;
}
