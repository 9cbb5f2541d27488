-- Who changed what: one row per changed row, written by triggers in the transaction of the change, so that no code
-- path can forget it. Only changes that a person made (auth.uid()) are audited here; what agents and the system do
-- stands in automation_events.
create table app.audit_logs (
  id bigint generated always as identity primary key,
  -- Rows are read and sealed in the order (xid, id) below pg_snapshot_xmin: see automation_events.
  xid xid8 not null default pg_current_xact_id(),
  org_id uuid not null references app.orgs on delete restrict,
  actor_id uuid not null,
  action text not null check (action in ('insert', 'update', 'delete')),
  subject text not null,
  subject_id text not null,
  account_id uuid,
  -- Only the changed columns. A personal or secret one stands as "changed", without its value.
  before jsonb,
  after jsonb,
  ip text,
  user_agent text,
  request_id text,
  created_at timestamptz not null default app.clock()
);
create index audit_logs_newest on app.audit_logs (org_id, created_at desc, id desc);
create index audit_logs_order on app.audit_logs (org_id, xid, id);
create index audit_logs_subject on app.audit_logs (subject_id);
create index audit_logs_actor on app.audit_logs (org_id, actor_id, created_at desc);

-- A seal covers the rows of an org after the seal before it, up to a place; its hash is made of theirs and of the
-- hash before it. Sealed in batches by a leader: a chain written inline would serialise every writer.
create table app.audit_seals (
  org_id uuid not null references app.orgs on delete restrict,
  number integer not null,
  until_xid xid8 not null,
  until_id bigint not null,
  rows integer not null check (rows > 0),
  hash text not null,
  sealed_at timestamptz not null default app.clock(),
  -- The rows were deleted by the retention; the seal stays, so that the chain still holds.
  purged_at timestamptz,
  primary key (org_id, number)
);

-- Nothing of the audit is ever changed, by anybody; the retention alone deletes rows of purged seals.
create function app_private.refuse_changing_audit() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'DELETE' then
    if exists (
      select from app.audit_seals s
      where s.org_id = old.org_id and s.purged_at is not null and (old.xid, old.id) <= (s.until_xid, s.until_id)
    ) then
      return old;
    end if;
  end if;
  raise exception 'the audit is append-only';
end
$$;
create trigger audit_is_append_only before update or delete on app.audit_logs
  for each row execute function app_private.refuse_changing_audit();
create trigger audit_is_not_emptied before truncate on app.audit_logs
  for each statement execute function app_private.refuse_changing_audit();

-- A seal is only ever marked as purged.
create function app_private.refuse_changing_seals() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' then
    if old.purged_at is null and to_jsonb(new) - 'purged_at' = to_jsonb(old) - 'purged_at' then
      return new;
    end if;
  end if;
  raise exception 'the audit is append-only';
end
$$;
create trigger seals_are_append_only before update or delete on app.audit_seals
  for each row execute function app_private.refuse_changing_seals();
create trigger seals_are_not_emptied before truncate on app.audit_seals
  for each statement execute function app_private.refuse_changing_seals();

alter table app.audit_logs enable row level security;
alter table app.audit_logs force row level security;
create policy "admin.audit reads the audit" on app.audit_logs
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.audit')));
alter table app.audit_seals enable row level security;
alter table app.audit_seals force row level security;
create policy "admin.audit reads the seals" on app.audit_seals
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.audit')));
grant select on app.audit_logs, app.audit_seals to authenticated;
revoke insert, update, delete on app.audit_logs, app.audit_seals from service_role;

-- Writes the audit row of one changed row. Arguments of the trigger: the column that identifies the row, columns
-- shown as "changed" only (comma-separated), and columns whose change alone is not worth a row.
create function app_private.audit_change() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  person uuid := auth.uid();
  request jsonb := auth.jwt() -> 'request';
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  whole jsonb := coalesce(new_row, old_row);
  hidden text[] := string_to_array(tg_argv[1], ',');
  silent text[] := string_to_array(tg_argv[2], ',');
  changed text[];
begin
  if person is null then
    return null;
  end if;
  select array_agg(key) into changed
  from jsonb_object_keys(whole) as key
  where not key = any (silent)
    and (old_row is null or new_row is null or old_row -> key is distinct from new_row -> key)
    and (tg_op = 'UPDATE' or whole -> key <> 'null');
  if changed is null then
    return null;
  end if;
  insert into app.audit_logs (org_id, actor_id, action, subject, subject_id, account_id, before, after, ip, user_agent, request_id)
  values (
    coalesce((whole ->> 'org_id')::uuid, (whole ->> 'id')::uuid), person, lower(tg_op), tg_table_name,
    whole ->> tg_argv[0],
    case when tg_table_name = 'accounts' then (whole ->> 'id')::uuid else (whole ->> 'account_id')::uuid end,
    app_private.shown_columns(old_row, changed, hidden), app_private.shown_columns(new_row, changed, hidden),
    request ->> 'ip', left(request ->> 'user_agent', 300), request ->> 'id');
  return null;
end
$$;

-- The named columns of a row; hidden ones as the word "changed".
create function app_private.shown_columns(p_row jsonb, p_columns text[], p_hidden text[]) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_object_agg(key, case
    when key = any (p_hidden) and p_row -> key <> 'null' then '"changed"' else p_row -> key end)
  from unnest(p_columns) as key where p_row is not null
$$;

-- Every table that a person can change, with what of it is personal or secret, and what is noise.
do $$
declare
  audited record;
begin
  for audited in
    select * from (values
      ('orgs', 'id', 'pairing_code', ''),
      ('memberships', 'user_id', '', ''),
      ('invites', 'id', 'email', ''),
      ('invite_department_roles', 'invite_id', '', ''),
      ('role_permissions', 'role', '', ''),
      ('department_roles', 'id', '', ''),
      ('department_role_permissions', 'department_role_id', '', ''),
      ('membership_department_roles', 'membership_id', '', ''),
      ('accounts', 'id', 'admin_remarks', ''),
      ('account_assignments', 'user_id', '', ''),
      ('account_policies', 'account_id', '', 'updated_at'),
      ('records', 'id', '', 'version,updated_at,earnings_net_minor,cogs_total_minor'),
      ('order_remarks', 'record_id', 'body', 'updated_at,updated_by'),
      ('service_remarks', 'record_id', 'body', 'updated_at,updated_by'),
      ('supplier_links', 'id', '', ''),
      ('automation_agents', 'id', 'token_secret_encrypted', 'last_seen_at'),
      ('automation_agent_accounts', 'agent_id', '', ''),
      ('automation_pairing_requests', 'id', 'nonce,detected_display_name', ''),
      ('automation_jobs', 'id', 'ship_to_encrypted,ship_to_digest', 'updated_at'),
      ('purchase_confirmations', 'job_id', 'ship_to_digest', ''),
      ('attention_items', 'id', '', '')
    ) as tables (name, key, hidden, silent)
  loop
    execute format(
      'create trigger audit after insert or update or delete on app.%I for each row execute function app_private.audit_change(%L, %L, %L)',
      audited.name, audited.key, audited.hidden, audited.silent);
  end loop;
end
$$;

-- One row as the seal reads it: every column, in one order, in one spelling.
create function app_private.audit_line(p_row app.audit_logs) returns text
language sql immutable set search_path = ''
as $$
  select jsonb_build_array(p_row.id, p_row.xid::text, p_row.org_id, p_row.actor_id, p_row.action, p_row.subject,
    p_row.subject_id, p_row.account_id, p_row.before, p_row.after, p_row.ip, p_row.user_agent, p_row.request_id,
    extract(epoch from p_row.created_at))::text
$$;

-- Rows of an org after one place and up to another, as count and hash over the hash before them.
create function app_private.hash_of_audit(
  p_org uuid, p_after_xid xid8, p_after_id bigint, p_until_xid xid8, p_until_id bigint, p_before text
) returns table (rows integer, hash text)
language sql stable security definer set search_path = ''
as $$
  select count(*)::integer,
    encode(extensions.digest(
      p_before || coalesce(string_agg(app_private.audit_line(l), E'\n' order by l.xid, l.id), ''), 'sha256'), 'hex')
  from app.audit_logs l
  where l.org_id = p_org and (l.xid, l.id) > (p_after_xid, p_after_id) and (l.xid, l.id) <= (p_until_xid, p_until_id)
$$;

-- Seals what is not sealed yet, at most 1,000 rows of each org a call. Several leaders are kept apart by the
-- advisory lock. Answers how many rows it sealed.
create function app.seal_audit() returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  tail record;
  last app.audit_seals;
  until record;
  sum record;
  sealed integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('seal audit', 0));
  for tail in select distinct o.id as org_id from app.orgs o where exists (
    select from app.audit_logs l where l.org_id = o.id and (l.xid, l.id) > coalesce(
      (select (s.until_xid, s.until_id) from app.audit_seals s where s.org_id = o.id order by s.number desc limit 1),
      ('0'::xid8, 0::bigint)))
  loop
    select * into last from app.audit_seals where org_id = tail.org_id order by number desc limit 1;
    select l.xid, l.id into until from (
      select xid, id from app.audit_logs
      where org_id = tail.org_id
        and (xid, id) > (coalesce(last.until_xid, '0'), coalesce(last.until_id, 0))
        and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by xid, id limit 1000) as l
    order by l.xid desc, l.id desc limit 1;
    continue when until.id is null;
    select * into sum from app_private.hash_of_audit(tail.org_id, coalesce(last.until_xid, '0'),
      coalesce(last.until_id, 0), until.xid, until.id, coalesce(last.hash, tail.org_id::text));
    insert into app.audit_seals (org_id, number, until_xid, until_id, rows, hash)
    values (tail.org_id, coalesce(last.number, 0) + 1, until.xid, until.id, sum.rows, sum.hash);
    sealed := sealed + sum.rows;
  end loop;
  return sealed;
end
$$;

-- Checks every seal of every org against the rows. `broken` is the first seal whose rows or hash are not as they
-- were; `unsealed` counts the rows after the last seal, which nothing protects yet.
create function app.verify_audit() returns table (
  org_id uuid, org_name text, seals integer, sealed_rows integer, purged_seals integer, unsealed integer, broken integer
)
language plpgsql stable security definer set search_path = ''
as $$
declare
  org app.orgs;
  seal app.audit_seals;
  before app.audit_seals;
  sum record;
begin
  for org in select * from app.orgs order by created_at, id loop
    org_id := org.id;
    org_name := org.name;
    seals := 0;
    sealed_rows := 0;
    purged_seals := 0;
    broken := null;
    before := null;
    for seal in select * from app.audit_seals s where s.org_id = org.id order by s.number loop
      seals := seals + 1;
      sealed_rows := sealed_rows + seal.rows;
      if seal.purged_at is not null then
        purged_seals := purged_seals + 1;
      else
        select * into sum from app_private.hash_of_audit(org.id, coalesce(before.until_xid, '0'),
          coalesce(before.until_id, 0), seal.until_xid, seal.until_id, coalesce(before.hash, org.id::text));
        if broken is null and (sum.rows <> seal.rows or sum.hash <> seal.hash or seal.number <> seals) then
          broken := seal.number;
        end if;
      end if;
      before := seal;
    end loop;
    select count(*) into unsealed from app.audit_logs l
    where l.org_id = org.id and (l.xid, l.id) > (coalesce(before.until_xid, '0'), coalesce(before.until_id, 0));
    return next;
  end loop;
end
$$;

-- Deletes the rows of seals whose newest row is older than the given moment; the seals stay.
create function app.purge_audit(p_org uuid, p_before timestamptz) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  purged integer;
begin
  update app.audit_seals s set purged_at = app.clock()
  where s.org_id = p_org and s.purged_at is null and s.number <= (
    select coalesce(max(old.number), 0) from app.audit_seals old
    where old.org_id = p_org and not exists (
      select from app.audit_logs l
      where l.org_id = p_org and (l.xid, l.id) <= (old.until_xid, old.until_id) and l.created_at >= p_before));
  delete from app.audit_logs l
  using app.audit_seals s
  where l.org_id = p_org and s.org_id = p_org and s.purged_at is not null
    and s.number = (select max(number) from app.audit_seals where org_id = p_org and purged_at is not null)
    and (l.xid, l.id) <= (s.until_xid, s.until_id);
  get diagnostics purged = row_count;
  return purged;
end
$$;
