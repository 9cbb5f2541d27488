import { createSlot, type Slot, type SlotOptions } from './slot.ts';

/** Hands out connections one at a time, first come first served. */
export interface Pool {
  use<T>(work: (slot: Slot) => Promise<T>): Promise<T>;
  /** Waits for the work that is under way, then closes the connections. */
  close(): Promise<void>;
}

export function createPool(options: SlotOptions & { maxConnections: number }): Pool {
  const idle: Slot[] = [];
  const waiting: Array<(slot: Slot) => void> = [];
  let opened = 0;
  let closing: Promise<void> | null = null;
  let drained: () => void = () => {};

  const take = (): Promise<Slot> | Slot => {
    // The connection used last is the likeliest to be warm.
    const slot = idle.pop();
    if (slot !== undefined) return slot;
    if (opened < options.maxConnections) {
      opened++;
      return createSlot(options);
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (slot: Slot): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(slot);
    else next(slot);
    if (idle.length === opened) drained();
  };

  return {
    async use(work) {
      if (closing !== null) throw new Error('The database connection has been closed.');
      const slot = await take();
      try {
        return await work(slot);
      } finally {
        giveBack(slot);
      }
    },
    close() {
      closing ??= (async () => {
        if (idle.length < opened) await new Promise<void>((resolve) => (drained = resolve));
        await Promise.all(idle.map((slot) => slot.close()));
      })();
      return closing;
    },
  };
}
