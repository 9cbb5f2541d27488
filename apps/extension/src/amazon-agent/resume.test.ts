import { PURCHASE_STAGES } from '@crosscart/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aJob, PURCHASE_ID } from '../testing/attempts.ts';
import type { PlacingNote } from './placing-note.ts';
import { resumeOf } from './resume.ts';

function note(change: Partial<PlacingNote> = {}): PlacingNote {
  return { job: aJob(), purchaseId: PURCHASE_ID, clickSent: false, clickBefore: null, ...change };
}

test.each([null, 'OPENED', 'IN_CART', 'ADDRESS_SET', 'REVIEWED', 'PERMITTED'] as const)(
  'at %s it walks from the first page',
  (stage) => {
    expect(resumeOf(aJob({ stage }), null)).toBe('walk');
  },
);

test('at PLACING without a note of this browser session it looks', () => {
  expect(resumeOf(aJob({ stage: 'PLACING' }), null)).toBe('look_for_outcome');
});

test('at PLACING with a note that no click was sent, the click was surely not done', () => {
  expect(resumeOf(aJob({ stage: 'PLACING' }), note())).toBe('report_click_not_done');
});

test('a note of another attempt says nothing', () => {
  const other = note({ job: aJob({ fence: 6 }) });
  expect(resumeOf(aJob({ stage: 'PLACING' }), other)).toBe('look_for_outcome');
});

test('at PLACED it reads the orders', () => {
  expect(resumeOf(aJob({ stage: 'PLACED' }), note({ clickSent: true }))).toBe('read_orders');
});

test('whatever the API and the note say: after PLACING or a sent click it never walks to a second click', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(null, ...PURCHASE_STAGES),
      fc.option(fc.record({ clickSent: fc.boolean(), clickBefore: fc.option(fc.nat()) })),
      (stage, knowledge) => {
        const placing = knowledge === null ? null : note(knowledge);
        const mayBeBought = stage === 'PLACING' || stage === 'PLACED' || placing?.clickSent === true;
        if (mayBeBought) expect(resumeOf(aJob({ stage }), placing)).not.toBe('walk');
      },
    ),
  );
});
