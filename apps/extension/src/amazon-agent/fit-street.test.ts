import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitStreet } from './fit-street.ts';

test('lines that fit stay as the buyer wrote them', () => {
  expect(fitStreet('4820 Juniper Court', 'Apt 3')).toEqual(['4820 Juniper Court', 'Apt 3']);
  expect(fitStreet('4820 Juniper Court', null)).toEqual(['4820 Juniper Court', '']);
});

test('a long first line is wrapped between words', () => {
  expect(fitStreet('alpha beta gamma', 'delta', 11)).toEqual(['alpha beta', 'gamma delta']);
});

test('what does not fit is refused, not cut', () => {
  expect(fitStreet('alpha beta gamma delta epsilon', null, 11)).toBeNull();
  expect(fitStreet('a-single-word-that-is-too-long', null, 11)).toBeNull();
});

test('whatever fits keeps every word in its order, within the length', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^\w{1,9}$/), { minLength: 1, maxLength: 12 }), (words) => {
      const fitted = fitStreet(words.join(' '), null, 20);
      if (fitted === null) return;
      expect(fitted.join(' ').trim()).toBe(words.join(' '));
      for (const line of fitted) expect(line.length).toBeLessThanOrEqual(20);
    }),
  );
});
