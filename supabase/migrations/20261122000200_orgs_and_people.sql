create table app.orgs (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  currency char(3) not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null default 'UTC',
  -- What the pairing link carries; rotating it makes old links useless.
  pairing_code text not null unique,
  pairing_code_rotated_at timestamptz not null default app.clock(),
  automation_stopped_at timestamptz,
  created_at timestamptz not null default app.clock()
);

-- A person, filled from the verified sign-in. No foreign key to auth.users: the identity service may be elsewhere.
create table app.profiles (
  id uuid primary key,
  email text not null,
  full_name text,
  avatar_url text,
  last_seen_at timestamptz,
  created_at timestamptz not null default app.clock()
);
create unique index profiles_email on app.profiles (lower(email));

create table app.memberships (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  user_id uuid not null references app.profiles,
  role text not null check (role in ('admin', 'va', 'client')),
  status text not null default 'active' check (status in ('active', 'suspended')),
  is_owner boolean not null default false,
  created_at timestamptz not null default app.clock(),
  unique (user_id, org_id),
  -- The owner is an active admin, always.
  check (not is_owner or (role = 'admin' and status = 'active'))
);
create index memberships_org on app.memberships (org_id, role);
-- One owner an org.
create unique index memberships_owner on app.memberships (org_id) where is_owner;

create table app.invites (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  email text not null,
  role text not null check (role in ('admin', 'va', 'client')),
  is_owner boolean not null default false,
  status text not null default 'open' check (status in ('open', 'used', 'revoked')),
  invited_by uuid references app.profiles,
  used_by uuid references app.profiles,
  created_at timestamptz not null default app.clock(),
  expires_at timestamptz not null,
  check (not is_owner or role = 'admin')
);
create index invites_org on app.invites (org_id, created_at desc, id desc);
create index invites_email on app.invites (lower(email)) where status = 'open';
-- One open invite for an e-mail in an org.
create unique index invites_open on app.invites (org_id, lower(email)) where status = 'open';
