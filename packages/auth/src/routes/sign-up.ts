import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseEmail, parsePhone } from '../addresses.ts';
import { requireMailer, sendCode } from '../code-mails.ts';
import { AuthError } from '../errors.ts';
import { metadataSchema } from '../metadata.ts';
import { createPerson } from '../new-people.ts';
import { assertPasswordIsStrong, hashPassword } from '../passwords.ts';
import { findUserByEmail, findUserByPhone, type Metadata, type UserRow } from '../queries/users.ts';
import type { ServiceContext } from '../service-context.ts';
import { browserOf, startSession } from '../sessions.ts';
import { admitByEmail } from '../sign-in.ts';
import { refusalOfSignUp } from '../sign-up-gate.ts';
import { describeUser } from '../user-json.ts';
import { parseInput } from '../validation.ts';

const body = z.looseObject({
  email: z.string().max(500).default(''),
  phone: z.string().max(50).default(''),
  password: z.string().max(1000).default(''),
  data: metadataSchema.nullish(),
});

/** `POST /signup`: by e-mail address or phone number and password, or without either where that is switched on. */
export function routeSignUp(server: FastifyInstance, context: ServiceContext): void {
  server.post('/signup', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (context.signUps === 'closed') {
      throw new AuthError(422, 'signup_disabled', 'Signups not allowed for this instance');
    }
    const asked = parseInput(body, request.body);
    await context.limiter.takeForIp('signUpPerIp', request.ip);
    const wanted = { ...asked, userMetadata: asked.data ?? {} };
    const outcome =
      asked.email === '' && asked.phone === ''
        ? await signUpAnonymously(context, wanted.userMetadata)
        : asked.phone === ''
          ? await signUpByEmail(context, wanted)
          : await signUpByPhone(context, wanted);
    if (outcome.kind === 'waits') return outcome.answer;
    return startSession(context, outcome.user, outcome.method, browserOf(request));
  });
}

type Outcome =
  | { kind: 'signed_in'; user: UserRow; method: 'password' | 'anonymous' }
  | { kind: 'waits'; answer: Record<string, unknown> };

interface Wanted {
  readonly email: string;
  readonly phone: string;
  readonly password: string;
  readonly userMetadata: Metadata;
}

async function signUpAnonymously(context: ServiceContext, userMetadata: Metadata): Promise<Outcome> {
  if (!context.anonymousSignIns) {
    throw new AuthError(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled');
  }
  const refusal = await refusalOfSignUp(context.sql, context.signUps, { email: null, provider: 'anonymous' });
  if (refusal !== null) throw refusal;
  const user = await createPerson(context.sql, { isAnonymous: true, userMetadata });
  if (user === null) throw new Error('A person without an address met another');
  return { kind: 'signed_in', user, method: 'anonymous' };
}

async function signUpByEmail(context: ServiceContext, wanted: Wanted): Promise<Outcome> {
  const minimumLength = context.passwords?.minimumLength;
  if (minimumLength === undefined) {
    throw new AuthError(400, 'email_provider_disabled', 'Email signups are disabled');
  }
  const password = requirePassword(wanted, minimumLength);
  const email = parseEmail(wanted.email);
  if (!context.autoConfirm) await context.limiter.takeForMail(email);
  const [known, refusal, passwordHash] = await Promise.all([
    findUserByEmail(context.sql, email),
    refusalOfSignUp(context.sql, context.signUps, { email, provider: 'email' }),
    hashPassword(password),
  ]);
  if (context.autoConfirm) {
    if (known !== null) throw new AuthError(422, 'user_already_exists', 'User already registered');
    if (refusal !== null) throw refusal;
  }
  const mailer = context.autoConfirm ? null : requireMailer(context);
  // Whoever is known or not invited is answered as a newcomer is, with a person who does not exist.
  const pretended = (): Outcome => ({ kind: 'waits', answer: pretendedPerson(email, wanted.userMetadata) });
  if (known !== null || refusal !== null) {
    if (known !== null && known.email_confirmed_at === null && mailer !== null) {
      context.deliveries.start(() => sendCode(context, mailer, known, 'confirmation'));
    }
    return pretended();
  }
  const user = await createPerson(context.sql, {
    email,
    emailConfirmed: context.autoConfirm,
    userMetadata: wanted.userMetadata,
    passwordHash,
  });
  if (user === null) {
    // Somebody was quicker by a moment.
    if (mailer !== null) return pretended();
    throw new AuthError(422, 'user_already_exists', 'User already registered');
  }
  if (mailer === null) {
    return { kind: 'signed_in', user: await admitByEmail(context.sql, user), method: 'password' };
  }
  context.deliveries.start(() => sendCode(context, mailer, user, 'confirmation'));
  const answer = await describeUser(context.sql, { ...user, confirmation_sent_at: new Date() });
  return { kind: 'waits', answer };
}

/** Without a way to send a text, a number can only be believed. */
async function signUpByPhone(context: ServiceContext, wanted: Wanted): Promise<Outcome> {
  if (context.passwords === null || !context.autoConfirm || context.signUps !== 'open') {
    throw new AuthError(400, 'phone_provider_disabled', 'Phone signups are disabled');
  }
  const password = requirePassword(wanted, context.passwords.minimumLength);
  const phone = parsePhone(wanted.phone);
  if ((await findUserByPhone(context.sql, phone)) !== null) {
    throw new AuthError(422, 'user_already_exists', 'User already registered');
  }
  const user = await createPerson(context.sql, {
    phone,
    phoneConfirmed: true,
    userMetadata: wanted.userMetadata,
    passwordHash: await hashPassword(password),
  });
  if (user === null) throw new AuthError(422, 'user_already_exists', 'User already registered');
  return { kind: 'signed_in', user: await admitByEmail(context.sql, user), method: 'password' };
}

function requirePassword(wanted: Wanted, minimumLength: number): string {
  if (wanted.password === '') {
    throw new AuthError(400, 'validation_failed', 'Signup requires a valid password');
  }
  assertPasswordIsStrong(wanted.password, minimumLength);
  return wanted.password;
}

function pretendedPerson(email: string, userMetadata: Metadata): Record<string, unknown> {
  const now = new Date();
  const id = randomUUID();
  return {
    id,
    aud: 'authenticated',
    role: 'authenticated',
    email,
    phone: '',
    confirmation_sent_at: now,
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: userMetadata,
    identities: [
      {
        identity_id: randomUUID(),
        id,
        user_id: id,
        identity_data: { sub: id, email, email_verified: false, phone_verified: false },
        provider: 'email',
        last_sign_in_at: now,
        created_at: now,
        updated_at: now,
        email,
      },
    ],
    created_at: now,
    updated_at: now,
    is_anonymous: false,
  };
}
