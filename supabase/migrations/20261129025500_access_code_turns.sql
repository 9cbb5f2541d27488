-- Hashing a secret is made to be expensive, so a person gets ten of them an hour. Called in a transaction of its own,
-- before the hashing: what is refused later must not give the turn back.
create function app.take_access_code_turn(p_org uuid) returns boolean
language sql volatile security definer set search_path = ''
as $$
  select app_private.take_from_window('make access code:' || p_org || ':' || auth.uid(), 10, interval '1 hour')
$$;
grant execute on function app.take_access_code_turn(uuid) to authenticated;
