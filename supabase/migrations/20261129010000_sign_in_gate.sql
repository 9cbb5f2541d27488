-- What the auth service asks of Postgres when somebody signs in. Granted to supabase_auth_admin alone: the role that
-- a hosted Supabase project runs its hooks as, and that the embedded auth service logs in as.
grant usage on schema app to supabase_auth_admin;

-- Supabase's "before user created" hook: access is by invitation, so nobody is made known whose e-mail has no open
-- invite. Answers {} to go on, or the error that ends the sign-up. Only somebody whose address a provider has
-- verified is told that there was an invite; whoever merely types an address into a form learns nothing about it.
create function app.before_user_created(event jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address text := lower(event #>> '{user,email}');
  is_verified boolean := coalesce(event #>> '{user,app_metadata,provider}', 'email') <> 'email';
begin
  if address is null or address = '' then
    return '{"error":{"http_code":403,"message":"Access is by invitation to an e-mail address."}}';
  end if;
  if exists (
    select from app.invites
    where lower(email) = address and status = 'open' and expires_at > app.clock()
  ) then
    return '{}';
  end if;
  if is_verified and exists (
    select from app.invites
    where lower(email) = address and status = 'open'
  ) then
    return '{"error":{"http_code":403,"message":"The invite for this e-mail address has expired."}}';
  end if;
  return '{"error":{"http_code":403,"message":"There is no open invite for this e-mail address."}}';
end
$$;
comment on function app.before_user_created(jsonb) is
  'Supabase Auth hook: refuses sign-ups of e-mail addresses without an open invite.';

-- Takes one place in a window of sign-in attempts that all instances share; false when it is full. Called in a
-- transaction of its own: what a refusal rolls back must not free the place.
create function app.take_sign_in_place(p_action text, p_subject text, p_limit integer, p_seconds integer)
  returns boolean
language sql volatile security definer set search_path = ''
as $$
  select app_private.take_from_window(
    'sign-in:' || p_action || ':' || p_subject, p_limit, make_interval(secs => p_seconds))
$$;
comment on function app.take_sign_in_place(text, text, integer, integer) is
  'Rate limits of the embedded auth service.';

revoke execute on function app.before_user_created(jsonb) from public, anon, authenticated, service_role;
revoke execute on function app.take_sign_in_place(text, text, integer, integer)
  from public, anon, authenticated, service_role;
grant execute on function app.before_user_created(jsonb) to supabase_auth_admin;
grant execute on function app.take_sign_in_place(text, text, integer, integer) to supabase_auth_admin;
