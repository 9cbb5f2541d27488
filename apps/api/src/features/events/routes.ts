import { jobTimeline, streamEvents, streamWakeUps } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import { asCallingAgent } from '../../agent-authentication/calling-agent.ts';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { openAgentStream } from './agent-stream.ts';
import { createAnnouncer } from './announcer.ts';
import { createLiveChanges } from './live-changes.ts';
import { openPersonStream } from './person-stream.ts';
import { resumeFrom, timelineOf } from './service.ts';

const STREAM = { produces: 'text/event-stream' } as const;
const STREAM_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx and its kin collect answers before they pass them on; a stream must not wait.
  'x-accel-buffering': 'no',
  // Kept alive after its end, the connection would keep a closing server waiting.
  connection: 'close',
};

export function eventRoutes(app: FastifyInstance, { database }: Dependencies): void {
  const changes = createLiveChanges(database, app.log);
  const announcer = createAnnouncer(database, app.log);
  // Open streams would keep the server from closing.
  app.addHook('preClose', () => changes.close());
  app.addHook('onClose', () => announcer.close());
  // Every door that changes something has committed by now.
  app.addHook('onResponse', async (request, reply) => {
    if (request.method !== 'GET' && reply.statusCode < 400) announcer.announce();
  });

  route(
    app,
    streamEvents,
    async ({ person, membership, query, request, reply }) => {
      const after = resumeFrom(request.headers['last-event-id'], query.after);
      const log = request.log;
      const readable = await openPersonStream({ database, changes, log }, { person, membership }, after);
      return reply.headers(STREAM_HEADERS).send(readable);
    },
    STREAM,
  );
  route(
    app,
    streamWakeUps,
    async ({ agent, reply }) => {
      // Nothing to do but to be welcome and to use the proof up.
      await asCallingAgent(database, agent, async () => {});
      const readable = await openAgentStream(changes, agent);
      return reply.headers(STREAM_HEADERS).send(readable);
    },
    STREAM,
  );
  route(app, jobTimeline, ({ params, ...member }) => timelineOf(database, member, params.id));
}
