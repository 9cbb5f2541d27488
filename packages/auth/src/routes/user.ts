import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseEmail } from '../addresses.ts';
import { requireUser } from '../authorization.ts';
import { requireMailer, sendCode } from '../code-mails.ts';
import { AuthError } from '../errors.ts';
import { assertMetadataFits, metadataSchema } from '../metadata.ts';
import { changePassword } from '../password-changes.ts';
import { deleteSession, deleteSessionsOf } from '../queries/sessions.ts';
import { changeUser, mergeMetadata } from '../queries/user-changes.ts';
import { findUserByEmail, type UserRow } from '../queries/users.ts';
import type { ServiceContext } from '../service-context.ts';
import { describeUser } from '../user-json.ts';
import { parseInput } from '../validation.ts';

const changes = z.looseObject({
  data: metadataSchema.nullish(),
  email: z.string().max(500).nullish(),
  password: z.string().max(1000).nullish(),
  nonce: z.string().max(100).default(''),
});
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
    const { user, session } = await requireUser(request, context);
    const asked = parseInput(changes, request.body);
    if (asked.app_metadata !== undefined) {
      throw new AuthError(403, 'not_admin', 'Updating app_metadata requires admin privileges');
    }
    refuseWhatIssuersKeep(asked, context);
    const data = asked.data ?? {};
    assertMetadataFits('data', { ...user.raw_user_meta_data, ...data });
    const email = asked.email ? parseEmail(asked.email) : user.email;
    if (asked.password) {
      await changePassword(context, { user, session, password: asked.password, nonce: asked.nonce });
    }
    const merged = await mergeMetadata(context.sql, user.id, 'raw_user_meta_data', data);
    if (merged === null) throw new AuthError(404, 'user_not_found', 'User not found');
    const changed =
      email === null || email === user.email
        ? merged
        : await beginEmailChange(context, merged, email, request.ip);
    return describeUser(context.sql, changed);
  });

  server.post('/logout', async (request, reply) => {
    const { user, session } = await requireUser(request, context);
    const { scope } = parseInput(logoutQuery, request.query);
    if (scope === 'local') await deleteSession(context.sql, session.id);
    else await deleteSessionsOf(context.sql, user.id, scope === 'others' ? session.id : undefined);
    return reply.status(204).send();
  });
}

/** Without passwords, an account is what its issuer, or its e-mail address, says it is. */
function refuseWhatIssuersKeep(asked: z.output<typeof changes>, context: ServiceContext): void {
  const kept = context.passwords === null ? (['email', 'phone', 'password'] as const) : (['phone'] as const);
  for (const field of kept) {
    if (asked[field] !== undefined) {
      throw new AuthError(400, 'validation_failed', `${field}: can only be changed at the sign-in provider`);
    }
  }
}

async function beginEmailChange(
  context: ServiceContext,
  user: UserRow,
  email: string,
  ip: string,
): Promise<UserRow> {
  const mailer = requireMailer(context);
  await context.limiter.takeForIp('mailPerIp', ip);
  await context.limiter.takeForMail(email);
  if ((await findUserByEmail(context.sql, email)) !== null) {
    throw new AuthError(422, 'email_exists', 'A user with this email address has already been registered');
  }
  const changed = await changeUser(context.sql, user.id, {
    email_change: email,
    email_change_agreed: [],
    email_change_sent_at: new Date(),
  });
  context.deliveries.start(() => sendCode(context, mailer, changed, 'email_change'));
  return changed;
}
