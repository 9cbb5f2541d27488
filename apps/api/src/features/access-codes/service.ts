import { AppError, type DevicePerson } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { FastifyRequest } from 'fastify';
import { asCallingAgent, type CallingAgent } from '../../agent-authentication/calling-agent.ts';
import type { Member } from '../../people-authentication/person.ts';
import { memberOf } from './device-person.ts';
import { clockIn, findAccessCode, personAtDevice, setAccessCode, takeTurn } from './queries.ts';
import { hashSecret, isSecretOf, newSecret } from './secret.ts';

/** As app.person_at_device has it. */
const IDLE_MINUTES = 30;
const PREFIX_LENGTH = 4;

/**
 * A new secret for the person's code; this answer is the only time it is seen. Throws RATE_LIMITED after ten in an
 * hour, ALREADY_EXISTS, NOT_FOUND (nothing to rotate), FORBIDDEN (clients have no code).
 */
export async function giveSecret(
  database: Database,
  { person, membership }: Member,
  change: { readonly rotate: boolean },
): Promise<{ code: string; prefix: string; expires_at: string }> {
  const [turn] = await database.asUserQuery(person.claims, (sql) => takeTurn(sql, membership.org_id));
  if (!turn.granted) throw new AppError('RATE_LIMITED');
  const secret = newSecret();
  const hash = await hashSecret(secret);
  const stored = await database.asUser(person.claims, (sql) =>
    setAccessCode(sql, membership.org_id, hash, change),
  );
  return { code: `${stored.prefix}-${secret}`, ...stored };
}

/**
 * Clocks a person in on the calling device. Throws ACCESS_CODE_WRONG whatever is wrong with the code, RATE_LIMITED
 * after ten tries in a minute. A failed try is kept in a transaction that commits: a refusal would forget it.
 */
export async function letIn(
  database: Database,
  agent: CallingAgent,
  code: string,
  request: FastifyRequest,
): Promise<DevicePerson> {
  const plain = code.replace('-', '');
  const [prefix, secret] = [plain.slice(0, PREFIX_LENGTH), plain.slice(PREFIX_LENGTH)];
  const outcome = await asCallingAgent(database, agent, async (sql) => {
    const found = await findAccessCode(sql, agent.id, prefix);
    if (found !== null && 'limited' in found) return 'limited';
    const isRight = await isSecretOf(found?.secret_hash ?? null, secret);
    if (found === null) return 'wrong';
    const session = await clockIn(sql, agent.id, found.id, isRight);
    return session === null ? 'wrong' : personAtDevice(sql, agent.id, session.session_id, { acts: true });
  });
  if (outcome === 'limited') throw new AppError('RATE_LIMITED');
  if (outcome === 'wrong' || outcome === null) throw new AppError('ACCESS_CODE_WRONG');
  const { membership } = await memberOf(database, outcome, request);
  const { org_id: _org, ...person } = outcome;
  return { ...person, permissions: [...membership.permissions], idle_minutes: IDLE_MINUTES };
}
