-- What the embedded auth service keeps for sign-in by e-mail code and, where switched on, by password. Local only,
-- applied at every start after 0002: every statement may run again.

-- How the browser was signed in: an entry of the token's `amr`.
alter table auth.sessions add column if not exists method text not null default 'oauth';

alter table auth.users
  add column if not exists confirmation_sent_at timestamptz,
  add column if not exists recovery_sent_at timestamptz,
  add column if not exists reauthentication_sent_at timestamptz,
  add column if not exists email_change varchar(255) check (email_change = lower(email_change)),
  add column if not exists email_change_sent_at timestamptz,
  -- Which of the two addresses have agreed to the change: 'current', 'new'.
  add column if not exists email_change_agreed text[] not null default '{}';

-- One code per address and purpose; a newer one replaces it. Only a MAC made with a key on disk is stored: six
-- digits could be tried out against a copy of the table. The row goes when the code is used, or after five wrong
-- tries.
create table if not exists auth.one_time_codes (
  id uuid primary key default gen_random_uuid(),
  email varchar(255) not null check (email = lower(email)),
  purpose text not null check (purpose in (
    'sign_in', 'confirmation', 'recovery', 'email_change_current', 'email_change_new', 'reauthentication')),
  user_id uuid references auth.users (id) on delete cascade,
  code_mac bytea not null,
  -- Of the long token in an administrator's link; null when only the code was mailed.
  link_hash bytea unique,
  -- What the person's metadata begins with when the code makes them known.
  user_metadata jsonb not null default '{}',
  wrong_tries integer not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  unique (email, purpose)
);
create index if not exists one_time_codes_user_id_idx on auth.one_time_codes (user_id);
create index if not exists one_time_codes_expires_at_idx on auth.one_time_codes (expires_at);
comment on table auth.one_time_codes is 'Codes sent by e-mail; single use, ten minutes, five tries.';

-- Apart from auth.users, which migrations may read.
create table if not exists auth.passwords (
  user_id uuid primary key references auth.users (id) on delete cascade,
  hash text not null,
  updated_at timestamptz not null default now()
);
comment on table auth.passwords is 'Argon2id hashes; empty unless passwords are switched on.';

-- Sign-in attempts per window, shared by all instances. Buckets of people are named by a MAC of their address.
create table if not exists auth.rate_windows (
  bucket text not null,
  window_start timestamptz not null,
  taken integer not null,
  primary key (bucket, window_start)
);
create index if not exists rate_windows_window_start_idx on auth.rate_windows (window_start);
comment on table auth.rate_windows is 'How often what was tried; windows older than a day are forgotten.';

do $$
declare
  name text;
begin
  foreach name in array array['one_time_codes', 'passwords', 'rate_windows'] loop
    execute format('alter table auth.%I enable row level security', name);
    execute format('alter table auth.%I owner to supabase_auth_admin', name);
    execute format('revoke all on auth.%I from crosscart_owner', name);
  end loop;
end
$$;
