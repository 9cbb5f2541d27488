import { AppError, DEVICE_SESSION_HEADER, type PermissionKey } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { asCallingAgent, type CallingAgent } from '../../agent-authentication/calling-agent.ts';
import { chooseMembership, memberIn, membershipsOf } from '../../people-authentication/memberships.ts';
import type { Member } from '../../people-authentication/person.ts';
import { type PersonAtDevice, personAtDevice } from './queries.ts';

/**
 * The person at work on the calling device, as a member like any other: what they do there is theirs, in the books
 * and in the audit. Throws NOBODY_AT_DEVICE, FORBIDDEN naming the key.
 */
export async function memberAtDevice(
  database: Database,
  agent: CallingAgent,
  request: FastifyRequest,
  permission: PermissionKey,
): Promise<Member> {
  const member = await anybodyAtDevice(database, agent, request, { acts: request.method !== 'GET' });
  if (!member.membership.permissions.has(permission)) throw new AppError('FORBIDDEN', { permission });
  return member;
}

/** The person at work on the calling device; only acting keeps them at work. Throws NOBODY_AT_DEVICE. */
export async function anybodyAtDevice(
  database: Database,
  agent: CallingAgent,
  request: FastifyRequest,
  { acts }: { readonly acts: boolean },
): Promise<Member> {
  const session = z.uuid().safeParse(request.headers[DEVICE_SESSION_HEADER]);
  // Also without a session: a revoked device is told so, and the proof is used up.
  const person = await asCallingAgent(database, agent, async (sql) =>
    session.success ? personAtDevice(sql, agent.id, session.data, { acts }) : null,
  );
  if (person === null) throw new AppError('NOBODY_AT_DEVICE');
  return memberOf(database, person, request);
}

export async function memberOf(
  database: Database,
  { user_id: id, email, org_id: orgId }: Pick<PersonAtDevice, 'user_id' | 'email' | 'org_id'>,
  request: FastifyRequest,
): Promise<Member> {
  const origin = { ip: request.ip, user_agent: request.headers['user-agent'] ?? null, id: request.id };
  const person = { id, email, claims: { sub: id, email, request: origin } };
  return memberIn(person, chooseMembership(await membershipsOf(database, person), orgId));
}
