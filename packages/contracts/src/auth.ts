import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { PermissionKey, Role } from './permissions.ts';
import { ShortText, Timestamp, TimeZone, Uuid } from './primitives.ts';

export const MembershipStatus = z.enum(['active', 'suspended']);

export const Profile = z.object({
  id: Uuid,
  email: z.string(),
  full_name: z.string().nullable(),
  avatar_url: z.string().nullable(),
  /** The person's own; null: times are shown in the org's. */
  time_zone: z.string().nullable(),
});
export type Profile = z.infer<typeof Profile>;

/** A person's place in one org, with the permissions that come of it (implications closed). */
export const Membership = z.object({
  id: Uuid,
  org_id: Uuid,
  org_name: z.string(),
  org_currency: z.string(),
  org_time_zone: z.string(),
  role: Role,
  status: MembershipStatus,
  is_owner: z.boolean(),
  permissions: z.array(PermissionKey),
  joined_at: Timestamp,
});
export type Membership = z.infer<typeof Membership>;

export const Me = z.object({ profile: Profile, memberships: z.array(Membership) });
export type Me = z.infer<typeof Me>;

/** After sign-in: profile from the verified e-mail, a membership from each open invite. Idempotent. */
export const bootstrap = endpoint({
  method: 'POST',
  path: '/auth/bootstrap',
  tag: 'auth',
  access: 'signed_in',
  summary: 'Turn open invites for the signed-in e-mail into memberships',
  response: Me.extend({ is_new: z.boolean() }),
});

export const me = endpoint({
  method: 'GET',
  path: '/me',
  tag: 'auth',
  access: 'signed_in',
  summary: 'Who am I, and where do I belong?',
  response: Me,
});

/** A browser in which somebody is signed in. */
export const SignedInBrowser = z.object({
  id: Uuid,
  signed_in_at: Timestamp,
  /** When its session was last refreshed, which an open browser does about every hour. */
  last_active_at: Timestamp,
  user_agent: z.string().nullable(),
  /** The one that asks. */
  is_this_one: z.boolean(),
});
export type SignedInBrowser = z.infer<typeof SignedInBrowser>;

/** Empty where the sign-in service keeps its sessions elsewhere. They are ended by the sign-in service itself. */
export const mySessions = endpoint({
  method: 'GET',
  path: '/me/sessions',
  tag: 'auth',
  access: 'signed_in',
  summary: 'Where am I signed in? The latest used first',
  response: z.object({ items: z.array(SignedInBrowser) }),
});

export const updateMe = endpoint({
  method: 'PATCH',
  path: '/me',
  tag: 'auth',
  access: 'signed_in',
  summary: 'Change my profile; a name of my own outlasts the one that the sign-in brings',
  body: z.strictObject({ full_name: ShortText.optional(), time_zone: TimeZone.nullable().optional() }),
  response: Profile,
});
