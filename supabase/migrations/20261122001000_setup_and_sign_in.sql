-- An empty installation is opened by a one-time code that start-up prints: 100 bits, five tries, one hour.
-- Only its digest is kept.
create function app.setup_needed() returns boolean
language sql stable security definer set search_path = ''
as $$ select not exists (select from app.orgs) $$;

-- A fresh code (the earlier one stops working); null once an org exists.
create function app.issue_setup_code() returns text
language plpgsql security definer set search_path = ''
as $$
declare
  code text;
begin
  if not app.setup_needed() then
    return null;
  end if;
  -- 20 characters of 32: no 0/O, 1/I.
  select string_agg(substr('ABCDEFGHJKLMNPQRSTUVWXYZ23456789', 1 + (get_byte(bytes, i) & 31), 1), '' order by i)
  into code
  from extensions.gen_random_bytes(20) as bytes, generate_series(0, 19) as i;
  update app.installation
  set setup_code_digest = encode(extensions.digest(code, 'sha256'), 'hex'),
      setup_code_expires_at = app.clock() + interval '1 hour',
      setup_code_tries = 0;
  return code;
end
$$;

-- Defaults that every new org starts with.
create function app_private.create_org(p_name text, p_currency text, p_time_zone text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  org uuid;
begin
  insert into app.orgs (name, currency, time_zone, pairing_code)
  values (p_name, p_currency, p_time_zone, app_private.new_pairing_code())
  returning id into org;
  insert into app.role_permissions (org_id, role, permission_key) values
    (org, 'va', 'accounts.view'),
    (org, 'client', 'accounts.view'),
    (org, 'client', 'order_tracking.read'),
    (org, 'client', 'profit.read'),
    (org, 'client', 'payouts.read');
  return org;
end
$$;

create function app_private.new_pairing_code() returns text
language sql volatile security definer set search_path = ''
as $$
  select string_agg(substr('abcdefghjkmnpqrstuvwxyz23456789a', 1 + (get_byte(bytes, i) & 31), 1), '' order by i)
  from extensions.gen_random_bytes(20) as bytes, generate_series(0, 19) as i
$$;

-- Creates the first org and its owner's invite. Wrong tries are counted, so this must not be rolled back by
-- the refusal: it answers null for a wrong code and the API refuses with SETUP_CODE_WRONG.
create function app.use_setup_code(
  p_code text, p_org_name text, p_owner_email text, p_currency text, p_time_zone text
) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  installation app.installation;
  org uuid;
begin
  select * into installation from app.installation for update;
  if not app.setup_needed() then
    perform app_private.refuse('SETUP_DONE');
  end if;
  update app.installation set setup_code_tries = setup_code_tries + 1;
  if installation.setup_code_digest is null
     or installation.setup_code_tries >= 5
     or installation.setup_code_expires_at < app.clock()
     or installation.setup_code_digest <> encode(extensions.digest(upper(p_code), 'sha256'), 'hex') then
    return null;
  end if;
  org := app_private.create_org(p_org_name, p_currency, p_time_zone);
  insert into app.invites (org_id, email, role, is_owner, expires_at)
  values (org, p_owner_email, 'admin', true, app.clock() + interval '14 days');
  update app.installation set setup_code_digest = null, setup_code_expires_at = null;
  return org;
end
$$;

-- After a sign-in with a verified e-mail: the profile, and a membership from each open invite for that e-mail,
-- the invites used in the same transaction. Idempotent. A person without any membership is refused and leaves
-- no row behind.
create function app.bootstrap_person(p_user uuid, p_email text, p_full_name text, p_avatar_url text) returns jsonb
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
  insert into app.profiles as p (id, email, full_name, avatar_url, last_seen_at)
  values (p_user, p_email, p_full_name, p_avatar_url, app.clock())
  on conflict (id) do update set email = excluded.email,
    full_name = coalesce(excluded.full_name, p.full_name),
    avatar_url = coalesce(excluded.avatar_url, p.avatar_url), last_seen_at = excluded.last_seen_at;
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

-- The asking person's memberships with the permissions that come of them; also suspended ones (no permissions).
create function app.my_memberships() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'org_id', m.org_id, 'org_name', o.name, 'org_currency', o.currency,
    'org_time_zone', o.time_zone, 'role', m.role, 'status', m.status, 'is_owner', m.is_owner,
    'permissions', coalesce((select jsonb_agg(k order by k) from app_private.keys_of(m) as k), '[]'),
    'joined_at', m.created_at) order by m.created_at, m.id), '[]')
  from app.memberships m join app.orgs o on o.id = m.org_id
  where m.user_id = auth.uid()
$$;
grant execute on function app.my_memberships() to authenticated;
