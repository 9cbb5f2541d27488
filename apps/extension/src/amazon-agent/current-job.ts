import type { ClaimedJob, PurchaseStage } from '@crosscart/contracts';
import { storage } from '@wxt-dev/storage';

/** The job in hand as the panel shows it. A picture for people: the API's job is the truth. */
export interface CurrentJob {
  readonly jobId: string;
  readonly accountCode: string;
  readonly ebayOrderId: string;
  readonly itemName: string;
  readonly asin: string;
  readonly units: number;
  /** Last stage reached in this walk; null before the first. */
  readonly stage: PurchaseStage | null;
  /** A person must press *Place order* before it goes on. */
  readonly waitsForConfirmation: boolean;
}

export const currentJob = storage.defineItem<CurrentJob | null>('local:current_job', { fallback: null });

export async function showJob(job: ClaimedJob): Promise<void> {
  await currentJob.setValue({
    jobId: job.id,
    accountCode: job.account_code,
    ebayOrderId: job.ebay_order_id,
    itemName: job.item_name,
    asin: job.asin,
    units: job.units,
    stage: job.stage === 'PLACING' || job.stage === 'PLACED' ? job.stage : null,
    waitsForConfirmation: false,
  });
}

export async function showProgress(change: Partial<CurrentJob>): Promise<void> {
  const shown = await currentJob.getValue();
  if (shown !== null) await currentJob.setValue({ ...shown, ...change });
}
