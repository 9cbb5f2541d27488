-- When somebody was last seen is known to the org where that was, to about a minute: one write a minute, not one a
-- request.
alter table app.memberships add column last_seen_at timestamptz;
update app.memberships m set last_seen_at = p.last_seen_at from app.profiles p where p.id = m.user_id;
alter table app.profiles drop column last_seen_at;
drop trigger audit on app.memberships;
create trigger audit after insert or update or delete on app.memberships
  for each row execute function app_private.audit_change('user_id', '', 'last_seen_at');

create function app.seen(p_org uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  update app.memberships set last_seen_at = app.clock()
  where org_id = p_org and user_id = auth.uid() and status = 'active'
    and (last_seen_at is null or last_seen_at < app.clock() - interval '1 minute')
$$;
grant execute on function app.seen(uuid) to authenticated;

-- A name that the person chose outlasts the one that each sign-in brings.
alter table app.profiles
  add column full_name_is_own boolean not null default false,
  add column time_zone text;
create policy "Own profile is one's own to change" on app.profiles
  for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));
grant update (full_name, full_name_is_own, time_zone) on app.profiles to authenticated;

create function app_private.check_time_zone() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- Names only: an offset's sign is read the other way round here. Raises 22023 for a name that Postgres lacks.
  if new.time_zone !~ '^[A-Za-z]' then
    raise invalid_parameter_value;
  end if;
  perform app.clock() at time zone new.time_zone;
  return new;
exception when invalid_parameter_value then
  perform app_private.refuse('VALIDATION_FAILED',
    '{"fields":[{"field":"time_zone","problem":"an IANA time zone such as Europe/Berlin"}]}');
end
$$;
create trigger time_zone_is_known before update of time_zone on app.profiles
  for each row when (new.time_zone is not null) execute function app_private.check_time_zone();
create trigger time_zone_is_known before insert or update of time_zone on app.orgs
  for each row execute function app_private.check_time_zone();

-- A person belongs to several orgs: each of them keeps that the profile changed.
create function app_private.audit_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  request jsonb := auth.jwt() -> 'request';
  changed text[] := array(
    select key from jsonb_object_keys(to_jsonb(new)) as key where to_jsonb(new) -> key is distinct from to_jsonb(old) -> key);
  hidden text[] := '{email,full_name,avatar_url}';
begin
  if auth.uid() is null or cardinality(changed) = 0 then
    return null;
  end if;
  insert into app.audit_logs (org_id, actor_id, action, subject, subject_id, before, after, ip, user_agent, request_id)
  select m.org_id, auth.uid(), 'update', 'profiles', new.id::text,
    app_private.shown_columns(to_jsonb(old), changed, hidden), app_private.shown_columns(to_jsonb(new), changed, hidden),
    request ->> 'ip', left(request ->> 'user_agent', 300), request ->> 'id'
  from app.memberships m where m.user_id = new.id;
  return null;
end
$$;
create trigger audit after update on app.profiles
  for each row execute function app_private.audit_profile();

create or replace function app.bootstrap_person(p_user uuid, p_email text, p_full_name text, p_avatar_url text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  invite app.invites;
  membership uuid;
  is_new boolean := not exists (select from app.profiles where id = p_user);
begin
  if is_new and not exists (
    select from app.invites where lower(email) = lower(p_email) and status = 'open' and expires_at > app.clock()
  ) then
    perform app_private.refuse('NO_INVITE');
  end if;
  insert into app.profiles as p (id, email, full_name, avatar_url)
  values (p_user, p_email, p_full_name, p_avatar_url)
  on conflict (id) do update set email = excluded.email,
    full_name = case when p.full_name_is_own then p.full_name else coalesce(excluded.full_name, p.full_name) end,
    avatar_url = coalesce(excluded.avatar_url, p.avatar_url);
  for invite in
    select * from app.invites
    where lower(email) = lower(p_email) and status = 'open' and expires_at > app.clock()
    order by created_at for update
  loop
    insert into app.memberships (org_id, user_id, role, is_owner)
    values (invite.org_id, p_user, invite.role, invite.is_owner)
    on conflict (user_id, org_id) do nothing
    returning id into membership;
    if membership is not null then
      insert into app.membership_department_roles (org_id, membership_id, department_role_id)
      select org_id, membership, department_role_id
      from app.invite_department_roles where invite_id = invite.id and invite.role = 'va';
      perform app_private.write_event(invite.org_id, 'membership.created', null, null, null, null,
        jsonb_build_object('user_id', p_user, 'role', invite.role));
    end if;
    update app.invites set status = 'used', used_by = p_user where id = invite.id;
  end loop;
  if not exists (select from app.memberships where user_id = p_user) then
    perform app_private.refuse('NO_INVITE');
  end if;
  return jsonb_build_object('is_new', is_new);
end
$$;
