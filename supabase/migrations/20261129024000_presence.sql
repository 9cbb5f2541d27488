-- Who has which account open. A window (or a device that somebody is clocked in on) says it every 30 seconds; after 90
-- seconds of silence it is over. Not audited: it changes nothing.
create table app.presence (
  org_id uuid not null,
  user_id uuid not null references app.profiles,
  window_id uuid not null,
  account_id uuid not null,
  place text not null check (place in ('web', 'device')),
  since timestamptz not null default app.clock(),
  seen_at timestamptz not null default app.clock(),
  primary key (user_id, org_id, window_id),
  foreign key (org_id, account_id) references app.accounts (org_id, id) on delete cascade
);
create index presence_org on app.presence (org_id);
create index presence_account on app.presence (account_id);
create index presence_seen on app.presence (seen_at);
alter table app.presence enable row level security;
alter table app.presence force row level security;
-- A VA never reads who else is there, only (by the function below) that somebody is.
create policy "admin.accounts sees who is on which account" on app.presence
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.accounts')));
create policy "Own presence" on app.presence
  for select to authenticated using (user_id = (select auth.uid()) and org_id in (select app_private.my_orgs()));
grant select on app.presence to authenticated;

-- Accounts that the asking person works on: clients only look at theirs.
create function app_private.accounts_i_work_on() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select a.id
  from app.memberships m
  join app.accounts a on a.org_id = m.org_id
  where m.user_id = auth.uid() and m.status = 'active'
    and m.org_id = coalesce(nullif(auth.jwt() ->> 'org_id', '')::uuid, m.org_id)
    and case m.role
      when 'admin' then true
      when 'va' then exists (
        select from app.account_assignments s where s.user_id = m.user_id and s.account_id = a.id)
      else false
    end
$$;
grant execute on function app_private.accounts_i_work_on() to authenticated;

create policy "Whoever works on an account sees that somebody came or left" on app.automation_events
  for select to authenticated
  using (type = 'presence.changed' and account_id in (select app_private.accounts_i_work_on()));

-- Somebody came to an account or left it; the event does not say who.
create function app_private.tell_presence(p_org uuid, p_account uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  insert into app.automation_events (org_id, account_id, type, actor_kind)
  values (p_org, p_account, 'presence.changed', 'system')
$$;

create function app.report_presence(p_org uuid, p_account uuid, p_window uuid, p_place text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  before app.presence;
begin
  if p_account is not null and not exists (
    select from app.accounts a
    where a.org_id = p_org and a.id = p_account and a.deleted_at is null
      and a.id in (select app_private.accounts_i_work_on())
  ) then
    perform app_private.refuse('NOT_FOUND', '{"field":"account_id"}');
  end if;
  select * into before from app.presence
  where org_id = p_org and user_id = auth.uid() and window_id = p_window for update;
  if before.account_id = p_account and before.seen_at >= app.clock() - interval '90 seconds' then
    update app.presence set seen_at = app.clock()
    where org_id = p_org and user_id = auth.uid() and window_id = p_window;
    return;
  end if;
  delete from app.presence where org_id = p_org and user_id = auth.uid() and window_id = p_window;
  if before.account_id is not null and before.account_id is distinct from p_account then
    perform app_private.tell_presence(p_org, before.account_id);
  end if;
  if p_account is not null then
    insert into app.presence (org_id, user_id, window_id, account_id, place)
    values (p_org, auth.uid(), p_window, p_account, p_place)
    on conflict (user_id, org_id, window_id) do update
      set account_id = excluded.account_id, since = excluded.since, seen_at = excluded.seen_at;
    perform app_private.tell_presence(p_org, p_account);
  end if;
end
$$;

-- The accounts that somebody is on, of those that the asking person works on. Who: only for admins.
create function app.presence_of_org(p_org uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  with present as (
    select p.* from app.presence p
    join app.memberships m on m.org_id = p.org_id and m.user_id = p.user_id and m.status = 'active'
    where p.org_id = p_org and p.seen_at >= app.clock() - interval '90 seconds'
      and p.account_id in (select app_private.accounts_i_work_on())
  ),
  people as (
    select account_id, user_id, min(since) as since, (array_agg(place order by since))[1] as place
    from present group by account_id, user_id
  )
  select coalesce(jsonb_agg(account order by account ->> 'account_id'), '[]')
  from (
    select jsonb_build_object(
      'account_id', w.account_id,
      'occupied', bool_or(w.user_id <> auth.uid()),
      'mine', bool_or(w.user_id = auth.uid()))
      || case when p_org in (select app_private.orgs_where('admin.accounts')) then
        jsonb_build_object('people', coalesce(jsonb_agg(jsonb_build_object(
          'user_id', w.user_id, 'full_name', f.full_name, 'email', f.email, 'place', w.place, 'since', w.since)
          order by w.since) filter (where w.user_id <> auth.uid()), '[]'))
        else '{}' end as account
    from people w join app.profiles f on f.id = w.user_id
    group by w.account_id
  ) as accounts
$$;
grant execute on function app.report_presence(uuid, uuid, uuid, text), app.presence_of_org(uuid) to authenticated;

-- Whoever leaves a device leaves the account that they had open there.
create function app_private.leave_account_with_device() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app_private.tell_presence(gone.org_id, gone.account_id)
  from (select org_id, account_id from app.presence
    where org_id = new.org_id and user_id = new.user_id and window_id = new.id) as gone;
  delete from app.presence where org_id = new.org_id and user_id = new.user_id and window_id = new.id;
  return null;
end
$$;
create trigger leave_account after update of ended_at on app.device_sessions
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function app_private.leave_account_with_device();

-- Ends what has been silent for too long, and tells. Answers how many.
create function app.expire_presence() returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  gone record;
  expired integer := 0;
begin
  for gone in
    with silent as (
      delete from app.presence where seen_at < app.clock() - interval '90 seconds' returning org_id, account_id
    )
    select distinct org_id, account_id from silent
  loop
    perform app_private.tell_presence(gone.org_id, gone.account_id);
    expired := expired + 1;
  end loop;
  return expired;
end
$$;
