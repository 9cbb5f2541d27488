import type { FailureReason } from '@crosscart/contracts';

export type FailureDetails = Record<string, string | number | boolean | null>;

/** The attempt cannot go on, for a reason of the catalogue. Details hold no personal data. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  readonly reason: FailureReason;
  readonly details: FailureDetails;
  constructor(reason: FailureReason, details: FailureDetails = {}) {
    super(`The attempt failed: ${reason}`);
    this.reason = reason;
    this.details = details;
  }
}

/** The attempt is given up at a safe point: a person stopped it, or the API wants it back. */
export class AttemptGivenUp extends Error {
  override readonly name = 'AttemptGivenUp';
}

/** The API ended the attempt, or another one holds the job: nothing may be reported for it any more. */
export class AttemptOver extends Error {
  override readonly name = 'AttemptOver';
}
