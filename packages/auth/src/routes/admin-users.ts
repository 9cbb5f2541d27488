import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { requireServiceRole } from '../authorization.ts';
import { AuthError } from '../errors.ts';
import { findUser, insertUser, listUsers } from '../queries/users.ts';
import type { ServiceContext } from '../service-context.ts';
import { describeUser, describeUsers } from '../user-json.ts';
import { metadataSchema, parseInput } from '../validation.ts';

const page = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  per_page: z.coerce.number().int().min(1).max(1000).catch(50),
});

const newUser = z.looseObject({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  email_confirm: z.boolean().default(false),
  user_metadata: metadataSchema.default({}),
  app_metadata: metadataSchema.default({}),
});

/** `/admin/users`: list, create and read people, with the service-role key. */
export function routeAdminUsers(server: FastifyInstance, context: ServiceContext): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    await requireServiceRole(request, context);
  });

  server.get('/admin/users', async (request, reply) => {
    const asked = parseInput(page, request.query);
    const { users, total } = await listUsers(context.sql, {
      limit: asked.per_page,
      offset: (asked.page - 1) * asked.per_page,
    });
    const lastPage = Math.max(1, Math.ceil(total / asked.per_page));
    const link = (number: number, rel: string) =>
      `</admin/users?page=${number}&per_page=${asked.per_page}>; rel="${rel}"`;
    const links = [...(asked.page < lastPage ? [link(asked.page + 1, 'next')] : []), link(lastPage, 'last')];
    reply.header('x-total-count', String(total)).header('link', links.join(', '));
    return { users: await describeUsers(context.sql, users), aud: 'authenticated' };
  });

  server.post('/admin/users', async (request) => {
    const asked = parseInput(newUser, request.body);
    if (asked.password !== undefined) {
      throw new AuthError(
        400,
        'validation_failed',
        'password: people sign in through a provider, not by password',
      );
    }
    const user = await insertUser(context.sql, {
      email: asked.email,
      emailConfirmed: asked.email_confirm,
      appMetadata: asked.app_metadata,
      userMetadata: asked.user_metadata,
    });
    if (user === null) {
      throw new AuthError(422, 'email_exists', 'A user with this email address has already been registered');
    }
    return describeUser(context.sql, user);
  });

  server.get('/admin/users/:id', async (request) => {
    const id = z.object({ id: z.uuid() }).safeParse(request.params);
    if (!id.success) throw new AuthError(404, 'validation_failed', 'user_id must be an UUID');
    const user = await findUser(context.sql, id.data.id);
    if (user === null) throw new AuthError(404, 'user_not_found', 'User not found');
    return describeUser(context.sql, user);
  });
}
