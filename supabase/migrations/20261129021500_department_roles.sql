-- Admins keep the department roles; whoever keeps the members says who has which.
create policy "admin.department_roles adds department roles" on app.department_roles
  for insert to authenticated with check (org_id in (select app_private.orgs_where('admin.department_roles')));
create policy "admin.department_roles changes department roles" on app.department_roles
  for update to authenticated
  using (org_id in (select app_private.orgs_where('admin.department_roles')))
  with check (org_id in (select app_private.orgs_where('admin.department_roles')));
create policy "admin.department_roles deletes department roles" on app.department_roles
  for delete to authenticated using (org_id in (select app_private.orgs_where('admin.department_roles')));
grant insert (org_id, name, position), update (name, position), delete on app.department_roles to authenticated;

create policy "admin.department_roles adds keys" on app.department_role_permissions
  for insert to authenticated with check (org_id in (select app_private.orgs_where('admin.department_roles')));
create policy "admin.department_roles takes keys away" on app.department_role_permissions
  for delete to authenticated using (org_id in (select app_private.orgs_where('admin.department_roles')));
grant insert, delete on app.department_role_permissions to authenticated;

-- Only keys that there are.
alter table app.department_role_permissions add foreign key (permission_key, permission_key)
  references app.permission_implications (permission_key, brings);
alter table app.role_permissions add foreign key (permission_key, permission_key)
  references app.permission_implications (permission_key, brings);

-- Gives a VA a department role, or takes it; giving twice is giving once. Answers whether anything changed.
create function app.set_department_role(p_org uuid, p_membership uuid, p_role uuid, p_has boolean) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  member app.memberships;
begin
  select * into member from app.memberships where org_id = p_org and id = p_membership;
  member := app_private.member_to_change(p_org, member.user_id);
  if not exists (select from app.department_roles where org_id = p_org and id = p_role) then
    perform app_private.refuse('NOT_FOUND', '{"field":"role_id"}');
  end if;
  if p_has and member.role <> 'va' then
    perform app_private.refuse('VALIDATION_FAILED',
      '{"fields":[{"field":"role_id","problem":"only VAs have department roles"}]}');
  end if;
  if p_has then
    insert into app.membership_department_roles (org_id, membership_id, department_role_id)
    values (p_org, member.id, p_role) on conflict do nothing;
  else
    delete from app.membership_department_roles where membership_id = member.id and department_role_id = p_role;
  end if;
  if not found then
    return false;
  end if;
  perform app_private.write_event(p_org, 'membership.changed', null, null, null, null,
    jsonb_build_object('user_id', member.user_id, 'fields', jsonb_build_array('department_roles')));
  return true;
end
$$;
grant execute on function app.set_department_role(uuid, uuid, uuid, boolean) to authenticated;

-- What everybody's rights or screens hang on: their browser reads them again.
create policy "Members see that roles and settings of their org changed" on app.automation_events
  for select to authenticated
  using (account_id is null and org_id in (select app_private.my_orgs())
    and type in ('department_role.changed', 'department_role.deleted', 'role_permissions.changed', 'org.changed'));
