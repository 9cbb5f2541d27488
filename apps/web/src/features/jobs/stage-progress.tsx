import { type Job, PURCHASE_STAGES } from '@crosscart/contracts';
import { jobState, STAGE_LABELS, stagesDone } from './job-words.ts';
import classes from './stage-progress.module.css';

/** How far a purchase is on its way from OPENED to PLACED. */
export function StageProgress({ job }: { job: Pick<Job, 'status' | 'stage' | 'waiting_confirmation'> }) {
  const done = stagesDone(job);
  const words = job.stage ? STAGE_LABELS[job.stage] : done > 0 ? 'Placed' : 'Not started';
  return (
    <span className={classes.track}>
      <span className={classes.steps} data-tone={jobState(job).color} aria-hidden="true">
        {PURCHASE_STAGES.map((stage, index) => (
          <i key={stage} data-done={index < done ? true : undefined} />
        ))}
      </span>
      <span>{words}</span>
    </span>
  );
}
