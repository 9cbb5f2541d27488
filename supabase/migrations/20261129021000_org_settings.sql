-- What an agency sets for itself.
alter table app.orgs
  -- A sign-in older than this is refused; the API compares it with the moment that the session's token names.
  add column session_hours integer not null default 168 check (session_hours between 1 and 720),
  add column ship_to_retention_days integer not null default 60 check (ship_to_retention_days between 1 and 3650),
  add column evidence_retention_days integer not null default 90 check (evidence_retention_days between 1 and 3650),
  add column audit_retention_days integer not null default 730 check (audit_retention_days between 90 and 3650);
alter table app.orgs add check (length(btrim(name)) > 0);
grant select (session_hours, ship_to_retention_days, evidence_retention_days, audit_retention_days),
  update (session_hours, ship_to_retention_days, evidence_retention_days, audit_retention_days)
  on app.orgs to authenticated;

-- Members carry the session length of their orgs, so that it costs no round trip of its own.
create or replace function app.my_memberships() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'org_id', m.org_id, 'org_name', o.name, 'org_currency', o.currency,
    'org_time_zone', o.time_zone, 'session_hours', o.session_hours,
    'role', m.role, 'status', m.status, 'is_owner', m.is_owner,
    'permissions', coalesce((select jsonb_agg(k order by k) from app_private.keys_of(m) as k), '[]'),
    'joined_at', m.created_at) order by m.created_at, m.id), '[]')
  from app.memberships m join app.orgs o on o.id = m.org_id
  where m.user_id = auth.uid()
$$;

-- Only the owner gives the org away, to another active admin. One statement takes, the next gives: the index that
-- allows one owner an org is never in the way, and nobody sees an org without one.
create function app.transfer_ownership(p_org uuid, p_new_owner uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform from app.orgs where id = p_org for no key update;
  if not exists (
    select from app.memberships where org_id = p_org and user_id = auth.uid() and is_owner
  ) then
    perform app_private.refuse('FORBIDDEN', '{"problem":"only the owner gives the organisation away"}');
  end if;
  if not exists (
    select from app.memberships
    where org_id = p_org and user_id = p_new_owner and role = 'admin' and status = 'active' and not is_owner
  ) then
    perform app_private.refuse('VALIDATION_FAILED',
      '{"fields":[{"field":"new_owner_user_id","problem":"is not another active admin of this organisation"}]}');
  end if;
  update app.memberships set is_owner = false where org_id = p_org and is_owner;
  update app.memberships set is_owner = true where org_id = p_org and user_id = p_new_owner;
  perform app_private.write_event(p_org, 'org.ownership_transferred', null, null, null, null,
    jsonb_build_object('from_user_id', auth.uid(), 'to_user_id', p_new_owner));
end
$$;
grant execute on function app.transfer_ownership(uuid, uuid) to authenticated;

-- The money columns of VAs: the only role defaults that an org sets itself.
create policy "admin.department_roles lets VAs read money" on app.role_permissions
  for insert to authenticated
  with check (role = 'va' and permission_key in ('profit.read', 'payouts.read')
    and org_id in (select app_private.orgs_where('admin.department_roles')));
create policy "admin.department_roles takes money from VAs" on app.role_permissions
  for delete to authenticated
  using (role = 'va' and permission_key in ('profit.read', 'payouts.read')
    and org_id in (select app_private.orgs_where('admin.department_roles')));
grant insert, delete on app.role_permissions to authenticated;

-- A further org and its owner's invite, from the shell of the installation. Answers both ids.
create function app.create_org(p_name text, p_owner_email text, p_currency text, p_time_zone text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  org uuid := app_private.create_org(p_name, p_currency, p_time_zone);
  invite uuid;
begin
  insert into app.invites (org_id, email, role, is_owner, expires_at)
  values (org, p_owner_email, 'admin', true, app.clock() + interval '14 days')
  returning id into invite;
  update app.installation set setup_code_digest = null, setup_code_expires_at = null;
  return jsonb_build_object('org_id', org, 'invite_id', invite);
end
$$;

-- Deletes what an org's retention is over for: buyers' addresses of ended jobs, and audit rows whose seals stay.
create function app.purge_by_retention() returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  org app.orgs;
  addresses integer;
  purged_addresses integer := 0;
  purged_audit integer := 0;
begin
  for org in select * from app.orgs loop
    update app.automation_jobs set ship_to_encrypted = null, ship_to_digest = null
    where id = any (array(
      select j.id from app.automation_jobs j
      where j.org_id = org.id and j.ship_to_encrypted is not null and j.status in ('COMPLETED', 'CANCELLED')
        and j.updated_at < app.clock() - make_interval(days => org.ship_to_retention_days)
      limit 1000));
    get diagnostics addresses = row_count;
    purged_addresses := purged_addresses + addresses;
    purged_audit := purged_audit
      + app.purge_audit(org.id, app.clock() - make_interval(days => org.audit_retention_days));
  end loop;
  return jsonb_build_object('purged_addresses', purged_addresses, 'purged_audit_rows', purged_audit);
end
$$;
create index automation_jobs_addresses on app.automation_jobs (org_id, updated_at)
  where ship_to_encrypted is not null and status in ('COMPLETED', 'CANCELLED');
