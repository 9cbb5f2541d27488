import type { FastifyInstance, FastifyReply } from 'fastify';
import { errors, type Provider } from 'oidc-provider';
import type { Sql } from 'postgres';
import { z } from 'zod';
import { chooserPage, expiredPage, PAGE_POLICY } from './chooser-page.ts';
import { reasonToRefuse } from './guard.ts';
import { choosePerson, listPeople } from './people.ts';
import { ISSUER_PATH, SESSION_COOKIE } from './provider.ts';

const chosen = z.union([
  z.object({ cancel: z.literal('yes') }),
  z.object({ email: z.string().trim().toLowerCase().pipe(z.email().max(254)) }),
]);

/** Serves the development issuer under {@link ISSUER_PATH}: its chooser, and its protocol. */
export async function mountDevelopmentIssuer(
  server: FastifyInstance,
  issuer: { provider: Provider; sql: Sql; siteUrl: string },
): Promise<void> {
  server.addHook('onRequest', async (request, reply) => {
    const reason = reasonToRefuse(request);
    if (reason !== null) return reply.status(403).type('text/plain').send(`${reason}\n`);
    request.raw.headers.cookie = withoutSession(request.raw.headers.cookie ?? '');
  });
  await server.register(async (pages) => mountChooser(pages, issuer));
  await server.register(async (protocol) => mountProtocol(protocol, issuer.provider));
}

function mountChooser(
  server: FastifyInstance,
  { provider, sql, siteUrl }: { provider: Provider; sql: Sql; siteUrl: string },
): void {
  const path = `${ISSUER_PATH}/sign-in/:uid`;
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  );
  server.setErrorHandler(async (error, _request, reply) => {
    if (error instanceof errors.SessionNotFound) return html(reply.status(400), expiredPage(siteUrl));
    throw error;
  });

  server.get(path, async (request, reply) => {
    const { params } = await provider.interactionDetails(request.raw, reply.raw);
    const hint = typeof params.login_hint === 'string' ? params.login_hint : '';
    return html(reply, chooserPage({ action: request.url, people: await listPeople(sql), typedEmail: hint }));
  });

  server.post(path, async (request, reply) => {
    await provider.interactionDetails(request.raw, reply.raw);
    const form = chosen.safeParse(request.body);
    if (!form.success) {
      return html(
        reply.status(400),
        chooserPage({
          action: request.url,
          people: await listPeople(sql),
          problem: 'Enter an e-mail address such as name@example.com.',
        }),
      );
    }
    if ('cancel' in form.data) {
      const cancelled = { error: 'access_denied', error_description: 'The sign-in was cancelled' };
      return reply.redirect(await provider.interactionResult(request.raw, reply.raw, cancelled), 303);
    }
    const person = await choosePerson(sql, form.data.email);
    // Answers every prompt a client can ask for, so that one form is all of the sign-in.
    const answer = { login: { accountId: person.subject, remember: false }, select_account: {}, consent: {} };
    return reply.redirect(await provider.interactionResult(request.raw, reply.raw, answer), 303);
  });
}

function mountProtocol(server: FastifyInstance, provider: Provider): void {
  const handle = provider.callback();
  // oidc-provider reads the body itself.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.all(`${ISSUER_PATH}/*`, (request, reply) => {
    reply.hijack();
    // The library derives its mount path from the difference between the two.
    const incoming = Object.assign(request.raw, { originalUrl: request.url });
    incoming.url = request.url.slice(ISSUER_PATH.length);
    return handle(incoming, reply.raw);
  });
}

function html(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', PAGE_POLICY)
    .header('referrer-policy', 'no-referrer')
    .header('x-content-type-options', 'nosniff')
    .send(body);
}

/**
 * The issuer remembers nobody: every sign-in asks who you are. (With a session of its own, choosing
 * another person would need its sign-out page, which needs JavaScript.)
 */
function withoutSession(cookies: string): string {
  return cookies
    .split(/;\s*/)
    .filter((cookie) => !cookie.startsWith(`${SESSION_COOKIE}=`) && !cookie.startsWith(`${SESSION_COOKIE}.`))
    .join('; ');
}
