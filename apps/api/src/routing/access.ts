import type { Access, PermissionKey } from '@crosscart/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Who called, by kind of access. A module that authenticates another kind adds its entry by declaration merging
 * and its checker by `app.accessCheckers.add`.
 * @public
 */
export interface Callers {
  public: Record<never, never>;
}

/** The kinds of access that a checker stands for; a permission key is checked by the kind `permission`. */
type AccessKind = Extract<Access, string> | 'permission';

/** Settles who calls, from headers alone and before the body is read; throws AppError to refuse. */
type AccessChecker<Kind extends keyof Callers> = (
  request: FastifyRequest,
  /** The key that the door asks for; null for every kind but `permission`. */
  permission: PermissionKey | null,
) => Promise<Callers[Kind]> | Callers[Kind];

/** Who the handler of a door with this access may count on. */
export type CallerOf<Door extends Access> = Door extends { permission: PermissionKey }
  ? CallerOfKind<'permission'>
  : Door extends string
    ? CallerOfKind<Door>
    : never;
type CallerOfKind<Kind> = Kind extends keyof Callers ? Callers[Kind] : never;

/** The checkers of one server, one per kind of access. */
class AccessCheckers {
  readonly #checkers = new Map<string, AccessChecker<keyof Callers>>([['public', () => ({})]]);

  add<Kind extends keyof Callers & AccessKind>(kind: Kind, checker: AccessChecker<Kind>): void {
    if (this.#checkers.has(kind)) throw new Error(`There is an access checker for "${kind}" already.`);
    this.#checkers.set(kind, checker as AccessChecker<keyof Callers>);
  }

  /** The check for a door. Throws when the server has no checker for its kind: a door is never left open. */
  for(access: Access): (request: FastifyRequest) => Promise<object> {
    const kind: AccessKind = typeof access === 'string' ? access : 'permission';
    const permission = typeof access === 'string' ? null : access.permission;
    const checker = this.#checkers.get(kind);
    if (checker === undefined) throw new Error(`No access checker is registered for "${kind}".`);
    return async (request) => checker(request, permission);
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    accessCheckers: AccessCheckers;
  }
}

/** Gives the server its (still empty) set of checkers. */
export function decorateWithAccessCheckers(app: FastifyInstance): void {
  app.decorate('accessCheckers', new AccessCheckers());
}
