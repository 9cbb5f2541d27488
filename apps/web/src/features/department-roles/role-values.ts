import type { BodyOf, DepartmentRole, updateDepartmentRole } from '@crosscart/contracts';
import {
  type AssignableKey,
  PERMISSION_GROUPS,
  PERMISSION_WORDS,
} from '#features/permissions/permission-words.ts';

/** A department role as a form holds it: each key by itself, so that two people can tick at the same time. */
export type RoleValues = Record<AssignableKey, boolean> & { name: string };

const KEYS: readonly AssignableKey[] = PERMISSION_GROUPS.flatMap((group) => group.keys);

/** How the keys are called. */
export const KEY_FIELDS = Object.fromEntries(KEYS.map((key) => [key, PERMISSION_WORDS[key].label])) as Record<
  AssignableKey,
  string
>;

export function roleValues(role: DepartmentRole | null): RoleValues {
  const held = new Set(role?.permissions);
  const ticks = Object.fromEntries(KEYS.map((key) => [key, held.has(key)])) as Record<AssignableKey, boolean>;
  return { ...ticks, name: role?.name ?? '' };
}

export function tickedIn(values: RoleValues): ReadonlySet<AssignableKey> {
  return new Set(KEYS.filter((key) => values[key]));
}

/** What was typed and ticked; the keys go as a whole, with what others ticked meanwhile. */
export function roleChange(typed: Partial<RoleValues>, all: RoleValues): BodyOf<typeof updateDepartmentRole> {
  const { name, ...keys } = typed;
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(Object.keys(keys).length === 0 ? {} : { permissions: [...tickedIn(all)] }),
  };
}
