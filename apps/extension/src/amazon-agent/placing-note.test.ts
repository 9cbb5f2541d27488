import { expect, test } from 'vitest';
import { aJob, PURCHASE_ID } from '../testing/attempts.ts';
import { forgetPlacingNote, readPlacingNote, writePlacingNote } from './placing-note.ts';

const unsent = { job: aJob(), purchaseId: PURCHASE_ID, clickSent: false, clickBefore: null };

test('a click that was sent cannot be noted as unsent again', async () => {
  await writePlacingNote(unsent);
  await writePlacingNote({ ...unsent, clickSent: true, clickBefore: 5 });
  await expect(writePlacingNote(unsent)).rejects.toThrow('cannot be taken back');
  expect((await readPlacingNote())?.clickSent).toBe(true);
});

test('a later attempt has a note of its own', async () => {
  await writePlacingNote({ ...unsent, clickSent: true, clickBefore: 5 });
  await writePlacingNote({ ...unsent, job: aJob({ fence: 8 }) });
  expect((await readPlacingNote())?.job.fence).toBe(8);
});

test('a settled purchase leaves no address behind', async () => {
  await writePlacingNote(unsent);
  await forgetPlacingNote();
  expect(await readPlacingNote()).toBeNull();
});
