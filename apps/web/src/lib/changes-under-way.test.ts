import { expect, it } from 'vitest';
import { changesUnderWay } from './changes-under-way.ts';

it('makes a change once when it is asked for twice, and again when the first has ended', () => {
  const changes = changesUnderWay();
  const invite = () => ({ body: { email: 'ann@example.com' } });
  expect(changes.begin(invite())).toBe(true);
  expect(changes.begin(invite())).toBe(false);
  changes.end(invite());
  expect(changes.begin(invite())).toBe(true);
});

it('holds no other change up: each row of a list has its own', () => {
  const changes = changesUnderWay();
  expect(changes.begin({ params: { id: '1' } })).toBe(true);
  expect(changes.begin({ params: { id: '2' } })).toBe(true);
});
