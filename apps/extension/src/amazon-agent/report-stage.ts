import type { BodyOf, reportStage as reportStageEndpoint } from '@crosscart/contracts';
import { log } from '../activity-log/activity-log.ts';
import type { PageSeen } from '../messages/page-seen.ts';
import type { Attempt } from './attempt.ts';
import { showProgress } from './current-job.ts';
import { STAGE_WORDS } from './stage-words.ts';

type ReportedStage = BodyOf<typeof reportStageEndpoint>['stage'];

/** Makes a stage durable, with the page's practice mark. Awaited before the next act on a page. */
export async function reportStage(
  { api, job }: Attempt,
  stage: ReportedStage,
  page: PageSeen,
): Promise<void> {
  await api.reportStage(job.id, { fence: job.fence, stage, practice_run: page.reading.practiceRun });
  await showProgress({ stage });
  await log(`${job.ebay_order_id}: ${STAGE_WORDS[stage]}`);
}
