import type { Role } from '@crosscart/contracts';

export const ROLE_NAMES: Readonly<Record<Role, string>> = { admin: 'Admin', va: 'VA', client: 'Client' };

export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  admin: 'Everything in the organisation',
  va: 'What department roles grant, on assigned accounts',
  client: 'Reads the orders and profit of their own accounts',
};
