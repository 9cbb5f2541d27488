/** A repeatable stream of draws (mulberry32): the same seed gives the same orders. */
export interface Draw {
  /** An integer least … most, both included. */
  between(least: number, most: number): number;
  /** True in one of `n` draws. */
  oneIn(n: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** A shuffled copy. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

export function makeDraw(seed: number): Draw {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const index = between(0, items.length - 1);
    if (items.length === 0) throw new Error('nothing to pick from');
    return items[index] as Item;
  };
  return {
    between,
    pick,
    oneIn: (n) => between(1, n) === 1,
    shuffle: (items) => {
      const left = [...items];
      const shuffled: typeof left = [];
      while (left.length > 0) shuffled.push(...left.splice(between(0, left.length - 1), 1));
      return shuffled;
    },
  };
}
