-- The acting agent, active and of that role; refuses otherwise. Locks the row: one request of an agent at a time
-- changes the queue.
create function app_private.active_agent(p_agent uuid, p_role text) returns app.automation_agents
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents;
begin
  select * into agent from app.automation_agents where id = p_agent for update;
  if agent.role is distinct from p_role then
    perform app_private.refuse('WRONG_AGENT_ROLE');
  end if;
  if agent.status <> 'active' then
    perform app_private.refuse('AGENT_PAUSED');
  end if;
  return agent;
end
$$;

-- The account that an eBay agent reads; refuses a practice page on a real account and the reverse.
create function app_private.account_of_ebay_agent(p_agent uuid, p_practice_run text) returns app.accounts
language plpgsql security definer set search_path = ''
as $$
declare
  account app.accounts;
begin
  select a.* into account
  from app.automation_agent_accounts x join app.accounts a on a.id = x.account_id
  where x.agent_id = p_agent and x.active and a.deleted_at is null;
  if account.id is null then
    perform app_private.refuse('AGENT_NOT_APPROVED', '{"problem":"no account"}');
  end if;
  if account.practice <> (p_practice_run is not null) then
    perform app_private.refuse('PRACTICE_MISMATCH');
  end if;
  return account;
end
$$;

-- One PURCHASE job per line of a captured order. Creating it again returns what exists. A line that cannot be
-- bought as it stands is kept and waits for a person with its cause.
create function app.capture_order(
  p_agent uuid, p_order jsonb, p_ship_to_encrypted bytea, p_ship_to_digest text
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents := app_private.active_agent(p_agent, 'EBAY_AGENT');
  account app.accounts := app_private.account_of_ebay_agent(p_agent, p_order ->> 'practice_run');
  line jsonb;
  answer jsonb := '[]';
begin
  for line in select * from jsonb_array_elements(p_order -> 'lines') loop
    answer := answer || app_private.capture_line(agent, account, p_order, line, p_ship_to_encrypted, p_ship_to_digest);
  end loop;
  return jsonb_build_object('jobs', answer);
end
$$;

create function app_private.capture_line(
  p_agent app.automation_agents, p_account app.accounts, p_order jsonb, p_line jsonb,
  p_ship_to_encrypted bytea, p_ship_to_digest text
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
  link app.supplier_links;
  problem text;
begin
  link := app_private.resolve_supplier_link(
    p_account.id, p_line ->> 'item_id', p_line ->> 'variation', p_line ->> 'sku');
  problem := case
    when p_order ->> 'currency' <> p_account.currency then 'CURRENCY_MISMATCH'
    when p_ship_to_encrypted is null then 'ADDRESS_UNKNOWN'
    when link.id is null then 'NO_SUPPLIER_LINK'
  end;
  insert into app.automation_jobs (
    org_id, account_id, type, ebay_order_id, ebay_line_id, item_id, variation, sku, item_name, qty, currency,
    sale_price_minor, ebay_fees_minor, sale_date, ship_by, latest_delivery, ship_to_encrypted, ship_to_digest,
    supplier_link_id, supplier_site, asin, units, max_cost_minor, status, failure_reason, created_by_agent_id)
  values (
    p_account.org_id, p_account.id, 'PURCHASE', p_order ->> 'ebay_order_id', p_line ->> 'ebay_line_id',
    p_line ->> 'item_id', p_line ->> 'variation', p_line ->> 'sku', p_line ->> 'item_name',
    (p_line ->> 'qty')::integer, p_order ->> 'currency', (p_line ->> 'sale_price_minor')::bigint,
    (p_line ->> 'ebay_fees_minor')::bigint, (p_order ->> 'sold_on')::date, (p_order ->> 'ship_by')::timestamptz,
    (p_order ->> 'latest_delivery')::date, p_ship_to_encrypted, p_ship_to_digest,
    link.id, link.site, link.asin, (p_line ->> 'qty')::integer * link.units_per_item, link.max_cost_minor,
    case when problem is null then 'QUEUED' else 'FAILED_NEEDS_ATTENTION' end, problem, p_agent.id)
  on conflict (org_id, account_id, ebay_order_id, ebay_line_id, type, occurrence) do nothing
  returning * into job;

  if job.id is null then
    return app_private.capture_line_again(p_account, p_order, p_line, p_ship_to_encrypted, p_ship_to_digest);
  end if;

  perform app_private.write_event(job.org_id, 'order.captured', job.account_id, job.id, null, p_agent.id,
    jsonb_build_object('ebay_order_id', job.ebay_order_id, 'ebay_line_id', job.ebay_line_id));
  perform app_private.write_event(job.org_id, 'job.created', job.account_id, job.id, null, p_agent.id,
    jsonb_build_object('status', job.status, 'asin', job.asin, 'units', job.units));
  if problem is not null then
    perform app_private.open_attention(job.org_id, job.account_id, job.id, job.ebay_order_id, problem,
      jsonb_build_object('item_id', job.item_id, 'sku', job.sku, 'variation', job.variation), job.ship_by);
  end if;
  return jsonb_build_object('id', job.id, 'ebay_line_id', job.ebay_line_id, 'status', job.status,
    'created', true, 'failure_reason', job.failure_reason);
end
$$;

-- A line that was captured before: late money and dates update it; a changed item, quantity or address updates it
-- before the claim and raises ORDER_CHANGED; after the claim it only raises it and stops the attempt before it spends.
create function app_private.capture_line_again(
  p_account app.accounts, p_order jsonb, p_line jsonb, p_ship_to_encrypted bytea, p_ship_to_digest text
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
  link app.supplier_links;
  changed text[];
begin
  select * into job from app.automation_jobs
  where org_id = p_account.org_id and account_id = p_account.id and ebay_order_id = p_order ->> 'ebay_order_id'
    and ebay_line_id = p_line ->> 'ebay_line_id' and type = 'PURCHASE'
  order by occurrence desc limit 1 for update;

  update app.automation_jobs
  set sale_price_minor = coalesce((p_line ->> 'sale_price_minor')::bigint, sale_price_minor),
      ebay_fees_minor = coalesce((p_line ->> 'ebay_fees_minor')::bigint, ebay_fees_minor),
      ship_by = coalesce((p_order ->> 'ship_by')::timestamptz, ship_by),
      latest_delivery = coalesce((p_order ->> 'latest_delivery')::date, latest_delivery),
      updated_at = app.clock()
  where id = job.id and (sale_price_minor, ebay_fees_minor, ship_by, latest_delivery) is distinct from (
    coalesce((p_line ->> 'sale_price_minor')::bigint, sale_price_minor),
    coalesce((p_line ->> 'ebay_fees_minor')::bigint, ebay_fees_minor),
    coalesce((p_order ->> 'ship_by')::timestamptz, ship_by),
    coalesce((p_order ->> 'latest_delivery')::date, latest_delivery));
  if found then
    update app.records set ebay_fees_minor = (p_line ->> 'ebay_fees_minor')::bigint
    where job_id = job.id and ebay_fees_minor is null and p_line ->> 'ebay_fees_minor' is not null;
    perform app_private.write_event(job.org_id, 'job.changed', job.account_id, job.id, null, null,
      '{"changed":["money_or_dates"]}');
  end if;

  changed := array_remove(array[
    case when job.item_id <> p_line ->> 'item_id' or job.variation is distinct from p_line ->> 'variation' then 'item' end,
    case when job.qty <> (p_line ->> 'qty')::integer then 'quantity' end,
    case when p_ship_to_digest is not null and job.ship_to_digest is distinct from p_ship_to_digest then 'address' end
  ], null);
  if cardinality(changed) = 0 or job.status in ('CANCELLED') then
    return app_private.captured_answer(job.id);
  end if;

  if job.status = 'QUEUED' or (job.status = 'FAILED_NEEDS_ATTENTION' and job.placing_fence is null) then
    link := app_private.resolve_supplier_link(
      p_account.id, p_line ->> 'item_id', p_line ->> 'variation', p_line ->> 'sku');
    update app.automation_jobs
    set item_id = p_line ->> 'item_id', variation = p_line ->> 'variation', sku = p_line ->> 'sku',
        item_name = p_line ->> 'item_name', qty = (p_line ->> 'qty')::integer,
        ship_to_encrypted = coalesce(p_ship_to_encrypted, ship_to_encrypted),
        ship_to_digest = coalesce(p_ship_to_digest, ship_to_digest),
        supplier_link_id = link.id, supplier_site = link.site, asin = link.asin,
        units = (p_line ->> 'qty')::integer * link.units_per_item, max_cost_minor = link.max_cost_minor,
        -- A person's confirmation was for the old order.
        confirmation = case when confirmation = 'given' then 'asked' else confirmation end,
        status = case when link.id is null then 'FAILED_NEEDS_ATTENTION' else status end,
        failure_reason = case when link.id is null then 'NO_SUPPLIER_LINK' else failure_reason end,
        updated_at = app.clock()
    where id = job.id;
    if link.id is null then
      perform app_private.open_attention(job.org_id, job.account_id, job.id, job.ebay_order_id,
        'NO_SUPPLIER_LINK', jsonb_build_object('item_id', p_line ->> 'item_id'), job.ship_by);
    end if;
  elsif job.status in ('CLAIMED', 'RUNNING') and job.placing_fence is null then
    update app.automation_jobs set abandon_requested = true where id = job.id;
  end if;
  perform app_private.open_attention(job.org_id, job.account_id, job.id, job.ebay_order_id, 'ORDER_CHANGED',
    jsonb_build_object('changed', changed), job.ship_by);
  perform app_private.write_event(job.org_id, 'job.changed', job.account_id, job.id, null, null,
    jsonb_build_object('changed', changed));
  return app_private.captured_answer(job.id);
end
$$;

create function app_private.captured_answer(p_job uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', id, 'ebay_line_id', ebay_line_id, 'status', status, 'created', false,
    'failure_reason', failure_reason)
  from app.automation_jobs where id = p_job
$$;

-- What a walk through the order list left out. Each skipped order is told once; each unreadable one opens attention.
create function app.report_scan(p_agent uuid, p_scan jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents := app_private.active_agent(p_agent, 'EBAY_AGENT');
  account app.accounts := app_private.account_of_ebay_agent(p_agent, p_scan ->> 'practice_run');
  entry jsonb;
begin
  for entry in select * from jsonb_array_elements(p_scan -> 'skipped') loop
    if not exists (
      select from app.automation_events
      where account_id = account.id and type = 'order.skipped'
        and payload ->> 'ebay_order_id' = entry ->> 'ebay_order_id' and payload ->> 'reason' = entry ->> 'reason'
    ) then
      perform app_private.write_event(account.org_id, 'order.skipped', account.id, null, null, p_agent, entry);
    end if;
  end loop;
  for entry in select * from jsonb_array_elements(p_scan -> 'unreadable') loop
    perform app_private.open_attention(account.org_id, account.id, null, entry ->> 'ebay_order_id',
      'ORDER_UNREADABLE', jsonb_build_object('missing', entry -> 'missing'), null);
  end loop;
  perform app_private.write_event(account.org_id, 'scan.finished', account.id, null, null, p_agent,
    jsonb_build_object('scan_id', p_scan ->> 'scan_id', 'orders_seen', (p_scan ->> 'orders_seen')::integer,
      'skipped', jsonb_array_length(p_scan -> 'skipped'), 'unreadable', jsonb_array_length(p_scan -> 'unreadable')));
  return '{}';
end
$$;
create index automation_events_skipped on app.automation_events (account_id, (payload ->> 'ebay_order_id'))
  where type = 'order.skipped';

grant execute on function app.capture_order(uuid, jsonb, bytea, text), app.report_scan(uuid, jsonb) to crosscart_agent;
