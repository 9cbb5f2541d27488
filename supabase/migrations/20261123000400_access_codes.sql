-- A person's code for the devices of their org: a fixed prefix that names them and a secret that is only kept as an
-- Argon2id hash, made and checked by the API. It clocks a VA in on a paired device, so that what is confirmed or
-- resolved in the side panel names a person.
create table app.access_codes (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  user_id uuid not null references app.profiles,
  prefix char(4) not null check (prefix ~ '^[A-Z2-9]{4}$'),
  secret_hash text not null,
  expires_at timestamptz not null,
  failed_count integer not null default 0,
  locked_until timestamptz,
  last_used_at timestamptz,
  rotated_at timestamptz not null default app.clock(),
  created_at timestamptz not null default app.clock(),
  unique (org_id, user_id),
  unique (org_id, prefix)
);
create index access_codes_user on app.access_codes (user_id);

-- A person at work on a device, until they leave or do nothing for 30 minutes.
create table app.device_sessions (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  agent_id uuid not null references app.automation_agents,
  user_id uuid not null references app.profiles,
  started_at timestamptz not null default app.clock(),
  last_active_at timestamptz not null default app.clock(),
  ended_at timestamptz
);
-- One person at a time on a device.
create unique index device_sessions_open on app.device_sessions (agent_id) where ended_at is null;
create index device_sessions_org on app.device_sessions (org_id, started_at);
create index device_sessions_user on app.device_sessions (user_id);

alter table app.access_codes enable row level security;
alter table app.access_codes force row level security;
create policy "Own access code" on app.access_codes
  for select to authenticated using (user_id = (select auth.uid()));
alter table app.device_sessions enable row level security;
alter table app.device_sessions force row level security;
create policy "admin.automation sees who is at work on which device" on app.device_sessions
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.automation')));
create policy "Own device sessions" on app.device_sessions
  for select to authenticated using (user_id = (select auth.uid()));
-- Everything of a code but its hash.
grant select (id, org_id, user_id, prefix, expires_at, locked_until, last_used_at, rotated_at, created_at)
  on app.access_codes to authenticated;
grant select on app.device_sessions to authenticated;
create trigger audit after insert or update or delete on app.access_codes
  for each row execute function app_private.audit_change('user_id', 'secret_hash', 'failed_count,locked_until,last_used_at');

-- Makes the asking person's code, or gives the one they have a new secret; the prefix stays. 90 days.
create function app.set_access_code(p_org uuid, p_secret_hash text, p_rotate boolean) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  code app.access_codes;
begin
  if not exists (
    select from app.memberships where org_id = p_org and user_id = auth.uid() and status = 'active' and role <> 'client'
  ) then
    perform app_private.refuse('FORBIDDEN', '{"problem":"access codes are for admins and VAs"}');
  end if;
  select * into code from app.access_codes where org_id = p_org and user_id = auth.uid() for update;
  if code.id is not null and not p_rotate then
    perform app_private.refuse('ALREADY_EXISTS', '{"field":"access_code"}');
  end if;
  if code.id is null and p_rotate then
    perform app_private.refuse('NOT_FOUND');
  end if;
  if code.id is null then
    insert into app.access_codes (org_id, user_id, prefix, secret_hash, expires_at)
    values (p_org, auth.uid(), app_private.free_prefix(p_org), p_secret_hash, app.clock() + interval '90 days')
    returning * into code;
  else
    update app.access_codes
    set secret_hash = p_secret_hash, expires_at = app.clock() + interval '90 days', rotated_at = app.clock(),
        failed_count = 0, locked_until = null
    where id = code.id
    returning * into code;
    -- Who knew the old secret is no longer at work.
    update app.device_sessions set ended_at = app.clock()
    where org_id = p_org and user_id = auth.uid() and ended_at is null;
  end if;
  return jsonb_build_object('prefix', code.prefix, 'expires_at', code.expires_at);
end
$$;

-- A prefix that nobody in the org has; 32^4 of them.
create function app_private.free_prefix(p_org uuid) returns text
language plpgsql volatile security definer set search_path = ''
as $$
declare
  candidate text;
begin
  loop
    select string_agg(substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 1 + (get_byte(bytes, i) & 31), 1), '' order by i)
    into candidate from extensions.gen_random_bytes(4) as bytes, generate_series(0, 3) as i;
    exit when not exists (select from app.access_codes where org_id = p_org and prefix = candidate);
  end loop;
  return candidate;
end
$$;

-- The code that a prefix names in the agent's org, for the API to check the secret against. Null: unknown, expired,
-- locked or of somebody who may not work: the API answers all of them alike. Takes one of the device's ten tries a
-- minute; without one left it answers {"limited": true} instead of refusing, which would give the try back.
create function app.find_access_code(p_agent uuid, p_prefix text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  answer jsonb;
begin
  if not app_private.take_from_window('access code:' || p_agent, 10, interval '1 minute') then
    return '{"limited":true}';
  end if;
  select jsonb_build_object('id', c.id, 'secret_hash', c.secret_hash) into answer
  from app.automation_agents a
  join app.access_codes c on c.org_id = a.org_id and c.prefix = upper(p_prefix)
  join app.memberships m on m.org_id = c.org_id and m.user_id = c.user_id and m.status = 'active'
  where a.id = p_agent and c.expires_at > app.clock() and (c.locked_until is null or c.locked_until <= app.clock());
  return answer;
end
$$;

-- Keeps what came of a try: a wrong secret counts (five in a row lock the code for 15 minutes), a right one clocks
-- the person in. Answers the session, or null for a wrong one.
create function app.clock_in(p_agent uuid, p_code uuid, p_right boolean) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  code app.access_codes;
  session app.device_sessions;
begin
  select * into code from app.access_codes where id = p_code for update;
  if not p_right or code.id is null or code.locked_until > app.clock() then
    update app.access_codes
    set failed_count = failed_count + 1,
        locked_until = case when failed_count + 1 >= 5 then app.clock() + interval '15 minutes' end
    where id = p_code and (locked_until is null or locked_until <= app.clock());
    return null;
  end if;
  update app.access_codes set failed_count = 0, locked_until = null, last_used_at = app.clock() where id = p_code;
  update app.device_sessions set ended_at = app.clock() where agent_id = p_agent and ended_at is null;
  insert into app.device_sessions (org_id, agent_id, user_id) values (code.org_id, p_agent, code.user_id)
  returning * into session;
  perform app_private.write_event(session.org_id, 'device.clocked_in', null, null, null, p_agent,
    jsonb_build_object('user_id', session.user_id));
  return jsonb_build_object('session_id', session.id, 'user_id', session.user_id);
end
$$;

-- The person at work on this device; null when nobody is, or they did nothing for 30 minutes, or lost their
-- membership. Reading does not count as doing something: an open panel reads by itself.
create function app.person_at_device(p_agent uuid, p_session uuid, p_acts boolean) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  session app.device_sessions;
begin
  update app.device_sessions s set ended_at = app.clock()
  where s.agent_id = p_agent and s.ended_at is null and (
    s.last_active_at < app.clock() - interval '30 minutes'
    or not exists (select from app.memberships m
      where m.org_id = s.org_id and m.user_id = s.user_id and m.status = 'active'));
  update app.device_sessions set last_active_at = case when p_acts then app.clock() else last_active_at end
  where id = p_session and agent_id = p_agent and ended_at is null
  returning * into session;
  if session.id is null then
    return null;
  end if;
  return (select jsonb_build_object('session_id', session.id, 'org_id', session.org_id, 'user_id', p.id, 'email', p.email, 'full_name', p.full_name)
    from app.profiles p where p.id = session.user_id);
end
$$;

create function app.clock_out(p_agent uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  session app.device_sessions;
begin
  update app.device_sessions set ended_at = app.clock() where agent_id = p_agent and ended_at is null
  returning * into session;
  if session.id is not null then
    perform app_private.write_event(session.org_id, 'device.clocked_out', null, null, null, p_agent,
      jsonb_build_object('user_id', session.user_id));
  end if;
end
$$;

grant execute on function app.set_access_code(uuid, text, boolean) to authenticated;
grant execute on function app.find_access_code(uuid, text), app.clock_in(uuid, uuid, boolean),
  app.person_at_device(uuid, uuid, boolean), app.clock_out(uuid) to crosscart_agent;
