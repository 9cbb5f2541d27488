/**
 * A place in the event log. Ids alone lie (commit order is not id order), so events are ordered by the
 * transaction's id, then their own; the epoch tells a restored database from the one before.
 */
export interface EventCursor {
  readonly epoch: number;
  /** xid8, as text: it may pass 2^53. */
  readonly xid: string;
  readonly id: number;
}

/** `epoch.xid.id`, as clients keep it. */
export function formatCursor({ epoch, xid, id }: EventCursor): string {
  return `${epoch}.${xid}.${id}`;
}

/** Null for anything that `formatCursor` did not make. */
export function parseCursor(text: string): EventCursor | null {
  const [, epoch, xid, id] = /^(\d{1,9})\.(\d{1,19})\.(\d{1,15})$/.exec(text) ?? [];
  if (epoch === undefined || xid === undefined || id === undefined) return null;
  return { epoch: Number(epoch), xid, id: Number(id) };
}
