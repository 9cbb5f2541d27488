import { createInvite, inviteInBulk, listInvites, resendInvite, revokeInvite } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { inviteList } from './bulk.ts';
import { createInviteMails } from './mails.ts';
import { invite, invitesOf, resend, revoke } from './service.ts';

/** Takes up what a process that died left unsent. */
const LEFT_UNSENT_EVERY_MS = 60_000;

export function inviteRoutes(app: FastifyInstance, { config, database }: Dependencies): void {
  const mails = createInviteMails(database, config, app.log);
  let timer: NodeJS.Timeout | null = null;
  app.addHook('onListen', async () => {
    mails.send();
    timer = setInterval(() => mails.send(), LEFT_UNSENT_EVERY_MS);
  });
  app.addHook('onClose', async () => {
    if (timer !== null) clearInterval(timer);
    await mails.close();
  });
  const inviting = { database, mails };

  route(app, listInvites, ({ query, ...member }) => invitesOf(inviting, member, query));
  route(app, createInvite, ({ body, ...member }) => invite(inviting, member, body));
  route(app, inviteInBulk, ({ body, ...member }) => inviteList(inviting, member, body));
  route(app, resendInvite, ({ params, body, ...member }) =>
    resend(inviting, member, params.id, body.expires_in_days),
  );
  route(app, revokeInvite, ({ params, ...member }) => revoke(inviting, member, params.id));
}
