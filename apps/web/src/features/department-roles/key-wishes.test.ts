import { expect, it } from 'vitest';
import type { AssignableKey } from '#features/permissions/permission-words.ts';
import { same, wishesOf, withWishes } from './key-wishes.ts';

const set = (...keys: AssignableKey[]) => new Set(keys);
const opened = set('order_tracking.read', 'supplier_links.write');

it('keeps what somebody else saved while the form was open', () => {
  const wishes = wishesOf(opened, set('order_tracking.read', 'order_tracking.export'));
  const savedMeanwhile = set('order_tracking.read', 'supplier_links.write', 'auto_order.operate');
  expect(withWishes(savedMeanwhile, wishes)).toEqual(
    set('order_tracking.read', 'order_tracking.export', 'auto_order.operate'),
  );
});

it('leaves nothing to save once the wishes are saved', () => {
  const wishes = wishesOf(opened, set('order_tracking.read'));
  const saved = withWishes(opened, wishes);
  expect(same(withWishes(saved, wishes), saved)).toBe(true);
});

it('takes a wish back that was unticked again', () => {
  const once = withWishes(opened, wishesOf(opened, set('order_tracking.read')));
  const back = new Set([...once, 'supplier_links.write' as const]);
  expect(wishesOf(opened, back).size).toBe(0);
});
