import type { AgentClient } from '@crosscart/agent-client';
import type { ClaimedJob } from '@crosscart/contracts';
import type { WorkTab } from '../tabs/work-tab.ts';

/** One attempt at one job: what every stage works with. */
export interface Attempt {
  readonly job: ClaimedJob;
  readonly api: AgentClient;
  readonly tab: WorkTab;
  /** Throws AttemptGivenUp or AttemptOver when the attempt must not go on. Only before PLACING. */
  safePoint(): Promise<void>;
}

/** The shop that a job buys at. */
export function shopUrl(job: ClaimedJob, path: string): string {
  return `https://www.${job.site}${path}`;
}
