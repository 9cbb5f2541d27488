-- A request is about one org: the API names it in the claims (`org_id`), and the wall then lets through what the
-- person may there, whatever they may elsewhere. Without it somebody with two orgs could reach a row of the one with
-- the permissions of the other. Claims without it mean all of the person's orgs.
create function app_private.org_at_hand() returns uuid
language sql stable set search_path = ''
as $$ select nullif(auth.jwt() ->> 'org_id', '')::uuid $$;

-- The asking person's active memberships that count in this request.
create function app_private.memberships_at_hand() returns setof app.memberships
language sql stable security definer set search_path = ''
as $$
  select m.* from app.memberships m
  where m.user_id = auth.uid() and m.status = 'active'
    and m.org_id = coalesce(app_private.org_at_hand(), m.org_id)
$$;

create or replace function app_private.my_orgs() returns setof uuid
language sql stable security definer set search_path = ''
as $$ select m.org_id from app_private.memberships_at_hand() m $$;

-- PL/pgSQL, because it keeps its plans from call to call, and because a key is then looked up once a membership
-- and not once an account: every query of a person begins with these.
create or replace function app_private.orgs_where(key text) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  member app.memberships;
begin
  for member in select * from app_private.memberships_at_hand() loop
    if member.role = 'admin' or key in (select app_private.keys_of(member)) then
      return next member.org_id;
    end if;
  end loop;
end
$$;

create or replace function app_private.my_accounts() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  member app.memberships;
begin
  for member in select * from app_private.memberships_at_hand() loop
    return query select app_private.accounts_of(member);
  end loop;
end
$$;

create or replace function app_private.accounts_where(key text) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  member app.memberships;
begin
  for member in select * from app_private.memberships_at_hand() loop
    if member.role = 'admin' or key in (select app_private.keys_of(member)) then
      return query select app_private.accounts_of(member);
    end if;
  end loop;
end
$$;

-- Accounts that concern a member: all of the org for admins, assigned ones for VAs, own ones for clients.
create function app_private.accounts_of(member app.memberships) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  case member.role
    when 'admin' then
      return query select a.id from app.accounts a where a.org_id = member.org_id;
    when 'va' then
      return query select s.account_id from app.account_assignments s
        where s.user_id = member.user_id and s.org_id = member.org_id;
    else
      return query select a.id from app.accounts a
        where a.client_user_id = member.user_id and a.org_id = member.org_id;
  end case;
end
$$;
