import { AgentApiError, NetworkError } from '@crosscart/agent-client';
import type { ErrorCode } from '@crosscart/contracts';
import { expect, test } from 'vitest';
import { PageTimeout, TabClosed } from '../tabs/tab-errors.ts';
import { AttemptFailure, AttemptGivenUp, AttemptOver } from './attempt-failure.ts';
import { endOf } from './end-walk.ts';

const refusal = (code: ErrorCode, status = 409) =>
  new AgentApiError({ code, message: code, status, requestId: 'r' });

test('a typed failure is reported as it is', () => {
  const failure = new AttemptFailure('BLOCKER_CAPTCHA', { blocked_by: 'captcha' });
  expect(endOf(failure)).toEqual({
    kind: 'fail',
    reason: 'BLOCKER_CAPTCHA',
    details: { blocked_by: 'captcha' },
  });
});

test('given up by a person or the API: released, no attempt is counted', () => {
  expect(endOf(new AttemptGivenUp('Stopped by hand'))).toEqual({ kind: 'release' });
  expect(endOf(refusal('AUTOMATION_STOPPED'))).toEqual({ kind: 'release' });
});

test('an attempt that no longer holds the job says nothing any more', () => {
  expect(endOf(new AttemptOver('denied'))).toEqual({ kind: 'nothing' });
  expect(endOf(refusal('STALE_ATTEMPT'))).toEqual({ kind: 'nothing' });
});

test('while the API gives no answer, or knows better, the job stays held for the next turn', () => {
  expect(endOf(new NetworkError('gone'))).toEqual({ kind: 'keep' });
  expect(endOf(refusal('UNAVAILABLE', 503))).toEqual({ kind: 'keep' });
  expect(endOf(refusal('STAGE_OUT_OF_ORDER'))).toEqual({ kind: 'keep' });
});

test('what happened to the tab has its own causes', () => {
  expect(endOf(new PageTimeout('late'))).toMatchObject({ kind: 'fail', reason: 'PAGE_TIMEOUT' });
  expect(endOf(new TabClosed('closed'))).toMatchObject({ kind: 'fail', reason: 'CLOSED_BY_PERSON' });
});

test('an unexpected error is told by its name, never by its words: they might hold an address', () => {
  expect(endOf(new TypeError('Pat Buyer, 4820 Juniper Court'))).toEqual({
    kind: 'fail',
    reason: 'AGENT_ERROR',
    details: { error: 'TypeError' },
  });
});
