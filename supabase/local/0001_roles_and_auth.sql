-- What a hosted Supabase project brings with it and plain Postgres does not: the roles, the schema of
-- extensions and the functions of schema auth that policies call. Applied at every start to databases that are
-- not hosted by Supabase, by a superuser, before the migrations. Every statement may run again.
-- Roles belong to the whole cluster, so two databases may create them at once: a lost race is not an error.

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon', 'nologin noinherit'),
      ('authenticated', 'nologin noinherit'),
      ('service_role', 'nologin noinherit bypassrls'),
      ('authenticator', 'login noinherit'),
      ('supabase_auth_admin', 'login noinherit'),
      -- Owns what the migrations create, as the role postgres does on hosted Supabase: no superuser, but past
      -- row-level security, because the policies' security definer functions read as their owner.
      ('crosscart_owner', 'nologin noinherit createrole bypassrls'),
      -- May execute the queue's functions and nothing else.
      ('crosscart_agent', 'nologin noinherit'),
      -- What the API logs in as: no rights of its own, so a role switch that fails reads nothing.
      ('crosscart_api', 'login noinherit')
    ) as roles (name, attributes)
  loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted.name) then
      begin
        execute format('create role %I %s', wanted.name, wanted.attributes);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
  end loop;
end
$$;

do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values
      ('anon', 'authenticator', false),
      ('authenticated', 'authenticator', false),
      ('service_role', 'authenticator', false),
      ('anon', 'crosscart_api', false),
      ('authenticated', 'crosscart_api', false),
      ('service_role', 'crosscart_api', false),
      ('crosscart_agent', 'crosscart_api', false),
      -- With the admin option, so that a migration may grant them on.
      ('anon', 'crosscart_owner', true),
      ('authenticated', 'crosscart_owner', true),
      ('service_role', 'crosscart_owner', true),
      ('crosscart_agent', 'crosscart_owner', true),
      ('crosscart_api', 'crosscart_owner', true)
    ) as grants (granted, member, with_admin)
  loop
    if not exists (
      select from pg_catalog.pg_auth_members m
      where m.roleid = wanted.granted::regrole and m.member = wanted.member::regrole
        and (m.admin_option or not wanted.with_admin)
    ) then
      execute format('grant %I to %I%s', wanted.granted, wanted.member,
        case when wanted.with_admin then ' with admin option' else '' end);
    end if;
  end loop;
end
$$;

-- The limits PostgREST reads at login on Supabase; our own client sets the same per transaction.
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values ('anon', '3s'), ('authenticated', '8s'), ('authenticator', '8s')) as limits (name, timeout)
  loop
    if not exists (
      select from pg_catalog.pg_db_role_setting s
      where s.setrole = wanted.name::regrole and s.setdatabase = 0
        and ('statement_timeout=' || wanted.timeout) = any (s.setconfig)
    ) then
      execute format('alter role %I set statement_timeout = %L', wanted.name, wanted.timeout);
    end if;
  end loop;
end
$$;

do $$
begin
  execute format('grant connect, create, temporary on database %I to crosscart_owner', current_database());
end
$$;

create schema if not exists extensions;
grant usage on schema extensions to public;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists citext with schema extensions;
create extension if not exists pg_trgm with schema extensions;

create schema if not exists auth authorization supabase_auth_admin;
grant usage on schema auth to anon, authenticated, service_role, crosscart_owner;

-- Migrations may point foreign keys at auth.users and read it in functions, as on hosted Supabase.
alter default privileges in schema auth grant select, references, trigger on tables to crosscart_owner;
alter default privileges for role supabase_auth_admin in schema auth
  grant select, references, trigger on tables to crosscart_owner;

-- The claims of the verified token that this transaction acts for; null without one.
create or replace function auth.jwt() returns jsonb
language sql stable
as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;

-- The id of the person that this transaction acts for; null without one.
create or replace function auth.uid() returns uuid
language sql stable
as $$ select nullif(nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub', '')::uuid $$;

-- The database role named by the token (anon, authenticated, service_role); null without one.
create or replace function auth.role() returns text
language sql stable
as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role' $$;

-- The verified e-mail address of the person that this transaction acts for; null without one.
create or replace function auth.email() returns text
language sql stable
as $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email' $$;
