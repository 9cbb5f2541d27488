import { FAILURE_CATALOGUE, type Job, PURCHASE_STAGES, type PurchaseStage } from '@crosscart/contracts';

type Shown = Pick<Job, 'status' | 'waiting_confirmation'>;

/** Where nothing moves by itself, whatever was asked before. */
const STILL: ReadonlySet<Job['status']> = new Set(['COMPLETED', 'FAILED_NEEDS_ATTENTION', 'CANCELLED']);

/** A job's state in one or two words, and the badge colour that goes with it. */
export function jobState(job: Shown): { label: string; color: string } {
  // The agent may still hold the review page open: a person is what it waits for all the same.
  if (job.waiting_confirmation && !STILL.has(job.status)) {
    return { label: 'Waiting for a person', color: 'orange' };
  }
  switch (job.status) {
    case 'QUEUED':
      return { label: 'Queued', color: 'gray' };
    case 'CLAIMED':
      return { label: 'Claimed', color: 'cobalt' };
    case 'RUNNING':
      return { label: 'Running', color: 'cobalt' };
    case 'COMPLETED':
      return { label: 'Completed', color: 'green' };
    case 'FAILED_NEEDS_ATTENTION':
      return { label: 'Needs attention', color: 'red' };
    case 'CANCELLED':
      return { label: 'Cancelled', color: 'gray' };
  }
}

export const STAGE_LABELS: Readonly<Record<PurchaseStage, string>> = {
  OPENED: 'Opened',
  IN_CART: 'In cart',
  ADDRESS_SET: 'Address set',
  REVIEWED: 'Reviewed',
  PERMITTED: 'Approved',
  PLACING: 'Placing',
  PLACED: 'Placed',
};

/** Stages done out of all; a completed job has done them all. */
export function stagesDone(job: Pick<Job, 'status' | 'stage'>): number {
  if (job.status === 'COMPLETED') return PURCHASE_STAGES.length;
  return job.stage === null ? 0 : PURCHASE_STAGES.indexOf(job.stage) + 1;
}

/** Whether cancelling is still possible: not ended and before PLACING. The API has the last word. */
export function canBeCancelled(job: Pick<Job, 'status' | 'stage'>): boolean {
  const ended = job.status === 'COMPLETED' || job.status === 'CANCELLED';
  return !ended && job.stage !== 'PLACING' && job.stage !== 'PLACED';
}

/** The catalogue's sentence for a failure reason. */
export function failureSentence(reason: NonNullable<Job['failure_reason']>): string {
  return FAILURE_CATALOGUE[reason].sentence;
}
