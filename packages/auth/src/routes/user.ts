import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requireUser } from '../authorization.ts';
import { AuthError } from '../errors.ts';
import { deleteSession, deleteSessionsOf } from '../queries/sessions.ts';
import { mergeUserMetadata } from '../queries/users.ts';
import type { ServiceContext } from '../service-context.ts';
import { describeUser } from '../user-json.ts';
import { metadataSchema, parseInput } from '../validation.ts';

const changes = z.looseObject({ data: metadataSchema.optional() });
const logoutQuery = z.object({ scope: z.enum(['global', 'local', 'others']).default('global') });

/** `GET|PUT /user` and `POST /logout`: what a signed-in person may do with their own account. */
export function routeUser(server: FastifyInstance, context: ServiceContext): void {
  server.get('/user', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { user } = await requireUser(request, context);
    return describeUser(context.sql, user);
  });

  server.put('/user', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { user } = await requireUser(request, context);
    const asked = parseInput(changes, request.body);
    if (asked.app_metadata !== undefined) {
      throw new AuthError(403, 'not_admin', 'Updating app_metadata requires admin privileges');
    }
    for (const field of ['email', 'phone', 'password'] as const) {
      if (asked[field] !== undefined) {
        throw new AuthError(
          400,
          'validation_failed',
          `${field}: can only be changed at the sign-in provider`,
        );
      }
    }
    const changed = await mergeUserMetadata(context.sql, user.id, asked.data ?? {});
    if (changed === null) throw new AuthError(404, 'user_not_found', 'User not found');
    return describeUser(context.sql, changed);
  });

  server.post('/logout', async (request, reply) => {
    const { user, sessionId } = await requireUser(request, context);
    const { scope } = parseInput(logoutQuery, request.query);
    if (scope === 'local') await deleteSession(context.sql, sessionId);
    else await deleteSessionsOf(context.sql, user.id, scope === 'others' ? sessionId : undefined);
    return reply.status(204).send();
  });
}
