-- The rows of each org after its last seal, which nothing protects yet: how many, from which to which, and since when.
create function app.unsealed_audit() returns table (
  org_id uuid, rows integer, first_id bigint, last_id bigint, since timestamptz
)
language sql stable security definer set search_path = ''
as $$
  select l.org_id, count(*)::integer, min(l.id), max(l.id), min(l.created_at)
  from app.audit_logs l
  left join lateral (
    select s.until_xid, s.until_id from app.audit_seals s where s.org_id = l.org_id order by s.number desc limit 1
  ) as last on true
  where last.until_id is null or (l.xid, l.id) > (last.until_xid, last.until_id)
  group by l.org_id
$$;
