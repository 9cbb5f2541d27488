-- A sign-out counts at once: what is left of the access token's hour opens nothing more. The sign-in service keeps its
-- sessions in auth.sessions, embedded as well as on a hosted project. A database whose auth.users is empty is not the
-- one of the sign-in service that let somebody in: there the token alone counts (docs/adr/0008).

-- Of these sessions the ones that are over.
create function app_private.ended_sessions(p_sessions uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
begin
  if exists (select from auth.users) then
    return query
      select asked.id
      from unnest(p_sessions) as asked (id)
      where asked.id is not null and not exists (
        select from auth.sessions s where s.id = asked.id and (s.not_after is null or s.not_after > now()));
  end if;
end
$$;

-- Whether the asking person has signed out since their token was issued. Who is at work on a device has no such
-- session: theirs is the device's.
create function app.is_signed_out() returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from app_private.ended_sessions(array[(auth.jwt() ->> 'session_id')::uuid]));
end
$$;

-- The browsers in which the asking person is signed in, the latest used first.
create function app.my_sessions() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', s.id, 'signed_in_at', s.created_at, 'last_active_at', coalesce(s.updated_at, s.created_at),
    'user_agent', s.user_agent, 'is_this_one', s.id::text = auth.jwt() ->> 'session_id')
    order by s.updated_at desc nulls last, s.id), '[]')
  from (
    select * from auth.sessions
    where user_id = auth.uid() and (not_after is null or not_after > now())
    order by updated_at desc nulls last limit 100
  ) as s
$$;
grant execute on function app.is_signed_out(), app.my_sessions() to authenticated;
