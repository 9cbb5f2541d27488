-- A row that names its org may only hang on rows of that org. Until now an admin could tie a department role of
-- their org to another org's invite, whose person then had its keys there, and write a remark on another org's record.
alter table app.invites add unique (org_id, id);
alter table app.invite_department_roles
  drop constraint invite_department_roles_invite_id_fkey,
  add foreign key (org_id, invite_id) references app.invites (org_id, id) on delete cascade;
alter table app.memberships add unique (org_id, id);
alter table app.membership_department_roles
  drop constraint membership_department_roles_membership_id_fkey,
  add foreign key (org_id, membership_id) references app.memberships (org_id, id) on delete cascade;

-- Security definer: who may write a remark need not be able to read the record.
create function app_private.is_place_of_record(p_record uuid, p_org uuid, p_account uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select from app.records r where r.id = p_record and r.org_id = p_org and r.account_id = p_account)
$$;
grant execute on function app_private.is_place_of_record(uuid, uuid, uuid) to authenticated;

drop policy "order_tracking.write.order_remark writes" on app.order_remarks;
create policy "order_tracking.write.order_remark writes on the record's own account" on app.order_remarks
  for insert to authenticated
  with check (account_id in (select app_private.accounts_where('order_tracking.write.order_remark'))
    and app_private.is_place_of_record(record_id, org_id, account_id));
drop policy "order_tracking.write.service_remark writes" on app.service_remarks;
create policy "order_tracking.write.service_remark writes on the record's own account" on app.service_remarks
  for insert to authenticated
  with check (account_id in (select app_private.accounts_where('order_tracking.write.service_remark'))
    and app_private.is_place_of_record(record_id, org_id, account_id));

-- A remark stays where it was written.
revoke update on app.order_remarks, app.service_remarks from authenticated;
grant update (body, updated_by, updated_at) on app.order_remarks, app.service_remarks to authenticated;

-- Whoever may log in an org may only log of accounts that concern them there.
create or replace function app.append_event(
  p_org uuid, p_type text, p_account uuid, p_job uuid, p_record uuid, p_agent uuid, p_payload jsonb
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if auth.uid() is not null and p_org not in (select app_private.my_orgs()) then
    perform app_private.refuse('NO_MEMBERSHIP');
  end if;
  if auth.uid() is not null and p_account is not null and not exists (
    select from app.accounts a
    where a.id = p_account and a.org_id = p_org and a.id in (select app_private.my_accounts())
  ) then
    perform app_private.refuse('NOT_FOUND', '{"field":"account_id"}');
  end if;
  perform app_private.write_event(p_org, p_type, p_account, p_job, p_record, p_agent, p_payload);
end
$$;
