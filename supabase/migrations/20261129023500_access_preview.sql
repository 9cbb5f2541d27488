-- What the asking person sees and may do in an org, in the words of the functions that the policies themselves call.
create function app_private.access_of_asker(p_org uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'role', m.role,
    'permissions', coalesce((select jsonb_agg(k order by k) from app_private.keys_of(m) as k), '[]'),
    'record_fields', (
      select jsonb_agg(jsonb_build_object(
        'field', f.field,
        'read', p_org in (select app_private.orgs_where(f.read_key)),
        'write', f.write_key is not null and p_org in (select app_private.orgs_where(f.write_key)),
        'read_permission', f.read_key, 'write_permission', f.write_key) order by f.place)
      from app.record_fields() f),
    'accounts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'id', a.id, 'account_code', a.account_code, 'name', a.name,
        'records', a.id in (select app_private.accounts_where('order_tracking.read')),
        'jobs', a.id in (select app_private.accounts_where('auto_order.read'))) order by lower(a.account_code))
      from app.accounts a
      where a.org_id = p_org and a.deleted_at is null and a.id in (select app_private.my_accounts())), '[]'))
  from app.memberships m
  where m.org_id = p_org and m.user_id = auth.uid()
$$;

-- What a member sees, or would see as a VA with exactly these keys (without a member: a VA of no account). It is not
-- worked out beside the rules: the change is made, the rules are asked as that person, and all of it is taken back.
create function app.preview_access(p_org uuid, p_user uuid, p_keys text[]) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  key text := case when p_keys is null then 'admin.users' else 'admin.department_roles' end;
  member app.memberships;
  department_role uuid;
  answer jsonb;
begin
  if p_org not in (select app_private.orgs_where(key)) then
    perform app_private.refuse('FORBIDDEN', jsonb_build_object('permission', key));
  end if;
  select * into member from app.memberships where org_id = p_org and user_id = p_user;
  if p_user is not null and member.id is null then
    perform app_private.refuse('NOT_FOUND', '{"field":"user_id"}');
  end if;
  if p_keys is not null and p_user is not null and member.role <> 'va' then
    perform app_private.refuse('VALIDATION_FAILED',
      '{"fields":[{"field":"user_id","problem":"is not a VA of this organisation"}]}');
  end if;
  begin
    if p_keys is not null then
      if member.id is null then
        insert into app.profiles (id, email) values (gen_random_uuid(), gen_random_uuid() || '@preview.invalid')
        returning id into member.user_id;
        insert into app.memberships (org_id, user_id, role) values (p_org, member.user_id, 'va')
        returning * into member;
      end if;
      delete from app.membership_department_roles where membership_id = member.id;
      insert into app.department_roles (org_id, name) values (p_org, 'preview ' || gen_random_uuid())
      returning id into department_role;
      insert into app.department_role_permissions (org_id, department_role_id, permission_key)
      select distinct p_org, department_role, unnest(p_keys);
      insert into app.membership_department_roles (org_id, membership_id, department_role_id)
      values (p_org, member.id, department_role);
    end if;
    perform set_config('request.jwt.claims', jsonb_build_object('sub', member.user_id, 'org_id', p_org)::text, true);
    answer := app_private.access_of_asker(p_org);
    raise exception using errcode = 'CC099', message = 'PREVIEW_ENDS';
  exception when sqlstate 'CC099' then
    null;
  end;
  return answer;
end
$$;
grant execute on function app.preview_access(uuid, uuid, text[]) to authenticated;
