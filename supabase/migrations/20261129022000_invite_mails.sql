-- Invites are mailed where SMTP is configured, by whichever API process comes first; a mail that fails never loses the
-- invite, whose link can always be copied.
alter table app.invites
  add column mail_status text not null default 'off' check (mail_status in ('off', 'pending', 'sent', 'failed')),
  add column mailed_at timestamptz,
  -- A process that died while sending gives the mail back after two minutes.
  add column mail_claimed_at timestamptz;
create index invites_to_mail on app.invites (created_at) where mail_status = 'pending';
grant insert (mail_status), update (expires_at, mail_status) on app.invites to authenticated;
drop trigger audit on app.invites;
create trigger audit after insert or update or delete on app.invites
  for each row execute function app_private.audit_change('id', 'email', 'mail_status,mailed_at,mail_claimed_at');

-- Takes mails to send; nobody else gets them for two minutes. Invites that are no longer open are not mailed.
create function app.claim_invite_mails(p_limit integer) returns table (
  id uuid, email text, org_name text, invited_by text, expires_at timestamptz
)
language plpgsql security definer set search_path = ''
as $$
begin
  update app.invites i set mail_status = 'off' where i.mail_status = 'pending' and i.status <> 'open';
  return query
    with taken as (
      update app.invites i set mail_claimed_at = app.clock()
      where i.id = any (array(
        select w.id from app.invites w
        where w.mail_status = 'pending'
          and (w.mail_claimed_at is null or w.mail_claimed_at < app.clock() - interval '2 minutes')
        order by w.created_at limit p_limit for update skip locked))
      returning i.*
    )
    select t.id, t.email, o.name, coalesce(p.full_name, p.email), t.expires_at
    from taken t join app.orgs o on o.id = t.org_id left join app.profiles p on p.id = t.invited_by;
end
$$;

create function app.finish_invite_mail(p_invite uuid, p_sent boolean) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  org uuid;
begin
  update app.invites
  set mail_status = case when p_sent then 'sent' else 'failed' end, mail_claimed_at = null,
      mailed_at = case when p_sent then app.clock() else mailed_at end
  where id = p_invite and mail_status = 'pending'
  returning org_id into org;
  if org is not null then
    perform app_private.write_event(org, 'invite.mailed', null, null, null, null,
      jsonb_build_object('invite_id', p_invite, 'sent', p_sent));
  end if;
end
$$;
