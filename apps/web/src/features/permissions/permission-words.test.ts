import { ASSIGNABLE_PERMISSION_KEYS, PERMISSION_KEYS, withImplied } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { abilities, broughtBy, inabilities, PERMISSION_GROUPS } from './permission-words.ts';

describe('permissions in plain words', () => {
  it('offers every key that a department role may carry, each once', () => {
    const offered = PERMISSION_GROUPS.flatMap((group) => group.keys);
    expect([...offered].sort()).toEqual([...ASSIGNABLE_PERMISSION_KEYS].sort());
  });

  it('tells which ticked keys bring another one', () => {
    const ticked = new Set(['order_tracking.write.order_fields', 'auto_order.operate'] as const);
    expect(broughtBy('order_tracking.read', ticked)).toEqual(['order_tracking.write.order_fields']);
    expect(broughtBy('order_tracking.read.order_remark', ticked)).toEqual([
      'order_tracking.write.order_fields',
    ]);
    expect(broughtBy('auto_order.read', ticked)).toEqual(['auto_order.operate']);
    expect(broughtBy('auto_order.operate', ticked)).toEqual([]);
    expect(broughtBy('supplier_links.write', ticked)).toEqual([]);
  });

  it('says what somebody can do, in the order of the editor, reading only where they cannot write', () => {
    expect(abilities(withImplied(['order_tracking.write.order_fields', 'profit.read']))).toEqual([
      'See records',
      'Change order ids, prices, fees and costs',
      'Write order remarks',
      'Read service remarks',
      'See profit',
    ]);
    expect(abilities([])).toEqual([]);
  });

  it('says what people ask about first where it is missing, and nothing of admins', () => {
    expect(inabilities(['order_tracking.read'])).toContain('See profit');
    expect(inabilities(['profit.read'])).not.toContain('See profit');
    expect(inabilities(PERMISSION_KEYS)).toEqual([]);
  });
});
