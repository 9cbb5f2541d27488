import type { Readable } from 'node:stream';
import { type AutomationEvent, EVENT_PAYLOAD_PERMISSIONS } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { FastifyBaseLogger } from 'fastify';
import type { ActiveMembership, Member } from '../../people-authentication/person.ts';
import { signedInAt } from '../../people-authentication/session-age.ts';
import { type EventCursor, formatCursor } from './cursor.ts';
import { createEventStream } from './event-stream.ts';
import type { LiveChanges } from './live-changes.ts';
import { type EventRow, selectEventsAfter } from './queries.ts';

interface PersonStreamDependencies {
  readonly database: Database;
  readonly changes: LiveChanges;
  readonly log: FastifyBaseLogger;
}

const PAGE = 200;

/**
 * The live events of what a member may see: first a `ready` message with the cursor that the stream starts from
 * (`reset` where the asked one is of another epoch: everything must be read afresh), then one `event` message
 * each. Every query runs as the person, so row-level security decides what is seen, also after a change of rights.
 */
export async function openPersonStream(
  { database, changes, log }: PersonStreamDependencies,
  { person, membership }: Member,
  after: EventCursor | null,
): Promise<Readable> {
  let stop = (): void => {};
  let closed = false;
  const stream = createEventStream(() => {
    closed = true;
    stop();
  });
  let position: EventCursor | null = null;
  let delivering = false;
  let more = false;

  const deliver = async (): Promise<void> => {
    more = true;
    if (delivering) return;
    delivering = true;
    try {
      while (more && !closed && position !== null) {
        more = false;
        const { xmin, events } = await selectEventsAfter(
          database,
          person.claims,
          membership.org_id,
          position,
          PAGE,
        );
        const { epoch } = position;
        for (const row of events) {
          const event = eventOf(row, epoch, membership);
          stream.send({ id: event.cursor, event: 'event', data: event });
        }
        const last = events.at(-1);
        if (events.length === PAGE && last !== undefined) {
          position = { epoch, xid: last.xid, id: last.id };
          more = true;
        } else {
          // Nothing visible is left below the horizon: the next look need not walk over the invisible again.
          position = { epoch, xid: xmin, id: 0 };
        }
      }
    } catch (error) {
      // The client comes again with its cursor; nothing is lost.
      log.warn({ err: error }, 'an event stream broke off');
      stream.end();
    } finally {
      delivering = false;
    }
  };

  const { horizon, unsubscribe } = await changes.subscribe({
    orgId: membership.org_id,
    who: {
      kind: 'person',
      userId: person.id,
      sessionId: String(person.claims.session_id),
      role: membership.role,
      signedInAt: signedInAt(person.claims),
    },
    // Streams are opened with a verified token, which has both.
    expiresAt: Number(person.claims.exp),
    onChanges: () => void deliver(),
    onEnd: () => stream.end(),
  });
  stop = unsubscribe;
  if (closed) unsubscribe();
  const now = { epoch: horizon.epoch, xid: horizon.xmin, id: 0 };
  position = after?.epoch === horizon.epoch ? after : now;
  const isReset = after !== null && after.epoch !== horizon.epoch;
  stream.send({ id: formatCursor(position), event: isReset ? 'reset' : 'ready', data: {} });
  void deliver();
  return stream.readable;
}

/**
 * The event as the contracts shape it, with as much of it as that member may read. Keys that payloads ask for come with
 * the role, and no stream outlives a change of that.
 */
export function eventOf(
  { xid, id, ...event }: EventRow,
  epoch: number,
  { permissions }: Pick<ActiveMembership, 'permissions'>,
): AutomationEvent {
  const { type, account_id, job_id, record_id, agent_id, actor, created_at } = event;
  const cursor = formatCursor({ epoch, xid, id });
  const key = EVENT_PAYLOAD_PERMISSIONS[type];
  const payload = key === undefined || permissions.has(key) ? event.payload : {};
  return { cursor, type, account_id, job_id, record_id, agent_id, actor, payload, created_at };
}
