-- Tables of the embedded auth service (packages/auth). Local only: a hosted Supabase project
-- brings its own schema `auth`, in which nothing may be created. Applied at every start after
-- 0001, by a superuser: every statement may run again.
--
-- `auth.users` and `auth.identities` keep the names and types of Supabase's own columns, so that
-- `references auth.users (id)` and reads of a person's e-mail mean the same on both.
-- The owner, supabase_auth_admin, is the only role that writes here. Row-level security is on
-- without a policy: whoever is granted a table by mistake still reads nothing.

-- One row per person who has signed in, or whom an administrator created beforehand.
create table if not exists auth.users (
  id uuid primary key default gen_random_uuid(),
  aud varchar(255) not null default 'authenticated',
  role varchar(255) not null default 'authenticated',
  email varchar(255) check (email = lower(email)),
  email_confirmed_at timestamptz,
  invited_at timestamptz,
  phone text unique,
  phone_confirmed_at timestamptz,
  confirmed_at timestamptz generated always as (least(email_confirmed_at, phone_confirmed_at)) stored,
  last_sign_in_at timestamptz,
  raw_app_meta_data jsonb not null default '{}'::jsonb,
  raw_user_meta_data jsonb not null default '{}'::jsonb,
  is_super_admin boolean,
  is_sso_user boolean not null default false,
  is_anonymous boolean not null default false,
  banned_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
comment on table auth.users is 'People known to the auth service; one row per e-mail address.';

-- One e-mail address is one person, whichever provider vouches for it.
create unique index if not exists users_email_key on auth.users (email) where is_sso_user = false;

-- What a provider calls a person: (provider, provider_id) is the issuer's `sub`, which never changes.
create table if not exists auth.identities (
  id uuid primary key default gen_random_uuid(),
  provider text not null,
  provider_id text not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  identity_data jsonb not null,
  email text generated always as (lower(identity_data ->> 'email')) stored,
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider, provider_id)
);
create index if not exists identities_user_id_idx on auth.identities (user_id);
comment on table auth.identities is 'Accounts at OpenID Connect issuers, each tied to one person.';

-- A signed-in browser. Refresh tokens are not stored: a token names its session and generation and
-- carries a MAC made with a key on disk, so a copy of this table signs nobody in. Only the token
-- whose generation equals refresh_generation is current.
create table if not exists auth.sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  refresh_generation integer not null default 0 check (refresh_generation >= 0),
  refreshed_at timestamptz,
  not_after timestamptz not null,
  user_agent text,
  ip inet,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index if not exists sessions_user_id_idx on auth.sessions (user_id);
comment on table auth.sessions is 'Signed-in browsers. Deleting a row signs that browser out.';

-- A sign-in under way: from /authorize (row made) through /callback (answered_at set, a code issued)
-- to /token (row deleted). Each step happens once; a row older than five minutes is refused.
create table if not exists auth.flow_state (
  id uuid primary key default gen_random_uuid(),
  provider_type text not null,
  code_challenge text not null,
  redirect_to text not null,
  issuer_nonce text not null,
  issuer_code_verifier text not null,
  answered_at timestamptz,
  auth_code_hash bytea unique,
  user_id uuid references auth.users (id) on delete cascade,
  created_at timestamptz not null default now(),
  check ((auth_code_hash is null) = (user_id is null))
);
create index if not exists flow_state_created_at_idx on auth.flow_state (created_at);
comment on table auth.flow_state is 'Sign-ins under way; single use, five minutes.';

-- People who may be picked in the development issuer's account chooser.
create table if not exists auth.dev_issuer_people (
  subject uuid primary key default gen_random_uuid(),
  email text not null unique check (email = lower(email)),
  last_chosen_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table auth.dev_issuer_people is 'Accounts of the local development issuer. Never used in production.';

-- State of the development issuer's own protocol library (interactions, grants, codes).
create table if not exists auth.dev_issuer_payloads (
  model text not null,
  id text not null,
  payload jsonb not null,
  grant_id text,
  uid text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (model, id)
);
create index if not exists dev_issuer_payloads_grant_id_idx on auth.dev_issuer_payloads (grant_id) where grant_id is not null;
create index if not exists dev_issuer_payloads_uid_idx on auth.dev_issuer_payloads (uid) where uid is not null;
create index if not exists dev_issuer_payloads_expires_at_idx on auth.dev_issuer_payloads (expires_at);
comment on table auth.dev_issuer_payloads is 'State of the local development issuer. Never used in production.';

do $$
declare
  name text;
begin
  foreach name in array array[
    'users', 'identities', 'sessions', 'flow_state', 'dev_issuer_people', 'dev_issuer_payloads'
  ] loop
    execute format('alter table auth.%I enable row level security', name);
    execute format('alter table auth.%I owner to supabase_auth_admin', name);
  end loop;
end
$$;

-- Migrations may read who people are and which browsers are signed in (default privileges of 0001),
-- but nothing that could finish somebody's sign-in.
revoke all on auth.flow_state, auth.dev_issuer_people, auth.dev_issuer_payloads from crosscart_owner;
