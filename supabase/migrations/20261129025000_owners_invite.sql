-- An org whose owner has not come: their invite is renewed, or goes to another address, from the shell of the
-- installation. Answers the new invite's id.
create function app.invite_owner(p_org uuid, p_owner_email text) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  invite uuid;
begin
  perform from app.orgs where id = p_org for no key update;
  if not found then
    perform app_private.refuse('NOT_FOUND');
  end if;
  if exists (select from app.memberships where org_id = p_org and is_owner) then
    perform app_private.refuse('ALREADY_EXISTS', '{"field":"owner"}');
  end if;
  update app.invites set status = 'revoked'
  where org_id = p_org and status = 'open' and (is_owner or lower(email) = lower(p_owner_email));
  insert into app.invites (org_id, email, role, is_owner, expires_at)
  values (p_org, p_owner_email, 'admin', true, app.clock() + interval '14 days')
  returning id into invite;
  return invite;
end
$$;
