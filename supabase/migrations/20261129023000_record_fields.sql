-- Which key a record's field needs, to be read and to be written; the same stands in packages/contracts, and a test
-- holds the two against each other. No write key: nobody writes it by hand.
create function app.record_fields() returns table (place integer, field text, read_key text, write_key text)
language sql immutable set search_path = ''
as $$
  values
    (1, 'sale_date', 'order_tracking.read', 'order_tracking.write.basic_fields'),
    (2, 'item_name', 'order_tracking.read', 'order_tracking.write.basic_fields'),
    (3, 'qty', 'order_tracking.read', 'order_tracking.write.basic_fields'),
    (4, 'ebay_order_id', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (5, 'sale_price_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (6, 'ebay_fees_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (7, 'amazon_price_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (8, 'amazon_tax_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (9, 'amazon_shipping_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (10, 'amazon_order_ids', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (11, 'status', 'order_tracking.read', 'order_tracking.write.service_fields'),
    (12, 'return_label_cost_minor', 'order_tracking.read', 'order_tracking.write.service_fields'),
    (13, 'earnings_net_minor', 'order_tracking.read', null),
    (14, 'cogs_total_minor', 'order_tracking.read', null),
    (15, 'profit_minor', 'profit.read', null),
    (16, 'order_remark', 'order_tracking.read.order_remark', 'order_tracking.write.order_remark'),
    (17, 'service_remark', 'order_tracking.read.service_remark', 'order_tracking.write.service_remark')
$$;
grant execute on function app.record_fields() to authenticated;

-- Row-level security opens a record to any of the three writing keys; here each field asks for its own. A new record
-- says with a field only what differs from "unknown yet"; its eBay order id is part of what it is.
create function app_private.guard_record_fields() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  old_row jsonb;
  new_row jsonb := to_jsonb(new);
  missing record;
begin
  if auth.uid() is null then
    return null;
  end if;
  old_row := case tg_op
    when 'UPDATE' then to_jsonb(old)
    else jsonb_build_object('status', 'SUCCESSFUL', 'amazon_order_ids', '[]'::jsonb,
      'ebay_order_id', new.ebay_order_id)
  end;
  select f.field, f.write_key into missing
  from app.record_fields() f
  where f.write_key is not null and new_row ? f.field
    and coalesce(new_row -> f.field, 'null') is distinct from coalesce(old_row -> f.field, 'null')
    and new.account_id not in (select app_private.accounts_where(f.write_key))
  order by f.place limit 1;
  if found then
    perform app_private.refuse('FORBIDDEN',
      jsonb_build_object('permission', missing.write_key, 'field', missing.field));
  end if;
  return null;
end
$$;
-- After: whoever may not touch the row at all is stopped by row-level security and learns nothing more.
create trigger fields_need_their_keys after insert or update on app.records
  for each row execute function app_private.guard_record_fields();

-- The account of a record on which the asking person has the key; null when there is no such record for them.
create function app.account_of_record(p_org uuid, p_record uuid, p_key text) returns uuid
language sql stable security definer set search_path = ''
as $$
  select r.account_id from app.records r
  where r.org_id = p_org and r.id = p_record and r.deleted_at is null
    and r.account_id in (select app_private.accounts_where(p_key))
$$;

-- Out of the lists; the row stays. Also its job, if any, stays as it is: what was bought was bought.
create function app.delete_record(p_org uuid, p_record uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  account uuid := app.account_of_record(p_org, p_record, 'order_tracking.delete');
begin
  if account is null then
    perform app_private.refuse('NOT_FOUND');
  end if;
  update app.records set deleted_at = app.clock() where id = p_record and deleted_at is null;
  if not found then
    perform app_private.refuse('NOT_FOUND');
  end if;
  perform app_private.write_event(p_org, 'record.deleted', account, null, p_record, null, '{}');
end
$$;
grant execute on function app.account_of_record(uuid, uuid, text), app.delete_record(uuid, uuid) to authenticated;

-- What happened to a record is for those who may read it, field by field; who works the automation of an account
-- alone is not told of its books.
drop policy "auto_order.read sees what happens to its accounts" on app.automation_events;
create policy "auto_order.read sees what happens to its accounts" on app.automation_events
  for select to authenticated
  using (type not like 'record.%' and type <> 'presence.changed'
    and account_id in (select app_private.accounts_where('auto_order.read')));
drop policy "order_tracking.read sees records change" on app.automation_events;
create policy "order_tracking.read sees records come, change and go" on app.automation_events
  for select to authenticated
  using (record_id is not null and type in ('record.created', 'record.changed', 'record.deleted')
    and account_id in (select app_private.accounts_where('order_tracking.read')));
create policy "order_tracking.read.order_remark sees that one changed" on app.automation_events
  for select to authenticated
  using (type = 'record.remark_changed' and payload ->> 'field' = 'order_remark'
    and account_id in (select app_private.accounts_where('order_tracking.read.order_remark')));
create policy "order_tracking.read.service_remark sees that one changed" on app.automation_events
  for select to authenticated
  using (type = 'record.remark_changed' and payload ->> 'field' = 'service_remark'
    and account_id in (select app_private.accounts_where('order_tracking.read.service_remark')));

-- Looking at a buyer's address is kept in the audit, as a change is.
alter table app.audit_logs drop constraint audit_logs_action_check;
alter table app.audit_logs add constraint audit_logs_action_check
  check (action in ('insert', 'update', 'delete', 'read'));

-- The sealed address of a job's buyer, for the API to open; that it was asked for is in the audit from then on.
create function app.read_buyer_contact(p_org uuid, p_job uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
  request jsonb := auth.jwt() -> 'request';
begin
  select * into job from app.automation_jobs
  where org_id = p_org and id = p_job and account_id in (select app_private.accounts_where('buyer_contact.read'));
  if job.id is null then
    perform app_private.refuse('NOT_FOUND');
  end if;
  insert into app.audit_logs (org_id, actor_id, action, subject, subject_id, account_id, ip, user_agent, request_id)
  values (p_org, auth.uid(), 'read', 'buyer_contact', p_job::text, job.account_id, request ->> 'ip',
    left(request ->> 'user_agent', 300), request ->> 'id');
  return encode(job.ship_to_encrypted, 'base64');
end
$$;
grant execute on function app.read_buyer_contact(uuid, uuid) to authenticated;
