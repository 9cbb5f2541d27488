import {
  DEVICE_SESSION_HEADER,
  listPresence,
  reportDevicePresence,
  reportPresence,
} from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import type { Member } from '../../people-authentication/person.ts';
import { route } from '../../routing/route.ts';
import { anybodyAtDevice } from '../access-codes/device-person.ts';
import { type PresenceReport, savePresence, selectPresence } from './queries.ts';

/** All windows of a person who names none count as one. */
const ONE_WINDOW = '00000000-0000-0000-0000-000000000000';

export function presenceRoutes(app: FastifyInstance, { database }: Dependencies): void {
  const report = async ({ person, membership }: Member, presence: PresenceReport) => {
    await database.asUser(person.claims, (sql) => savePresence(sql, membership.org_id, presence));
    return {};
  };

  route(app, reportPresence, ({ body, ...member }) =>
    report(member, {
      accountId: body.account_id,
      windowId: body.window_id ?? ONE_WINDOW,
      place: 'web',
    }),
  );
  route(app, reportDevicePresence, async ({ agent, body, request }) => {
    // Sent by the open panel itself: no sign that anybody does anything.
    const member = await anybodyAtDevice(database, agent, request, { acts: false });
    const windowId = String(request.headers[DEVICE_SESSION_HEADER]);
    return report(member, { accountId: body.account_id, windowId, place: 'device' });
  });
  route(app, listPresence, async ({ person, membership }) => ({
    items: await database.asUser(person.claims, (sql) => selectPresence(sql, membership.org_id), {
      readOnly: true,
    }),
  }));
}
