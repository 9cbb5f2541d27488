import { AgentApiError, type AgentClient, NetworkError } from '@crosscart/agent-client';
import { type ClaimedJob, FAILURE_CATALOGUE, type FailureReason } from '@crosscart/contracts';
import { log } from '../activity-log/activity-log.ts';
import { lastError } from '../agent-runner/last-error.ts';
import { PageTimeout, TabClosed } from '../tabs/tab-errors.ts';
import { AttemptFailure, AttemptGivenUp, AttemptOver, type FailureDetails } from './attempt-failure.ts';

/** How an attempt that broke off before PLACING ends. */
export type End =
  | { readonly kind: 'fail'; readonly reason: FailureReason; readonly details: FailureDetails }
  /** Given back without counting an attempt. */
  | { readonly kind: 'release' }
  /** The API has ended it already, or another attempt holds the job. */
  | { readonly kind: 'nothing' }
  /** The API gave no answer: the job stays held and the next turn resumes it. */
  | { readonly kind: 'keep' };

/** Decides how an attempt ends whose walk threw this error. */
export function endOf(error: unknown): End {
  if (error instanceof AttemptFailure) return { kind: 'fail', reason: error.reason, details: error.details };
  if (error instanceof AttemptGivenUp) return { kind: 'release' };
  if (error instanceof AttemptOver) return { kind: 'nothing' };
  if (error instanceof PageTimeout) return { kind: 'fail', reason: 'PAGE_TIMEOUT', details: {} };
  if (error instanceof TabClosed) return { kind: 'fail', reason: 'CLOSED_BY_PERSON', details: {} };
  if (error instanceof NetworkError) return { kind: 'keep' };
  if (error instanceof AgentApiError) return endOfRefusal(error);
  return {
    kind: 'fail',
    reason: 'AGENT_ERROR',
    details: { error: error instanceof Error ? error.name : 'unknown' },
  };
}

function endOfRefusal(error: AgentApiError): End {
  if (error.status >= 500 || error.status === 401) return { kind: 'keep' };
  switch (error.code) {
    case 'STALE_ATTEMPT':
    case 'NOT_FOUND':
      return { kind: 'nothing' };
    case 'AUTOMATION_STOPPED':
    case 'AGENT_PAUSED':
      return { kind: 'release' };
    case 'PRACTICE_MISMATCH':
      return { kind: 'fail', reason: 'PRACTICE_MISMATCH', details: {} };
    case 'OUTCOME_UNKNOWN':
    case 'STAGE_OUT_OF_ORDER':
    case 'RATE_LIMITED':
      // The claim of the next turn tells where the job really stands.
      return { kind: 'keep' };
    default:
      return { kind: 'fail', reason: 'AGENT_ERROR', details: { code: error.code } };
  }
}

/** Ends an attempt that broke off before PLACING. Errors of the API on the way out are thrown. */
export async function endWalk(api: AgentClient, job: ClaimedJob, error: unknown): Promise<void> {
  const end = endOf(error);
  if (end.kind === 'keep') throw error;
  const words = error instanceof Error ? error.message : 'unknown error';
  const sentence = end.kind === 'fail' ? FAILURE_CATALOGUE[end.reason].sentence : words;
  await log(`${job.ebay_order_id}: ${sentence}`, 'problem');
  if (end.kind === 'fail') await lastError.setValue(sentence);
  try {
    if (end.kind === 'release') await api.release(job.id, { fence: job.fence });
    if (end.kind === 'fail') {
      await api.fail(job.id, { fence: job.fence, reason: end.reason, details: end.details });
    }
  } catch (refusal) {
    // The API ended the attempt meanwhile: that is what was wanted.
    if (!(refusal instanceof AgentApiError) || refusal.code !== 'STALE_ATTEMPT') throw refusal;
  }
}
