import { AppError } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createLastSeen } from '../people-authentication/last-seen.ts';
import { needLivingSession } from '../people-authentication/living-session.ts';
import { chooseMembership, memberIn, membershipsOf } from '../people-authentication/memberships.ts';
import type { Member, Person } from '../people-authentication/person.ts';
import { isTooOld, signedInAt } from '../people-authentication/session-age.ts';
import type { TokenVerifier } from '../people-authentication/token-verifier.ts';

declare module '../routing/access.ts' {
  interface Callers {
    signed_in: { readonly person: Person };
    member: Member;
    permission: Member;
  }
}

/** Lets people in: by their Supabase session, their membership, their permission keys. */
export function registerPeopleAuthentication(
  app: FastifyInstance,
  dependencies: { database: Database; verifyToken: TokenVerifier },
): void {
  const personOf = async (request: FastifyRequest): Promise<Person> => {
    const verified = await dependencies.verifyToken(bearerToken(request));
    // The audit's triggers read it; the IP is the socket's, or a configured proxy's word for it.
    const origin = { ip: request.ip, user_agent: request.headers['user-agent'] ?? null, id: request.id };
    return { id: verified.sub, email: verified.email, claims: { ...verified, request: origin } };
  };
  const seen = createLastSeen(dependencies.database, app.log);
  app.addHook('onClose', () => seen.close());
  const memberOf = async (request: FastifyRequest): Promise<Member> => {
    const person = await personOf(request);
    const memberships = await membershipsOf(dependencies.database, person);
    const membership = chooseMembership(memberships, request.headers['x-org-id']);
    if (isTooOld(signedInAt(person.claims), membership.session_hours)) throw new AppError('SESSION_TOO_OLD');
    seen.note(person, membership.org_id);
    return memberIn(person, membership);
  };

  app.accessCheckers.add('signed_in', async (request) => {
    const person = await personOf(request);
    await needLivingSession(dependencies.database, person);
    return { person };
  });
  app.accessCheckers.add('member', memberOf);
  app.accessCheckers.add('permission', async (request, permission) => {
    const member = await memberOf(request);
    if (permission === null || !member.membership.permissions.has(permission)) {
      throw new AppError('FORBIDDEN', { permission });
    }
    return member;
  });
}

/** The session that the request carries. Throws UNAUTHENTICATED. */
export function bearerToken(request: FastifyRequest): string {
  const match = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(request.headers.authorization ?? '');
  if (match?.[1] === undefined) throw new AppError('UNAUTHENTICATED');
  return match[1];
}
