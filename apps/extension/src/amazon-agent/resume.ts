import type { ClaimedJob } from '@crosscart/contracts';
import { isFor, type PlacingNote } from './placing-note.ts';

/** How an attempt goes on, from what the API knows of the job and this browser session of the click. */
export type Resume =
  /** Before PLACING: from the first page; the cart is made anew. */
  | 'walk'
  /** PLACING is recorded and the click was surely never sent. */
  | 'report_click_not_done'
  /** PLACING is recorded and the click may have happened: look, never click. */
  | 'look_for_outcome'
  /** Bought: read the order ids and the money. */
  | 'read_orders';

/** Decides how to go on with a claimed job. After PLACING no way leads back to the walk. */
export function resumeOf(job: ClaimedJob, note: PlacingNote | null): Resume {
  if (job.stage === 'PLACED') return 'read_orders';
  if (job.stage === 'PLACING') {
    return note !== null && isFor(note, job) && !note.clickSent
      ? 'report_click_not_done'
      : 'look_for_outcome';
  }
  // The API may not have heard of PLACING while the click was already sent by a `go` that it gave: never walk again.
  return note !== null && isFor(note, job) && note.clickSent ? 'look_for_outcome' : 'walk';
}
