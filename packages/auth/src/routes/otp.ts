import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseEmail, parsePhone } from '../addresses.ts';
import { requireUser } from '../authorization.ts';
import { offerSignInCode, requireMailer, sendCode } from '../code-mails.ts';
import { AuthError } from '../errors.ts';
import { metadataSchema } from '../metadata.ts';
import { findUserByEmail } from '../queries/users.ts';
import type { ServiceContext } from '../service-context.ts';
import { parseInput } from '../validation.ts';

const addressed = z.looseObject({
  email: z.string().max(500).default(''),
  phone: z.string().max(50).default(''),
});
const otpBody = addressed.extend({
  create_user: z.boolean().default(true),
  data: metadataSchema.nullish(),
});
const resendBody = addressed.extend({ type: z.string().max(50).default('') });

/**
 * Routes that send a code: `POST /otp`, `/magiclink`, `/recover`, `/resend` and `GET /reauthenticate`. Each answers
 * `{}` before anything is looked up or sent, so that neither words nor time tell whether the address is known.
 */
export function routeOtp(server: FastifyInstance, context: ServiceContext): void {
  const admit = async (ip: string, email: string): Promise<void> => {
    await context.limiter.takeForIp('mailPerIp', ip);
    await context.limiter.takeForMail(email);
  };

  for (const path of ['/otp', '/magiclink']) {
    server.post(path, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const asked = parseInput(otpBody, request.body);
      if (asked.email !== '' && asked.phone !== '') {
        throw new AuthError(
          400,
          'validation_failed',
          'Only an email address or phone number should be provided',
        );
      }
      if (asked.phone !== '') {
        parsePhone(asked.phone);
        throw new AuthError(400, 'phone_provider_disabled', 'Unsupported phone provider');
      }
      if (asked.email === '') {
        throw new AuthError(400, 'validation_failed', 'One of email or phone must be set');
      }
      const email = parseEmail(asked.email);
      const mailer = requireMailer(context);
      await admit(request.ip, email);
      // Where everybody may sign up there is nothing to hide, and clients ask in order to know.
      if (!asked.create_user && context.signUps === 'open' && !(await findUserByEmail(context.sql, email))) {
        throw new AuthError(422, 'otp_disabled', 'Signups not allowed for otp');
      }
      context.deliveries.start(() =>
        offerSignInCode(context, mailer, {
          email,
          mayBeNew: asked.create_user,
          userMetadata: asked.data ?? {},
        }),
      );
      return {};
    });
  }

  server.post('/recover', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const asked = parseInput(addressed, request.body);
    if (asked.email === '') {
      throw new AuthError(400, 'validation_failed', 'Password recovery requires an email');
    }
    const email = parseEmail(asked.email);
    const mailer = requireMailer(context, 400);
    await admit(request.ip, email);
    context.deliveries.start(() => sendToKnown(context, email, 'recovery', mailer));
    return {};
  });

  server.post('/resend', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const asked = parseInput(resendBody, request.body);
    if (['sms', 'phone_change'].includes(asked.type)) {
      if (context.passwords === null) {
        throw new AuthError(400, 'phone_provider_disabled', 'Phone logins are disabled');
      }
      parsePhone(asked.phone);
      return {};
    }
    if (!['signup', 'email_change'].includes(asked.type)) {
      throw new AuthError(
        400,
        'validation_failed',
        'Missing one of these types: signup, email_change, sms, phone_change',
      );
    }
    if (asked.email === '') {
      throw new AuthError(400, 'validation_failed', 'Type provided requires an email address');
    }
    const email = parseEmail(asked.email);
    const mailer = requireMailer(context, 400);
    await admit(request.ip, email);
    const kind = asked.type === 'signup' ? 'confirmation' : 'email_change';
    context.deliveries.start(() => sendToKnown(context, email, kind, mailer));
    return {};
  });

  server.get('/reauthenticate', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { user } = await requireUser(request, context);
    if (user.email === null) {
      throw new AuthError(
        400,
        'validation_failed',
        'Reauthentication requires the user to have an email or a phone number',
      );
    }
    const mailer = requireMailer(context);
    await admit(request.ip, user.email);
    await sendCode(context, mailer, user, 'reauthentication');
    return {};
  });
}

async function sendToKnown(
  context: ServiceContext,
  email: string,
  kind: 'confirmation' | 'recovery' | 'email_change',
  mailer: NonNullable<ServiceContext['mailer']>,
): Promise<void> {
  const user = await findUserByEmail(context.sql, email);
  if (user === null) return;
  if (kind === 'confirmation' && user.email_confirmed_at !== null) return;
  if (kind === 'email_change' && user.email_change === null) return;
  await sendCode(context, mailer, user, kind);
}
