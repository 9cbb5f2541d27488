-- Members whom few accounts concern carry them, so that their lists go by those accounts' indexes: a client's hundred
-- newest records would else be looked for among the whole org's. Null: more than eight, or all of the org.
create function app_private.few_accounts_of(member app.memberships) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  few uuid[];
begin
  case member.role
    when 'admin' then
      return null;
    when 'va' then
      few := array(select s.account_id from app.account_assignments s
        where s.user_id = member.user_id and s.org_id = member.org_id limit 9);
    else
      few := array(select a.id from app.accounts a
        where a.client_user_id = member.user_id and a.org_id = member.org_id limit 9);
  end case;
  return case when cardinality(few) <= 8 then few end;
end
$$;

create or replace function app.my_memberships() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', m.id, 'org_id', m.org_id, 'org_name', o.name, 'org_currency', o.currency,
    'org_time_zone', o.time_zone, 'session_hours', o.session_hours,
    'role', m.role, 'status', m.status, 'is_owner', m.is_owner,
    'permissions', coalesce((select jsonb_agg(k order by k) from app_private.keys_of(m) as k), '[]'),
    'few_account_ids', to_jsonb(app_private.few_accounts_of(m)),
    'joined_at', m.created_at) order by m.created_at, m.id), '[]')
  from app.memberships m join app.orgs o on o.id = m.org_id
  where m.user_id = auth.uid()
$$;
