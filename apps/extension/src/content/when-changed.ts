/** Resolves true after the next change of the document, once it is quiet for a moment; false after `timeoutMs`. */
function whenChanged(timeoutMs: number, quietMs = 50): Promise<boolean> {
  return new Promise((resolve) => {
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const settle = (changed: boolean) => {
      clearTimeout(quiet);
      clearTimeout(late);
      observer.disconnect();
      resolve(changed);
    };
    const observer = new MutationObserver(() => {
      quiet ??= setTimeout(() => settle(true), quietMs);
    });
    const late = setTimeout(() => settle(false), timeoutMs);
    observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  });
}

/** The first value that `look` finds, now or after a change of the document; null after `timeoutMs`. */
export async function whenFound<T>(look: () => T | null, timeoutMs: number): Promise<T | null> {
  const giveUpAt = Date.now() + timeoutMs;
  for (let found = look(); ; found = look()) {
    if (found !== null) return found;
    const left = giveUpAt - Date.now();
    if (left <= 0 || !(await whenChanged(left))) return look();
  }
}
