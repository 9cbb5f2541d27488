-- An admin who removes a member, and a person who changes their code, end sessions on devices: that stands in the
-- audit too. What devices do by themselves has no person and stands in automation_events.
create trigger audit after insert or update or delete on app.device_sessions
  for each row execute function app_private.audit_change('user_id', '', 'last_active_at');

-- Not even service code deletes what the org's retention still keeps.
create or replace function app.purge_audit(p_org uuid, p_before timestamptz) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  kept_from timestamptz;
  purged integer;
begin
  select least(p_before, app.clock() - make_interval(days => o.audit_retention_days)) into kept_from
  from app.orgs o where o.id = p_org;
  update app.audit_seals s set purged_at = app.clock()
  where s.org_id = p_org and s.purged_at is null and s.number <= (
    select coalesce(max(old.number), 0) from app.audit_seals old
    where old.org_id = p_org and not exists (
      select from app.audit_logs l
      where l.org_id = p_org and (l.xid, l.id) <= (old.until_xid, old.until_id) and l.created_at >= kept_from));
  delete from app.audit_logs l
  using app.audit_seals s
  where l.org_id = p_org and s.org_id = p_org and s.purged_at is not null
    and s.number = (select max(number) from app.audit_seals where org_id = p_org and purged_at is not null)
    and (l.xid, l.id) <= (s.until_xid, s.until_id);
  get diagnostics purged = row_count;
  return purged;
end
$$;
