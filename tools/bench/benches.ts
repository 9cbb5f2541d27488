/** What a bench measured: plain numbers by name, units in the names. */
export type Figures = Readonly<Record<string, number>>;

/** A bench measures beside its peer or its raw limit in the same run, and says on the way what it does. */
export type Bench = (say: (sentence: string) => void) => Promise<Figures>;

/** Every bench by the name that `npm run bench -- <name>` takes; loaded only when asked for. */
export const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  access: async () => (await import('./access/bench.ts')).accessBench,
  readers: async () => (await import('./readers.ts')).readers,
};
