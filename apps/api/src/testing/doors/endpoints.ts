import type { Access, Endpoint, PermissionKey } from '@crosscart/contracts';
import * as contracts from '@crosscart/contracts';

/** A door of the API by the name that it has in the contracts. */
export interface Door {
  readonly name: string;
  readonly endpoint: Endpoint;
  /** The key that the door asks for; null for doors of other kinds. */
  readonly permission: PermissionKey | null;
}

/** Every endpoint of the contracts; a new one is among them by itself. */
export const DOORS: readonly Door[] = Object.entries<unknown>(contracts)
  .filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1]))
  .map(([name, endpoint]) => ({ name, endpoint, permission: permissionOf(endpoint.access) }));

/** Doors for people: signed in, members, or holders of a key. */
export const PEOPLE_DOORS = DOORS.filter(
  ({ endpoint: { access } }) => typeof access === 'object' || access === 'member' || access === 'signed_in',
);
export const MEMBER_DOORS = PEOPLE_DOORS.filter(({ endpoint }) => endpoint.access !== 'signed_in');
export const AGENT_DOORS = DOORS.filter(({ endpoint }) => endpoint.access === 'agent');
export const DEVICE_DOORS = DOORS.filter(({ endpoint }) => endpoint.access === 'device');

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'access' in value;
}

function permissionOf(access: Access): PermissionKey | null {
  return typeof access === 'object' ? access.permission : null;
}

/** A door as a failed test names it. */
export const nameOf = ({ name, endpoint }: Door): string => `${name} (${endpoint.method} ${endpoint.path})`;

/** Whether a department role may hold the key. */
export const isAssignable = (key: PermissionKey): boolean =>
  contracts.ASSIGNABLE_PERMISSION_KEYS.some((each) => each === key);
