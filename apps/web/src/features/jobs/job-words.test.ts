import { describe, expect, it } from 'vitest';
import { eventFacts, eventTitle } from './event-words.ts';
import { canBeCancelled, jobState, stagesDone } from './job-words.ts';

describe('a job in words', () => {
  it('waits for a person from the question to the answer, also while an agent holds the review open', () => {
    for (const status of ['QUEUED', 'CLAIMED', 'RUNNING'] as const) {
      expect(jobState({ status, waiting_confirmation: true }).label).toBe('Waiting for a person');
    }
    expect(jobState({ status: 'FAILED_NEEDS_ATTENTION', waiting_confirmation: true }).label).toBe(
      'Needs attention',
    );
    expect(jobState({ status: 'RUNNING', waiting_confirmation: false }).label).toBe('Running');
    expect(jobState({ status: 'QUEUED', waiting_confirmation: false }).label).toBe('Queued');
  });

  it('counts its stages; a completed one has done them all', () => {
    expect(stagesDone({ status: 'RUNNING', stage: 'ADDRESS_SET' })).toBe(3);
    expect(stagesDone({ status: 'QUEUED', stage: null })).toBe(0);
    expect(stagesDone({ status: 'COMPLETED', stage: null })).toBe(7);
  });

  it('offers to cancel before the point of no return only', () => {
    expect(canBeCancelled({ status: 'RUNNING', stage: 'PERMITTED' })).toBe(true);
    expect(canBeCancelled({ status: 'RUNNING', stage: 'PLACING' })).toBe(false);
    expect(canBeCancelled({ status: 'FAILED_NEEDS_ATTENTION', stage: 'PLACING' })).toBe(false);
    expect(canBeCancelled({ status: 'COMPLETED', stage: 'PLACED' })).toBe(false);
  });
});

describe('a timeline event in words', () => {
  it('has a title a person would say', () => {
    expect(eventTitle({ type: 'job.stage', payload: { stage: 'IN_CART' } })).toBe('In cart');
    expect(eventTitle({ type: 'job.permit', payload: { decision: 'denied' } })).toBe('Not approved to buy');
    expect(eventTitle({ type: 'supplier_link.created', payload: {} })).toBe('Supplier link created');
  });

  it('tells reasons as sentences and amounts in their currency, and leaves ids out', () => {
    const payload = {
      reason: 'BLOCKER_CAPTCHA',
      total_minor: 2255,
      currency: 'USD',
      permit_id: 'x',
      stage: 'REVIEWED',
    };
    expect(eventFacts(payload)).toBe('Amazon shows a captcha. Solve it by hand. · total $22.55');
    expect(eventFacts({})).toBeNull();
  });
});
