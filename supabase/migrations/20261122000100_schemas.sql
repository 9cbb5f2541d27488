-- The house of the database: `app` holds what the product keeps, `app_private` the helpers of its policies.
-- Neither is exposed by Supabase's REST layer, so a browser's token cannot go round the API.

-- Roles of ours that hosted Supabase does not bring. The API logs in as crosscart_api, which has no rights of
-- its own (noinherit): a role switch that fails reads nothing. Agents may only execute the queue's functions.
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'crosscart_agent') then
    create role crosscart_agent nologin noinherit;
  end if;
  if not exists (select from pg_catalog.pg_roles where rolname = 'crosscart_api') then
    create role crosscart_api nologin noinherit;
    grant anon, authenticated, service_role, crosscart_agent to crosscart_api;
  end if;
end
$$;

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;

create schema app;
create schema app_private;

grant usage on schema app to authenticated, service_role, crosscart_agent;
-- Policies call the helpers as the asking person, so the schema is usable; each function is granted by name.
grant usage on schema app_private to authenticated, service_role;
-- Functions are for those named, not for everybody.
alter default privileges revoke execute on functions from public;
alter default privileges in schema app_private grant execute on functions to service_role;
alter default privileges in schema app grant select, insert, update, delete on tables to service_role;
alter default privileges in schema app grant execute on functions to service_role;
alter default privileges in schema app grant usage on sequences to service_role;

-- The one clock of every rule. Test databases replace it by one that can be moved.
-- clock_timestamp, not now(): a statement that waited for a lock must see how late it has become.
create function app.clock() returns timestamptz
language sql volatile set search_path = ''
as $$ select clock_timestamp() $$;
grant execute on function app.clock() to authenticated, crosscart_agent;

-- Refuses with a code of the catalogue in packages/contracts; the API maps SQLSTATE class CC to it.
create function app_private.refuse(code text, details jsonb default '{}') returns void
language plpgsql set search_path = ''
as $$
begin
  raise exception using errcode = 'CC001', message = code, detail = details::text;
end
$$;
grant execute on function app_private.refuse(text, jsonb) to authenticated;

-- One row about this installation. The epoch changes when a database is restored, so that event cursors of
-- before are told from those of after.
create table app.installation (
  only_row boolean primary key default true check (only_row),
  epoch integer not null default 1,
  setup_code_digest text,
  setup_code_expires_at timestamptz,
  setup_code_tries integer not null default 0
);
insert into app.installation default values;
alter table app.installation enable row level security;
alter table app.installation force row level security;
comment on table app.installation is 'No policy: only service code reads it.';
