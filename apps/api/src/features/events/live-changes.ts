import type { Role } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { FastifyBaseLogger } from 'fastify';
import { isTooOld } from '../../people-authentication/session-age.ts';
import { EVENTS_CHANNEL } from './announcer.ts';
import {
  type ActiveMember,
  type Change,
  type Horizon,
  selectActiveMembers,
  selectChanges,
  selectHorizon,
  selectLivingAgents,
} from './live-queries.ts';

/** A listener on one org: a person in a browser, or an agent. */
interface Subscriber {
  readonly orgId: string;
  readonly who:
    | {
        readonly kind: 'person';
        readonly userId: string;
        /** The sign-in that the stream came of; it ends with it. */
        readonly sessionId: string;
        /** As of the subscription: a stream does not outlive a change of it. */
        readonly role: Role;
        /** Seconds since 1970. */
        readonly signedInAt: number;
      }
    | { readonly kind: 'agent'; readonly agentId: string; readonly tokenVersion: number };
  /** Seconds since 1970, from the token. */
  readonly expiresAt: number;
  /** Something became visible in the org. `accountIds`: an agent's accounts as of now. */
  onChanges(changes: readonly Change[], accountIds: readonly string[]): void;
  /** Suspended, another role, revoked, signed out, token or sign-in over, or the server closes: the stream must end. */
  onEnd(): void;
}

/**
 * One per process: one LISTEN connection and one poll, whatever the number of streams. A poll costs one round
 * trip, asks only for orgs that somebody listens to, and asks nothing while nobody does.
 */
export interface LiveChanges {
  /** From the answered horizon on no change is missed. The answer also says how to stop. */
  subscribe(subscriber: Subscriber): Promise<{ readonly horizon: Horizon; readonly unsubscribe: () => void }>;
  /** Ends every stream. */
  close(): Promise<void>;
}

/** The net below the announcements, and the longest that a suspended person or a revoked agent keeps listening. */
const POLL_MS = 1_000;

export function createLiveChanges(database: Database, log: FastifyBaseLogger): LiveChanges {
  const subscribers = new Set<Subscriber>();
  let since: string | null = null;
  let joined = 0;
  let timer: NodeJS.Timeout | null = null;
  let unlisten: Promise<() => Promise<void>> | null = null;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  function start(): void {
    timer ??= setInterval(look, POLL_MS).unref();
    unlisten ??= database.listen(EVENTS_CHANNEL, look, look).catch((error: unknown) => {
      log.warn({ err: error }, 'events are polled only');
      return async () => {};
    });
  }

  function look(): void {
    if (looking !== null) {
      lookAgain = true;
      return;
    }
    looking = lookOnce()
      .catch((error: unknown) => log.warn({ err: error }, 'events could not be read'))
      .finally(() => {
        looking = null;
        if (lookAgain) {
          lookAgain = false;
          look();
        }
      });
  }

  async function lookOnce(): Promise<void> {
    const present = [...subscribers];
    if (present.length === 0 || since === null) {
      since = null;
      return;
    }
    const from = since;
    const joinedBefore = joined;
    const people = present.flatMap(({ orgId, who }) =>
      who.kind === 'person' ? [{ orgId, userId: who.userId, sessionId: who.sessionId }] : [],
    );
    const agentIds = present.flatMap(({ who }) => (who.kind === 'agent' ? [who.agentId] : []));
    const [found, members, agents] = await database.asService(
      'live events',
      (sql) =>
        Promise.all([
          selectChanges(sql, [...new Set(present.map(({ orgId }) => orgId))], from),
          people.length > 0 ? selectActiveMembers(sql, people) : [],
          agentIds.length > 0 ? selectLivingAgents(sql, agentIds) : [],
        ]),
      { readOnly: true },
    );
    // Somebody who joined meanwhile was not asked for: the next look begins at the same place again.
    if (joined === joinedBefore) since = found.xmin;
    const standing = standingOf(members, agents);
    const byOrg = Map.groupBy(found.changes, (change) => change.org_id);
    for (const subscriber of present) {
      const accountIds = standing(subscriber);
      if (accountIds === null) end(subscriber);
      else if (byOrg.has(subscriber.orgId))
        subscriber.onChanges(byOrg.get(subscriber.orgId) ?? [], accountIds);
    }
  }

  function end(subscriber: Subscriber): void {
    if (subscribers.delete(subscriber)) subscriber.onEnd();
  }

  return {
    async subscribe(subscriber) {
      const horizon = await database.asService('live events', selectHorizon, { readOnly: true });
      // An older place loses nothing; a newer one could, for those who listened before.
      since ??= horizon.xmin;
      subscribers.add(subscriber);
      joined += 1;
      start();
      return { horizon, unsubscribe: () => void subscribers.delete(subscriber) };
    },
    async close() {
      if (timer !== null) clearInterval(timer);
      for (const subscriber of subscribers) end(subscriber);
      lookAgain = false;
      await looking;
      await (await unlisten)?.();
    },
  };
}

/** The accounts of a subscriber that may stay (none for people), or null for one that must go. */
function standingOf(
  members: readonly ActiveMember[],
  agents: ReadonlyArray<{ id: string; token_version: number; account_ids: string[] }>,
): (subscriber: Subscriber) => readonly string[] | null {
  const active = new Map(
    members.map((member) => [`${member.org_id} ${member.user_id} ${member.session_id}`, member]),
  );
  const living = new Map(agents.map((agent) => [agent.id, agent]));
  return ({ orgId, who, expiresAt }) => {
    if (expiresAt * 1000 <= Date.now()) return null;
    if (who.kind === 'person') {
      const member = active.get(`${orgId} ${who.userId} ${who.sessionId}`);
      return member?.role === who.role && !isTooOld(who.signedInAt, member.session_hours) ? [] : null;
    }
    const agent = living.get(who.agentId);
    return agent?.token_version === who.tokenVersion ? agent.account_ids : null;
  };
}
