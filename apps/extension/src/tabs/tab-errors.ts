/** No page came in time, not even after one reload. */
export class PageTimeout extends Error {
  override readonly name = 'PageTimeout';
}

/** Somebody closed the agent's own tab. */
export class TabClosed extends Error {
  override readonly name = 'TabClosed';
}
