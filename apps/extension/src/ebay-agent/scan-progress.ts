import { storage } from '@wxt-dev/storage';

/** The walk through the order list that runs, or ran last, as the panel shows it. */
export interface ScanProgress {
  readonly running: boolean;
  readonly ordersSeen: number;
  readonly captured: number;
  readonly skipped: number;
  readonly unreadable: number;
  /** True when the pages were read by a map that was never checked on a live page. */
  readonly unverifiedMap?: boolean;
  /** Milliseconds since the epoch; null while the first one runs. */
  readonly finishedAt: number | null;
}

const NO_SCAN: ScanProgress = {
  running: false,
  ordersSeen: 0,
  captured: 0,
  skipped: 0,
  unreadable: 0,
  finishedAt: null,
};

export const scanProgress = storage.defineItem<ScanProgress>('local:scan_progress', { fallback: NO_SCAN });
