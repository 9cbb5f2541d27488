import type { ClaimedJob } from '@crosscart/contracts';
import { storage } from '@wxt-dev/storage';

/**
 * What this browser session knows of a *Place your order* in flight. Written before the act it speaks of.
 * Session storage outlives the worker and dies with the browser: after a browser's crash there is no note, so
 * an outcome is never called certain because of a write that the disk lost.
 */
export interface PlacingNote {
  readonly job: ClaimedJob;
  readonly purchaseId: string;
  /** False: the content script was surely not yet told to click. */
  readonly clickSent: boolean;
  /** Milliseconds since the epoch after which the content script refuses to click; null before `go`. */
  readonly clickBefore: number | null;
}

const note = storage.defineItem<PlacingNote | null>('session:placing', { fallback: null });

/** The note of the last attempt that came as far as PLACING and is not settled yet. */
export function readPlacingNote(): Promise<PlacingNote | null> {
  return note.getValue();
}

export async function writePlacingNote(next: PlacingNote): Promise<void> {
  const before = await note.getValue();
  if (before !== null && isFor(before, next.job) && before.clickSent && !next.clickSent) {
    throw new Error('A click that was sent cannot be taken back');
  }
  await note.setValue(next);
}

/** The outcome is reported, or was never open: the note and its address are forgotten. */
export async function forgetPlacingNote(): Promise<void> {
  await note.removeValue();
}

/** Does the note speak of this very attempt? */
export function isFor(placing: PlacingNote, job: ClaimedJob): boolean {
  return placing.job.id === job.id && placing.job.fence === job.fence;
}
