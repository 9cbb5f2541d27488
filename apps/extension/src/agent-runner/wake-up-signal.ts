const waiting = new Set<() => void>();

/** Tells everyone who waits that something may have changed. */
export function signalWakeUp(): void {
  for (const resolve of [...waiting]) resolve();
}

/** Resolves with the next wake-up, or after `timeoutMs` at the latest. */
export function nextWakeUp(timeoutMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      waiting.delete(done);
      resolve();
    };
    const timer = setTimeout(done, timeoutMs);
    waiting.add(done);
  });
}
