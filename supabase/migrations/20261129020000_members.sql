-- What admins change about the people of their org, and the rules that no one may get round: the owner stays an active
-- admin, an org keeps at least one, and whoever loses a role loses what hung on it.

-- Remarks of admins about accounts and members stand apart: the rows they are about are read by others too.
create table app.admin_notes (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid,
  membership_id uuid references app.memberships on delete cascade,
  body text not null check (length(body) between 1 and 4000),
  updated_by uuid references app.profiles,
  updated_at timestamptz not null default app.clock(),
  check (num_nonnulls(account_id, membership_id) = 1),
  foreign key (org_id, account_id) references app.accounts (org_id, id) on delete cascade
);
create index admin_notes_org on app.admin_notes (org_id);
create unique index admin_notes_account on app.admin_notes (account_id) where account_id is not null;
create unique index admin_notes_membership on app.admin_notes (membership_id) where membership_id is not null;
alter table app.admin_notes enable row level security;
alter table app.admin_notes force row level security;
create policy "admin.accounts reads what is noted about accounts" on app.admin_notes
  for select to authenticated
  using (account_id is not null and org_id in (select app_private.orgs_where('admin.accounts')));
create policy "admin.users reads what is noted about members" on app.admin_notes
  for select to authenticated
  using (membership_id is not null and org_id in (select app_private.orgs_where('admin.users')));
grant select on app.admin_notes to authenticated;
create trigger audit after insert or update or delete on app.admin_notes
  for each row execute function app_private.audit_change('id', 'body', 'updated_by,updated_at');

insert into app.admin_notes (org_id, account_id, body)
select org_id, id, admin_remarks from app.accounts where admin_remarks <> '' and deleted_at is null;
alter table app.accounts drop column admin_remarks;

-- One note an account or member; blank takes it away. For functions that have checked who asks.
create function app_private.set_note(p_org uuid, p_account uuid, p_membership uuid, p_body text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if coalesce(btrim(p_body), '') = '' then
    delete from app.admin_notes where account_id = p_account or membership_id = p_membership;
    return;
  end if;
  update app.admin_notes set body = p_body, updated_by = auth.uid(), updated_at = app.clock()
  where account_id = p_account or membership_id = p_membership;
  if not found then
    insert into app.admin_notes (org_id, account_id, membership_id, body, updated_by)
    values (p_org, p_account, p_membership, p_body, auth.uid());
  end if;
end
$$;

create or replace function app.create_account(p_org uuid, p_account jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  account uuid;
  client uuid := (p_account ->> 'client_user_id')::uuid;
begin
  if p_org not in (select app_private.orgs_where('admin.accounts')) then
    perform app_private.refuse('FORBIDDEN', '{"permission":"admin.accounts"}');
  end if;
  perform app_private.check_client(p_org, client);
  insert into app.accounts (org_id, account_code, name, currency, practice, client_user_id)
  values (p_org, p_account ->> 'account_code', p_account ->> 'name', p_account ->> 'currency',
    coalesce((p_account ->> 'practice')::boolean, false), client)
  returning id into account;
  insert into app.account_policies (account_id, org_id) values (account, p_org);
  perform app_private.set_note(p_org, account, null, p_account ->> 'admin_remarks');
  perform app_private.write_event(p_org, 'account.created', account, null, null, null,
    jsonb_build_object('account_code', p_account ->> 'account_code'));
  return account;
exception when unique_violation then
  perform app_private.refuse('ALREADY_EXISTS', '{"field":"account_code"}');
end
$$;

create function app.note_on_account(p_org uuid, p_account uuid, p_body text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_org not in (select app_private.orgs_where('admin.accounts')) then
    perform app_private.refuse('FORBIDDEN', '{"permission":"admin.accounts"}');
  end if;
  if not exists (select from app.accounts where org_id = p_org and id = p_account and deleted_at is null) then
    perform app_private.refuse('NOT_FOUND');
  end if;
  perform app_private.set_note(p_org, p_account, null, p_body);
end
$$;

-- Closes an account: its rows stay in the books, its VAs lose it, its code is free again.
create function app.delete_account(p_org uuid, p_account uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  agents integer;
  jobs integer;
begin
  if p_org not in (select app_private.orgs_where('admin.accounts')) then
    perform app_private.refuse('FORBIDDEN', '{"permission":"admin.accounts"}');
  end if;
  perform from app.accounts where org_id = p_org and id = p_account and deleted_at is null for update;
  if not found then
    perform app_private.refuse('NOT_FOUND');
  end if;
  select count(*) into agents
  from app.automation_agent_accounts x join app.automation_agents a on a.id = x.agent_id
  where x.account_id = p_account and x.active and a.status <> 'revoked' and a.deleted_at is null;
  select count(*) into jobs
  from app.automation_jobs where account_id = p_account and status not in ('COMPLETED', 'CANCELLED');
  if agents > 0 or jobs > 0 then
    perform app_private.refuse('ACCOUNT_IN_USE', jsonb_build_object('agents', agents, 'jobs', jobs));
  end if;
  delete from app.account_assignments where account_id = p_account;
  update app.accounts set deleted_at = app.clock(), paused = true where id = p_account;
  perform app_private.write_event(p_org, 'account.deleted', p_account, null, null, null, '{}');
end
$$;
grant execute on function app.note_on_account(uuid, uuid, text), app.delete_account(uuid, uuid) to authenticated;

-- The member whom an admin is about to change. Changes of an org's members wait for each other: of two admins who
-- demote each other, the second is no admin any more when their turn comes.
create function app_private.member_to_change(p_org uuid, p_user uuid) returns app.memberships
language plpgsql volatile security definer set search_path = ''
as $$
declare
  member app.memberships;
begin
  perform from app.orgs where id = p_org for no key update;
  if p_org not in (select app_private.orgs_where('admin.users')) then
    perform app_private.refuse('FORBIDDEN', '{"permission":"admin.users"}');
  end if;
  select * into member from app.memberships where org_id = p_org and user_id = p_user for update;
  if member.id is null then
    perform app_private.refuse('NOT_FOUND');
  end if;
  return member;
end
$$;

-- Refuses to take the owner, or the last active admin, out of their place.
create function app_private.keep_admins(member app.memberships, p_stays_active_admin boolean) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if p_stays_active_admin or member.role <> 'admin' or member.status <> 'active' then
    return;
  end if;
  if member.is_owner then
    perform app_private.refuse('OWNER_PROTECTED');
  end if;
  if not exists (
    select from app.memberships
    where org_id = member.org_id and id <> member.id and role = 'admin' and status = 'active'
  ) then
    perform app_private.refuse('LAST_ADMIN');
  end if;
end
$$;

-- What hung on a role that the member no longer has.
create function app_private.drop_what_hung_on(member app.memberships, p_role text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if member.role = 'va' and p_role is distinct from 'va' then
    delete from app.membership_department_roles where membership_id = member.id;
    delete from app.account_assignments where org_id = member.org_id and user_id = member.user_id;
  end if;
  if member.role = 'client' and p_role is distinct from 'client' then
    update app.accounts set client_user_id = null where org_id = member.org_id and client_user_id = member.user_id;
  end if;
  if p_role is null or p_role = 'client' then
    delete from app.access_codes where org_id = member.org_id and user_id = member.user_id;
    perform app_private.clock_out_everywhere(member.org_id, member.user_id);
  end if;
end
$$;

create function app_private.clock_out_everywhere(p_org uuid, p_user uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  with ended as (
    update app.device_sessions set ended_at = app.clock()
    where org_id = p_org and user_id = p_user and ended_at is null
    returning org_id, agent_id, user_id
  )
  select app_private.write_event(org_id, 'device.clocked_out', null, null, null, agent_id,
    jsonb_build_object('user_id', user_id)) from ended
$$;

-- Role, status, remarks and department roles of a member; what is not named stays.
create function app.change_member(p_org uuid, p_user uuid, p_change jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  member app.memberships := app_private.member_to_change(p_org, p_user);
  new_role text := coalesce(p_change ->> 'role', member.role);
  new_status text := coalesce(p_change ->> 'status', member.status);
begin
  perform app_private.keep_admins(member, new_role = 'admin' and new_status = 'active');
  if (new_role, new_status) <> (member.role, member.status) then
    if new_role <> member.role then
      perform app_private.drop_what_hung_on(member, new_role);
    end if;
    if new_status = 'suspended' then
      perform app_private.clock_out_everywhere(p_org, p_user);
    end if;
    update app.memberships set role = new_role, status = new_status where id = member.id;
  end if;
  if p_change ? 'department_role_ids' then
    perform app_private.set_department_roles(p_org, member.id, new_role,
      array(select jsonb_array_elements_text(p_change -> 'department_role_ids')::uuid));
  end if;
  if p_change ? 'admin_remarks' then
    perform app_private.set_note(p_org, null, member.id, p_change ->> 'admin_remarks');
  end if;
  perform app_private.write_event(p_org, 'membership.changed', null, null, null, null, jsonb_build_object(
    'user_id', p_user, 'fields', (select jsonb_agg(key order by key) from jsonb_object_keys(p_change) as key)));
end
$$;

-- All department roles of a member; only VAs have any.
create function app_private.set_department_roles(p_org uuid, p_membership uuid, p_role text, p_wanted uuid[]) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if p_role <> 'va' and cardinality(p_wanted) > 0 then
    perform app_private.refuse('VALIDATION_FAILED',
      '{"fields":[{"field":"department_role_ids","problem":"only VAs have department roles"}]}');
  end if;
  if exists (
    select from unnest(p_wanted) as wanted
    where not exists (select from app.department_roles d where d.org_id = p_org and d.id = wanted)
  ) then
    perform app_private.refuse('VALIDATION_FAILED',
      '{"fields":[{"field":"department_role_ids","problem":"not all belong to this organisation"}]}');
  end if;
  delete from app.membership_department_roles
  where membership_id = p_membership and not department_role_id = any (p_wanted);
  insert into app.membership_department_roles (org_id, membership_id, department_role_id)
  select p_org, p_membership, wanted from unnest(p_wanted) as wanted
  on conflict do nothing;
end
$$;

create function app.remove_member(p_org uuid, p_user uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  member app.memberships := app_private.member_to_change(p_org, p_user);
begin
  perform app_private.keep_admins(member, false);
  perform app_private.drop_what_hung_on(member, null);
  delete from app.memberships where id = member.id;
  perform app_private.write_event(p_org, 'membership.removed', null, null, null, null,
    jsonb_build_object('user_id', p_user));
end
$$;

-- An admin takes a lost or misused code away; the member may make a new one.
create function app.revoke_access_code(p_org uuid, p_user uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  member app.memberships := app_private.member_to_change(p_org, p_user);
begin
  delete from app.access_codes where org_id = p_org and user_id = member.user_id;
  if not found then
    perform app_private.refuse('NOT_FOUND');
  end if;
  perform app_private.clock_out_everywhere(p_org, p_user);
  perform app_private.write_event(p_org, 'access_code.revoked', null, null, null, null,
    jsonb_build_object('user_id', p_user));
end
$$;
grant execute on function app.change_member(uuid, uuid, jsonb), app.remove_member(uuid, uuid),
  app.revoke_access_code(uuid, uuid) to authenticated;
create policy "admin.users sees the codes of the org, but no hash" on app.access_codes
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.users')));

-- Whoever's own place changes is told, so that what they have open follows.
create policy "Everybody sees that their own membership changed" on app.automation_events
  for select to authenticated
  using (account_id is null and type = 'membership.changed' and payload ->> 'user_id' = (select auth.uid())::text
    and org_id in (select app_private.my_orgs()));

-- What comes of a member's roles, for whoever keeps the members.
create function app.keys_of_member(p_org uuid, p_user uuid) returns text[]
language sql stable security definer set search_path = ''
as $$
  select array(select k from app_private.keys_of(m) as k order by k)
  from app.memberships m
  where m.org_id = p_org and m.user_id = p_user and p_org in (select app_private.orgs_where('admin.users'))
$$;
grant execute on function app.keys_of_member(uuid, uuid) to authenticated;
