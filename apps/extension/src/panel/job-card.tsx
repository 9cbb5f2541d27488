import { PURCHASE_STAGES } from '@crosscart/contracts';
import type { CurrentJob } from '../amazon-agent/current-job.ts';
import { STAGE_WORDS } from '../amazon-agent/stage-words.ts';

/** The purchase in hand, with its stages as steps. */
export function JobCard({ job, takesNew }: { job: CurrentJob | null; takesNew: boolean }) {
  if (job === null) {
    return (
      <section className="card" aria-label="Current job">
        <h2>No job in hand</h2>
        <p className="quiet">
          {takesNew ? 'The next purchase starts by itself.' : 'It takes none as long as it is held.'}
        </p>
      </section>
    );
  }
  const reached = job.stage === null ? -1 : PURCHASE_STAGES.indexOf(job.stage);
  return (
    <section className="card" aria-label="Current job">
      <h2>{job.itemName}</h2>
      <p className="quiet">
        {job.units} × {job.asin} · order {job.ebayOrderId} · {job.accountCode}
      </p>
      {job.waitsForConfirmation && (
        <p className="notice waiting" role="status">
          Waits for a person to press “Place order” in Crosscart.
        </p>
      )}
      <ol className="stages">
        {PURCHASE_STAGES.map((stage, index) => (
          <li
            key={stage}
            className={index <= reached ? 'done' : index === reached + 1 ? 'next' : 'later'}
            aria-current={index === reached + 1 ? 'step' : undefined}
          >
            {STAGE_WORDS[stage]}
          </li>
        ))}
      </ol>
    </section>
  );
}
