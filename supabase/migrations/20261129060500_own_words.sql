-- Nobody writes history that is not theirs. People reach these tables and this function through the API alone, which
-- says what they did; the wall no longer takes its word for it.

-- The keys of which one is needed to tell of such a change; null: people do not tell of it, functions and agents do.
create function app_private.keys_to_tell(p_type text, p_payload jsonb) returns text[]
language sql immutable set search_path = ''
as $$
  select case
    when p_type = 'record.created' then array['order_tracking.write.basic_fields']
    when p_type = 'record.changed' then array['order_tracking.write.basic_fields', 'order_tracking.write.order_fields',
      'order_tracking.write.service_fields']
    when p_type = 'record.remark_changed' then array['order_tracking.write.' || (p_payload ->> 'field')]
    when p_type = 'account.changed' then array['admin.accounts', 'admin.account_assign']
    when p_type = 'policy.changed' then array['admin.policies']
    when p_type in ('invite.created', 'invite.resent', 'invite.revoked') then array['admin.invites']
    when p_type in ('department_role.created', 'department_role.changed', 'department_role.deleted',
      'role_permissions.changed') then array['admin.department_roles']
    when p_type = 'org.changed' then array['admin.org']
  end
$$;

-- Whoever may make a change may tell of it, where they may make it; never of a job or an agent.
create or replace function app.append_event(
  p_org uuid, p_type text, p_account uuid, p_job uuid, p_record uuid, p_agent uuid, p_payload jsonb
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  keys text[] := app_private.keys_to_tell(p_type, p_payload);
begin
  if auth.uid() is null then
    perform app_private.write_event(p_org, p_type, p_account, p_job, p_record, p_agent, p_payload);
    return;
  end if;
  if p_org not in (select app_private.my_orgs()) then
    perform app_private.refuse('NO_MEMBERSHIP');
  end if;
  if p_account is not null and not exists (
    select from app.accounts a
    where a.id = p_account and a.org_id = p_org and a.id in (select app_private.my_accounts())
  ) then
    perform app_private.refuse('NOT_FOUND', '{"field":"account_id"}');
  end if;
  if p_job is not null or p_agent is not null or not exists (
    select from unnest(keys) as key
    where p_org in (select app_private.orgs_where(key))
  ) then
    perform app_private.refuse('FORBIDDEN', jsonb_build_object('permission', keys[1]));
  end if;
  if p_record is not null and not app_private.is_place_of_record(p_record, p_org, p_account) then
    perform app_private.refuse('NOT_FOUND', '{"field":"record_id"}');
  end if;
  perform app_private.write_event(p_org, p_type, p_account, p_job, p_record, p_agent, p_payload);
end
$$;

-- Who wrote a remark, invited or assigned somebody, is whoever did. The argument names the column.
create function app_private.sign() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if auth.uid() is not null then
    new := jsonb_populate_record(new, jsonb_build_object(tg_argv[0], auth.uid()));
  end if;
  return new;
end
$$;
create trigger sign before insert or update on app.order_remarks
  for each row execute function app_private.sign('updated_by');
create trigger sign before insert or update on app.service_remarks
  for each row execute function app_private.sign('updated_by');
create trigger sign before insert on app.invites
  for each row execute function app_private.sign('invited_by');
create trigger sign before insert on app.account_assignments
  for each row execute function app_private.sign('assigned_by');

-- A used or revoked invite is history too: it is never open again.
drop policy "admin.invites changes invites, but not the owner's" on app.invites;
create policy "admin.invites changes open invites, but not the owner's" on app.invites
  for update to authenticated
  using (org_id in (select app_private.orgs_where('admin.invites')) and not is_owner and status = 'open')
  with check (org_id in (select app_private.orgs_where('admin.invites')) and not is_owner and status <> 'used');
