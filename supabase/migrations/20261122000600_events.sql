-- The append-only log: one event per transition, written in the transaction of the change it tells of.
-- It feeds timelines, live screens and, later, the audit view. Payloads never hold an address.
create table app.automation_events (
  id bigint generated always as identity primary key,
  -- Ids alone lie: they are handed out before the commit. Readers stay below pg_snapshot_xmin and order by
  -- (xid, id), so an event that commits late is never skipped.
  xid xid8 not null default pg_current_xact_id(),
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid,
  job_id uuid,
  record_id uuid,
  agent_id uuid,
  type text not null,
  actor_kind text not null check (actor_kind in ('user', 'agent', 'system')),
  actor_id uuid,
  payload jsonb not null default '{}',
  created_at timestamptz not null default app.clock()
);
create index automation_events_cursor on app.automation_events (org_id, xid, id);
create index automation_events_job on app.automation_events (job_id, xid, id) where job_id is not null;
create index automation_events_account on app.automation_events (account_id);

create function app_private.refuse_rewriting_history() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception 'events are append-only';
end
$$;
-- Also for service code; only dropping a whole org's rows by cascade is left.
create trigger events_are_append_only before update or truncate on app.automation_events
  for each statement execute function app_private.refuse_rewriting_history();
create trigger events_are_not_deleted before delete on app.automation_events
  for each statement when (pg_trigger_depth() = 0)
  execute function app_private.refuse_rewriting_history();

-- Who acts in this transaction: the agent named by app.begin_agent_request, else the signed-in person,
-- else the system.
create function app_private.write_event(
  p_org uuid, p_type text, p_account uuid, p_job uuid, p_record uuid, p_agent uuid, p_payload jsonb
) returns void
language sql security definer set search_path = ''
as $$
  insert into app.automation_events (org_id, type, account_id, job_id, record_id, agent_id, actor_kind, actor_id, payload)
  select p_org, p_type, p_account, p_job, p_record, p_agent,
    case when agent is not null then 'agent' when person is not null then 'user' else 'system' end,
    coalesce(agent, person), coalesce(p_payload, '{}')
  from (select nullif(current_setting('app.acting_agent', true), '')::uuid as agent, auth.uid() as person) as acting
$$;

-- For people's plain inserts and updates: the API calls it in the same transaction.
create function app.append_event(
  p_org uuid, p_type text, p_account uuid, p_job uuid, p_record uuid, p_agent uuid, p_payload jsonb
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if auth.uid() is not null and p_org not in (select app_private.my_orgs()) then
    perform app_private.refuse('NO_MEMBERSHIP');
  end if;
  perform app_private.write_event(p_org, p_type, p_account, p_job, p_record, p_agent, p_payload);
end
$$;
grant execute on function app.append_event(uuid, text, uuid, uuid, uuid, uuid, jsonb) to authenticated;

alter table app.automation_events enable row level security;
alter table app.automation_events force row level security;
create policy "auto_order.read sees what happens to its accounts" on app.automation_events
  for select to authenticated
  using (account_id in (select app_private.accounts_where('auto_order.read')));
create policy "order_tracking.read sees records change" on app.automation_events
  for select to authenticated
  using (record_id is not null and type in ('record.created', 'record.changed')
    and account_id in (select app_private.accounts_where('order_tracking.read')));
create policy "admin.automation sees the rest of the org's events" on app.automation_events
  for select to authenticated
  using (account_id is null and org_id in (select app_private.orgs_where('admin.automation')));
grant select on app.automation_events to authenticated;
