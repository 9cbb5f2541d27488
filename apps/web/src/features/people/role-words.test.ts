import { expect, it } from 'vitest';
import { roleConsequence } from './role-words.ts';

const account = { id: 'a', account_code: 'SHOP-1' };

it('says what a change of role takes away, where there is something to lose', () => {
  const va = { role: 'va', department_roles: [], accounts: [account] } as const;
  expect(roleConsequence(va, 'admin')).toContain('Their department roles and assignments end.');
  expect(roleConsequence({ ...va, accounts: [] }, 'admin')).not.toContain('end.');
  expect(roleConsequence({ role: 'client', department_roles: [], accounts: [account] }, 'va')).toContain(
    'left without a client',
  );
  expect(roleConsequence({ role: 'admin', department_roles: [], accounts: [] }, 'va')).toContain(
    'lose the admin pages',
  );
});
