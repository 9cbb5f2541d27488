import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved } from './order.ts';

describe('moving within an order', () => {
  it('puts the item to its place and keeps the others in theirs', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  });

  it('never loses or doubles an item, and moving back gives the order before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1 }), fc.nat(), fc.nat(), (items, a, b) => {
        const [from, to] = [a % items.length, b % items.length];
        const after = moved(items, from, to);
        expect(moved(after, to, from)).toEqual(items);
      }),
    );
  });
});
