import type { DepartmentRole } from '@crosscart/contracts';
import { describe, expect, it } from 'vitest';
import { typedIn, typedOver, withEdits } from '#lib/edits.ts';
import { roleChange, roleValues, tickedIn } from './role-values.ts';

const roleWith = (permissions: DepartmentRole['permissions'], name = 'Order desk') =>
  ({ name, permissions }) as DepartmentRole;

describe('a department role on an open form', () => {
  it('gives back the keys it was opened with', () => {
    const keys = ['auto_order.read', 'evidence.read'] as const;
    expect([...tickedIn(roleValues(roleWith([...keys])))]).toEqual(keys);
  });

  it('starts a new one with nothing', () => {
    expect(tickedIn(roleValues(null))).toEqual(new Set());
  });

  it('keeps what somebody else ticked and unticked meanwhile', () => {
    const opened = roleValues(roleWith(['auto_order.read', 'evidence.read']));
    const edits = typedOver(opened, {}, 'supplier_links.write', true);
    const now = roleValues(roleWith(['evidence.read', 'buyer_contact.read'], 'Desk'));
    expect(roleChange(typedIn(edits), withEdits(now, edits))).toEqual({
      permissions: ['supplier_links.write', 'evidence.read', 'buyer_contact.read'],
    });
  });

  it('does not send the keys back where only the name was typed', () => {
    const opened = roleValues(roleWith(['auto_order.read']));
    const edits = typedOver(opened, {}, 'name', ' Desk ');
    expect(roleChange(typedIn(edits), withEdits(opened, edits))).toEqual({ name: 'Desk' });
  });
});
