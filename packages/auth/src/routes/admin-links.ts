import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseEmail } from '../addresses.ts';
import { requireMailer, sendCode } from '../code-mails.ts';
import { AuthError } from '../errors.ts';
import { metadataSchema } from '../metadata.ts';
import { createPerson } from '../new-people.ts';
import { issueCode } from '../one-time-codes.ts';
import { assertPasswordIsStrong, hashPassword } from '../passwords.ts';
import type { CodePurpose } from '../queries/codes.ts';
import { changeUser, mergeMetadata } from '../queries/user-changes.ts';
import { findUserByEmail, type UserRow } from '../queries/users.ts';
import { chooseRedirect } from '../redirects.ts';
import type { ServiceContext } from '../service-context.ts';
import { describeUser } from '../user-json.ts';
import { parseInput } from '../validation.ts';

const invite = z.looseObject({ email: z.string().max(500), data: metadataSchema.nullish() });
const linkBody = invite.extend({
  type: z.string().max(50),
  new_email: z.string().max(500).default(''),
  password: z.string().max(1000).default(''),
  redirect_to: z.string().max(2000).optional(),
});
const redirectQuery = z.looseObject({ redirect_to: z.string().max(2000).optional() });
type LinkBody = z.output<typeof linkBody>;

/** `POST /invite` and `/admin/generate_link`: an administrator's ways to let a person in, with the service-role key. */
export function routeAdminLinks(server: FastifyInstance, context: ServiceContext): void {
  server.post('/invite', async (request) => {
    const asked = parseInput(invite, request.body);
    const email = parseEmail(asked.email);
    const mailer = requireMailer(context);
    const user = await invitePerson(context, email, asked.data ?? {});
    await sendCode(context, mailer, user, 'invite');
    return describeUser(context.sql, user);
  });

  server.post('/admin/generate_link', async (request) => {
    const asked = parseInput(linkBody, request.body);
    // supabase-js sends it in the address, others in the body.
    const wished = parseInput(redirectQuery, request.query).redirect_to ?? asked.redirect_to;
    const email = parseEmail(asked.email);
    const { user, type, purpose, address } = await prepareLink(context, asked, email);
    const { code, linkToken } = await issueCode(context.sql, context.codeKey, {
      email: address,
      purpose,
      userId: user.id,
    });
    const redirectTo = chooseRedirect(wished, context.redirects);
    const linkType = type.startsWith('email_change') ? 'email_change' : type;
    return {
      ...(await describeUser(context.sql, user)),
      action_link: `${context.issuer}/verify?token=${linkToken}&type=${linkType}&redirect_to=${readably(redirectTo)}`,
      email_otp: code,
      hashed_token: linkToken,
      verification_type: type,
      redirect_to: redirectTo,
    };
  });
}

interface PreparedLink {
  readonly user: UserRow;
  readonly type: string;
  readonly purpose: CodePurpose;
  readonly address: string;
}

async function prepareLink(context: ServiceContext, asked: LinkBody, email: string): Promise<PreparedLink> {
  const known = await findUserByEmail(context.sql, email);
  switch (asked.type) {
    case 'signup':
      return {
        user: await signUpPerson(context, asked, email, known),
        type: 'signup',
        purpose: 'confirmation',
        address: email,
      };
    case 'invite': {
      const user = await invitePerson(context, email, asked.data ?? {});
      return { user, type: 'invite', purpose: 'confirmation', address: email };
    }
    case 'magiclink': {
      const user = known ?? (await signUpPerson(context, asked, email, null));
      return { user, type: 'magiclink', purpose: 'sign_in', address: email };
    }
    case 'recovery':
      return { user: requireKnown(known), type: 'recovery', purpose: 'recovery', address: email };
    case 'email_change_current':
    case 'email_change_new': {
      const newEmail = parseEmail(asked.new_email);
      if ((await findUserByEmail(context.sql, newEmail)) !== null) throw emailExists();
      const user = await changeUser(context.sql, requireKnown(known).id, {
        email_change: newEmail,
        email_change_agreed: [],
        email_change_sent_at: new Date(),
      });
      const isCurrent = asked.type === 'email_change_current';
      return { user, type: asked.type, purpose: asked.type, address: isCurrent ? email : newEmail };
    }
    default:
      throw new AuthError(
        400,
        'validation_failed',
        `Invalid email action link type requested: ${asked.type}`,
      );
  }
}

async function signUpPerson(
  context: ServiceContext,
  asked: LinkBody,
  email: string,
  known: UserRow | null,
): Promise<UserRow> {
  if (known !== null && known.email_confirmed_at !== null) throw emailExists();
  if (known !== null) {
    return (await mergeMetadata(context.sql, known.id, 'raw_user_meta_data', asked.data ?? {})) ?? known;
  }
  const { passwords } = context;
  if (asked.password !== '' && passwords !== null) {
    assertPasswordIsStrong(asked.password, passwords.minimumLength);
  }
  const user = await createPerson(context.sql, {
    email,
    userMetadata: asked.data ?? {},
    passwordHash: asked.password === '' || passwords === null ? null : await hashPassword(asked.password),
  });
  if (user === null) throw emailExists();
  return user;
}

async function invitePerson(
  context: ServiceContext,
  email: string,
  userMetadata: NonNullable<LinkBody['data']>,
): Promise<UserRow> {
  const known = await findUserByEmail(context.sql, email);
  if (known !== null && known.email_confirmed_at !== null) throw emailExists();
  const user = known ?? (await createPerson(context.sql, { email, userMetadata }));
  if (user === null) throw emailExists();
  const now = new Date();
  return changeUser(context.sql, user.id, { invited_at: now, confirmation_sent_at: now });
}

function requireKnown(user: UserRow | null): UserRow {
  if (user === null) throw new AuthError(404, 'user_not_found', 'User with this email not found');
  return user;
}

function emailExists(): AuthError {
  return new AuthError(422, 'email_exists', 'A user with this email address has already been registered');
}

/** Encodes what would end the parameter, and leaves an address readable, as Supabase's links are. */
function readably(address: string): string {
  return encodeURIComponent(address).replaceAll('%3A', ':').replaceAll('%2F', '/');
}
