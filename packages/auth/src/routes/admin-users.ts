import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseEmail, parsePhone } from '../addresses.ts';
import { changePersonAsAdmin, readBan } from '../admin-changes.ts';
import { AuthError } from '../errors.ts';
import { metadataSchema } from '../metadata.ts';
import { createPerson } from '../new-people.ts';
import { assertPasswordIsStrong, hashPassword } from '../passwords.ts';
import { changeUser, deleteUser, softDeleteUser } from '../queries/user-changes.ts';
import { findUser, listUsers, type UserRow } from '../queries/users.ts';
import type { ServiceContext } from '../service-context.ts';
import { describeUser, describeUsers } from '../user-json.ts';
import { parseInput } from '../validation.ts';
import { factorNotFound } from './not-offered.ts';

/** supabase-js sends `page=&per_page=` when it is asked for no page in particular. */
const unlessEmpty = (value: unknown) => (value === '' ? undefined : value);

const page = z.object({
  page: z.preprocess(unlessEmpty, z.coerce.number().int().min(1).max(1_000_000).default(1)),
  per_page: z.preprocess(unlessEmpty, z.coerce.number().int().min(1).max(1000).default(50)),
});

const attributes = z.looseObject({
  email: z.string().max(500).optional(),
  email_confirm: z.boolean().default(false),
  phone: z.string().max(50).optional(),
  phone_confirm: z.boolean().default(false),
  password: z.string().max(1000).nullish(),
  role: z.enum(['authenticated', 'anon']).optional(),
  ban_duration: z.string().max(50).optional(),
  user_metadata: metadataSchema.nullish(),
  app_metadata: metadataSchema.nullish(),
});
export type AdminAttributes = z.output<typeof attributes>;

const deletion = z.looseObject({ should_soft_delete: z.boolean().default(false) });

/**
 * `/admin/users`: list, create, read, change and delete people, with the service-role key. Nobody has second factors,
 * and clients may ask.
 */
export function routeAdminUsers(server: FastifyInstance, context: ServiceContext): void {
  server.get('/admin/users', async (request, reply) => {
    const asked = page.safeParse(request.query);
    if (!asked.success) {
      throw new AuthError(400, 'validation_failed', 'Bad Pagination Parameters: numbers of one or more');
    }
    const { page: number, per_page: perPage } = asked.data;
    const { users, total } = await listUsers(context.sql, { limit: perPage, offset: (number - 1) * perPage });
    const lastPage = Math.max(1, Math.ceil(total / perPage));
    const link = (to: number, rel: string) => `</admin/users?page=${to}&per_page=${perPage}>; rel="${rel}"`;
    const links = [...(number < lastPage ? [link(number + 1, 'next')] : []), link(lastPage, 'last')];
    reply.header('x-total-count', String(total)).header('link', links.join(', '));
    return { users: await describeUsers(context.sql, users), aud: 'authenticated' };
  });

  server.post('/admin/users', async (request) => {
    const asked = readAttributes(request, context);
    if (asked.email === undefined && asked.phone === undefined) {
      throw new AuthError(400, 'validation_failed', 'Cannot create a user without either an email or phone');
    }
    const ban = readBan(asked.ban_duration);
    const user = await createPerson(context.sql, {
      email: asked.email,
      emailConfirmed: asked.email_confirm,
      phone: asked.phone,
      phoneConfirmed: asked.phone_confirm,
      appMetadata: asked.app_metadata ?? {},
      userMetadata: asked.user_metadata ?? {},
      passwordHash: asked.password ? await hashPassword(asked.password) : null,
    });
    if (user === null) throw taken(asked);
    const banned = ban === undefined ? user : await changeUser(context.sql, user.id, { banned_until: ban });
    return describeUser(context.sql, banned);
  });

  server.get('/admin/users/:id', async (request) =>
    describeUser(context.sql, await requireSubject(request, context)),
  );

  server.get('/admin/users/:id/factors', async (request) => {
    await requireSubject(request, context);
    return [];
  });

  server.delete('/admin/users/:id/factors/:factor', async (request) => {
    await requireSubject(request, context);
    throw factorNotFound();
  });

  server.put('/admin/users/:id', async (request) => {
    const user = await requireSubject(request, context);
    const asked = readAttributes(request, context);
    try {
      return await describeUser(context.sql, await changePersonAsAdmin(context.sql, user, asked));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === '23505') throw taken(asked);
      throw error;
    }
  });

  server.delete('/admin/users/:id', async (request) => {
    const { should_soft_delete: isSoft } = parseInput(deletion, request.body);
    const user = await requireSubject(request, context);
    const isGone = await (isSoft ? softDeleteUser : deleteUser)(context.sql, user.id);
    if (!isGone) throw new AuthError(404, 'user_not_found', 'User not found');
    return {};
  });
}

async function requireSubject(request: FastifyRequest, context: ServiceContext): Promise<UserRow> {
  const id = z.object({ id: z.uuid() }).safeParse(request.params);
  if (!id.success) throw new AuthError(404, 'validation_failed', 'user_id must be an UUID');
  const user = await findUser(context.sql, id.data.id);
  if (user === null) throw new AuthError(404, 'user_not_found', 'User not found');
  return user;
}

function readAttributes(request: FastifyRequest, context: ServiceContext): AdminAttributes {
  const asked = parseInput(attributes, request.body);
  if (asked.password) {
    if (context.passwords === null) {
      throw new AuthError(
        400,
        'validation_failed',
        'password: people sign in through a provider, not by password',
      );
    }
    assertPasswordIsStrong(asked.password, context.passwords.minimumLength);
  }
  return {
    ...asked,
    email: asked.email ? parseEmail(asked.email) : undefined,
    phone: asked.phone ? parsePhone(asked.phone) : undefined,
  };
}

function taken(asked: AdminAttributes): AuthError {
  return asked.email === undefined
    ? new AuthError(422, 'phone_exists', 'Phone number already registered by another user')
    : new AuthError(422, 'email_exists', 'A user with this email address has already been registered');
}
