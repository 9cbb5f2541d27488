import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
  ['Ada Byron', 'AB'],
  ['Ada King Lovelace', 'AL'],
  ['owner@example.com', 'OW'],
  ['  Ówner  ', 'ÓW'],
  ['Owner 🦊', 'O🦊'],
  ['👩‍👩‍👧 Family', '👩‍👩‍👧F'],
  ['مرحبا', 'مر'],
  ['x', 'X'],
  ['', ''],
])('%s is known by whole signs: %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
