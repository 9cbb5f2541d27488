import type { AuthLog } from './options.ts';

/** Work that goes on after the answer: an answer that waited for it would tell known addresses from unknown ones. */
export interface Deliveries {
  /** Starts it; a failure is logged by name, for nobody waits to hear of it. */
  start(work: () => Promise<void>): void;
  /** Resolves when everything that was started has ended. */
  settled(): Promise<void>;
}

export function createDeliveries(log: AuthLog): Deliveries {
  const underWay = new Set<Promise<void>>();
  return {
    start(work) {
      const delivery = work()
        .catch((error: unknown) => {
          const name = error instanceof Error ? error.name : typeof error;
          const code = error instanceof Error && 'code' in error ? error.code : undefined;
          log.error({ cause: name, cause_code: code }, 'A mail could not be sent');
        })
        .finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
