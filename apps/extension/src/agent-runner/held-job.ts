/** The job that this worker holds right now; the API's own job stays the truth. */
export interface HeldJob {
  readonly id: string;
  readonly fence: number;
  /** The API wants it given up at the next safe point: cancelled or stopped. */
  abandonAsked: boolean;
  /** Another attempt holds the job, or it ended: nothing more may be done for it. */
  lost: boolean;
}

let held: HeldJob | null = null;

/** The job that the heartbeat keeps alive; null between two jobs. */
export function heldJob(): HeldJob | null {
  return held;
}

/** Holds a job while `work` runs on it. */
export async function holdJob<T>(
  job: { readonly id: string; readonly fence: number },
  work: (held: HeldJob) => Promise<T>,
): Promise<T> {
  const mine: HeldJob = { id: job.id, fence: job.fence, abandonAsked: false, lost: false };
  held = mine;
  try {
    return await work(mine);
  } finally {
    if (held === mine) held = null;
  }
}
