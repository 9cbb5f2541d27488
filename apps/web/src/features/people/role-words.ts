import type { Role, User } from '@crosscart/contracts';

export const ROLE_NAMES: Readonly<Record<Role, string>> = { admin: 'Admin', va: 'VA', client: 'Client' };

export const STATUS_NAMES: Readonly<Record<User['status'], string>> = {
  active: 'Active',
  suspended: 'Suspended',
};

export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  admin: 'Everything in the organisation',
  va: 'What department roles grant, on assigned accounts',
  client: 'Reads the orders and profit of their own accounts',
};

/** What a change of role takes away and gives; said before it is made. */
export function roleConsequence(
  from: { role: Role; department_roles: readonly unknown[]; accounts: readonly unknown[] },
  to: Role,
): string {
  const gives = {
    admin: 'They may do everything in the organisation, from their next request on.',
    va: 'They see nothing until they have department roles and assigned accounts.',
    client: 'They see the orders and money of accounts whose client they are, nothing else.',
  }[to];
  const loses =
    from.role === 'va' && from.department_roles.length + from.accounts.length > 0
      ? ' Their department roles and assignments end.'
      : from.role === 'client' && from.accounts.length > 0
        ? ' Their accounts are left without a client.'
        : from.role === 'admin'
          ? ' They lose the admin pages.'
          : '';
  return gives + loses;
}
