-- Back into the queue without counting an attempt (the caller counts where one is lost).
create function app_private.requeue(p_job app.automation_jobs, p_reason text, p_delay interval) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform app_private.release_permits(p_job.id);
  update app.automation_jobs
  set status = 'QUEUED', claimed_by_agent_id = null, lease_expires_at = null, stage = null,
      failure_reason = p_reason, not_before = app.clock() + p_delay, updated_at = app.clock()
  where id = p_job.id;
  perform app_private.write_event(p_job.org_id, 'job.requeued', p_job.account_id, p_job.id, null,
    p_job.claimed_by_agent_id, jsonb_build_object('reason', p_reason));
end
$$;

-- The attempt ends and a person must look. What PLACING reserved stays reserved while the outcome is unknown.
create function app_private.end_in_attention(p_job app.automation_jobs, p_reason text, p_details jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform app_private.release_permits(p_job.id);
  update app.automation_jobs
  set status = 'FAILED_NEEDS_ATTENTION', claimed_by_agent_id = null, lease_expires_at = null, confirmation = 'none',
      failure_reason = p_reason, failure_details = coalesce(p_details, '{}'), updated_at = app.clock()
  where id = p_job.id;
  perform app_private.write_event(p_job.org_id, 'job.failed', p_job.account_id, p_job.id, null,
    p_job.claimed_by_agent_id, jsonb_build_object('reason', p_reason, 'stage', p_job.stage));
  perform app_private.open_attention(p_job.org_id, p_job.account_id, p_job.id, p_job.ebay_order_id, p_reason,
    p_details, p_job.ship_by);
end
$$;

-- Causes that an agent may try again by itself; BLOCKER_* never (the same list stands in packages/contracts).
create function app_private.retries(p_reason text) returns boolean
language sql immutable set search_path = ''
as $$
  select p_reason in ('AUTOMATION_STOPPED', 'LEASE_LOST', 'PAGE_TIMEOUT', 'NETWORK', 'AGENT_ERROR', 'CLOSED_BY_PERSON')
$$;

-- An attempt was lost before PLACING: tried again after 30 s, 60 s … with jitter, three times at most.
create function app_private.lose_attempt(p_job app.automation_jobs, p_reason text, p_details jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  update app.automation_jobs set attempt_count = attempt_count + 1 where id = p_job.id;
  if app_private.retries(p_reason) and p_job.attempt_count + 1 < 3 then
    perform app_private.requeue(p_job, p_reason,
      interval '30 seconds' * power(2, p_job.attempt_count) * (0.75 + random() / 2));
  else
    perform app_private.end_in_attention(p_job, p_reason, p_details);
  end if;
end
$$;

-- The point of no return, recorded before the click. Says go once; any repeat is OUTCOME_UNKNOWN.
create function app.record_placing(
  p_agent uuid, p_job uuid, p_fence bigint, p_permit uuid, p_practice_run text
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
  permit app.purchase_permits;
begin
  select * into job from app.automation_jobs where id = p_job for update;
  if job.placing_agent_id = p_agent and job.placing_fence = p_fence then
    perform app_private.refuse('OUTCOME_UNKNOWN');
  end if;
  job := app_private.held_job(p_agent, p_job, p_fence);
  if job.placing_fence is not null then
    perform app_private.refuse('OUTCOME_UNKNOWN');
  end if;
  if job.abandon_requested
     or exists (select from app.orgs where id = job.org_id and automation_stopped_at is not null)
     or exists (select from app.accounts where id = job.account_id and paused)
     or exists (select from app.account_policies where account_id = job.account_id and mode in ('off', 'observe'))
     or (select status from app.automation_agents where id = p_agent) <> 'active' then
    perform app_private.refuse('AUTOMATION_STOPPED');
  end if;
  if (select practice from app.accounts where id = job.account_id) <> (p_practice_run is not null) then
    perform app_private.refuse('PRACTICE_MISMATCH');
  end if;
  update app.purchase_permits set state = 'placing'
  where id = p_permit and job_id = p_job and fence = p_fence and state = 'reserved' and expires_at > app.clock()
  returning * into permit;
  if permit.id is null or job.stage <> 'PERMITTED' then
    perform app_private.refuse('PERMIT_INVALID');
  end if;
  update app.purchase_confirmations set used_at = app.clock() where job_id = p_job and used_at is null;
  update app.automation_jobs
  set stage = 'PLACING', placing_agent_id = p_agent, placing_fence = p_fence, placing_at = app.clock(),
      click_before = app.clock() + interval '10 seconds', lease_expires_at = app.clock() + interval '120 seconds',
      confirmation = 'none', updated_at = app.clock()
  where id = p_job
  returning * into job;
  perform app_private.write_event(job.org_id, 'job.placing', job.account_id, job.id, null, p_agent,
    jsonb_build_object('permit_id', permit.id, 'total_minor', permit.total_minor, 'currency', permit.currency));
  return jsonb_build_object('go', true, 'click_before', job.click_before);
end
$$;

-- The job whose PLACING this attempt recorded: it may report the outcome whenever it can, also after its lease is
-- lost. Anything else is stale.
create function app_private.placed_by(p_agent uuid, p_job uuid, p_fence bigint) returns app.automation_jobs
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
begin
  select * into job from app.automation_jobs
  where id = p_job and placing_agent_id = p_agent and placing_fence = p_fence for update;
  if job.id is null then
    perform app_private.refuse('STALE_ATTEMPT');
  end if;
  return job;
end
$$;

-- The thank-you page was reached.
create function app.report_placed(p_agent uuid, p_job uuid, p_fence bigint, p_purchase_id text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs := app_private.placed_by(p_agent, p_job, p_fence);
begin
  if job.stage = 'PLACING' then
    update app.automation_jobs
    set stage = 'PLACED', purchase_id = p_purchase_id, updated_at = app.clock(),
        lease_expires_at = case when status = 'RUNNING' then app.clock() + interval '120 seconds' end
    where id = p_job;
    perform app_private.write_event(job.org_id, 'job.placed', job.account_id, job.id, null, p_agent,
      jsonb_build_object('purchase_id', p_purchase_id));
  end if;
  return jsonb_build_object('stage', 'PLACED');
end
$$;

-- Money of one placed order, its parts summing to its total: promotions and gift cards lower the price part.
create function app_private.price_part(p_order jsonb) returns bigint
language sql immutable set search_path = ''
as $$
  select coalesce(
    (p_order ->> 'total_minor')::bigint - (p_order ->> 'tax_minor')::bigint - (p_order ->> 'shipping_minor')::bigint,
    (p_order ->> 'price_minor')::bigint)
$$;

-- The order id(s) and money: purchases, record, spend and events in one transaction. Again with the same content
-- answers the same; with other content it is refused.
create function app.complete_job(
  p_agent uuid, p_job uuid, p_fence bigint, p_purchase_id text, p_orders jsonb
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs := app_private.placed_by(p_agent, p_job, p_fence);
  entry jsonb;
  booked uuid;
begin
  if job.status = 'COMPLETED' then
    if exists (
      select from jsonb_array_elements(p_orders) as o
      full join (select * from app.purchases where job_id = p_job) as b on b.amazon_order_id = o ->> 'amazon_order_id'
      where o is null or b.id is null
        or b.total_minor is distinct from (o ->> 'total_minor')::bigint
        or b.tax_minor is distinct from (o ->> 'tax_minor')::bigint
        or b.shipping_minor is distinct from (o ->> 'shipping_minor')::bigint
    ) then
      perform app_private.refuse('COMPLETION_DIFFERS');
    end if;
    select r.id into booked from app.records r where r.job_id = p_job and r.deleted_at is null;
    return jsonb_build_object('status', job.status, 'record_id', booked);
  end if;

  begin
    for entry in select * from jsonb_array_elements(p_orders) loop
      insert into app.purchases (org_id, account_id, job_id, supplier_site, amazon_order_id, purchase_id, currency,
        price_minor, tax_minor, shipping_minor, total_minor, units, provisional)
      values (job.org_id, job.account_id, job.id, job.supplier_site, entry ->> 'amazon_order_id', p_purchase_id,
        entry ->> 'currency', app_private.price_part(entry), (entry ->> 'tax_minor')::bigint,
        (entry ->> 'shipping_minor')::bigint, (entry ->> 'total_minor')::bigint, (entry ->> 'units')::integer,
        app_private.price_part(entry) is null or entry ->> 'tax_minor' is null or entry ->> 'shipping_minor' is null);
    end loop;
  exception when unique_violation then
    perform app_private.refuse('ORDER_ALREADY_BOUND', jsonb_build_object('amazon_order_id', entry ->> 'amazon_order_id'));
  end;

  booked := app_private.book(job);
  update app.purchases set record_id = booked where job_id = p_job;
  -- What was reserved becomes what was spent; unknown money keeps the reservation.
  update app.purchase_permits s
  set state = 'spent', total_minor = coalesce((
    select case when count(*) = count(b.total_minor) then sum(b.total_minor) end
    from app.purchases b where b.job_id = p_job), s.total_minor)
  where s.job_id = p_job and s.state = 'placing';
  update app.automation_jobs
  set status = 'COMPLETED', stage = 'PLACED', purchase_id = coalesce(p_purchase_id, purchase_id),
      claimed_by_agent_id = null, lease_expires_at = null, failure_reason = null, failure_details = '{}',
      completed_at = app.clock(), updated_at = app.clock()
  where id = p_job;
  perform app_private.resolve_attention(p_job, null);
  perform app_private.write_event(job.org_id, 'job.completed', job.account_id, job.id, booked, p_agent,
    jsonb_build_object('amazon_order_ids', (select jsonb_agg(o ->> 'amazon_order_id') from jsonb_array_elements(p_orders) as o)));
  if exists (select from app.purchases where job_id = p_job and currency <> job.currency) then
    perform app_private.open_attention(job.org_id, job.account_id, job.id, job.ebay_order_id, 'CURRENCY_MISMATCH',
      '{"where":"purchase"}', job.ship_by);
  end if;
  return jsonb_build_object('status', 'COMPLETED', 'record_id', booked);
end
$$;

-- Writes the purchase into the line's record: sums over its Amazon orders; a part that one of them does not know,
-- or that is in another currency, is unknown.
create function app_private.book(p_job app.automation_jobs) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  cost record;
  booked uuid;
  made boolean;
begin
  select
    array_agg(b.amazon_order_id order by b.amazon_order_id) as order_ids,
    case when bool_and(b.currency = p_job.currency and b.price_minor is not null) then sum(b.price_minor) end as price,
    case when bool_and(b.currency = p_job.currency and b.tax_minor is not null) then sum(b.tax_minor) end as tax,
    case when bool_and(b.currency = p_job.currency and b.shipping_minor is not null) then sum(b.shipping_minor) end as shipping
  into cost from app.purchases b where b.job_id = p_job.id;

  insert into app.records as r (org_id, account_id, job_id, ebay_order_id, ebay_line_id, sale_date, item_name, qty,
    currency, sale_price_minor, ebay_fees_minor, amazon_price_minor, amazon_tax_minor, amazon_shipping_minor, amazon_order_ids)
  values (p_job.org_id, p_job.account_id, p_job.id, p_job.ebay_order_id, p_job.ebay_line_id, p_job.sale_date,
    p_job.item_name, p_job.qty, p_job.currency, p_job.sale_price_minor, p_job.ebay_fees_minor,
    cost.price, cost.tax, cost.shipping, cost.order_ids)
  on conflict (account_id, ebay_order_id, ebay_line_id) where deleted_at is null and ebay_line_id is not null
  do update set job_id = excluded.job_id, amazon_price_minor = excluded.amazon_price_minor,
    amazon_tax_minor = excluded.amazon_tax_minor, amazon_shipping_minor = excluded.amazon_shipping_minor,
    amazon_order_ids = excluded.amazon_order_ids,
    sale_price_minor = coalesce(r.sale_price_minor, excluded.sale_price_minor),
    ebay_fees_minor = coalesce(r.ebay_fees_minor, excluded.ebay_fees_minor)
  returning id, xmax = 0 into booked, made;
  perform app_private.write_event(p_job.org_id, case when made then 'record.created' else 'record.changed' end,
    p_job.account_id, p_job.id, booked, null, jsonb_build_object('ebay_order_id', p_job.ebay_order_id));
  return booked;
end
$$;

-- The attempt ends without a purchase, or with an unknown outcome. After PLACING only two things are believed:
-- the click was surely not done, or the outcome is unknown (also an id that belongs to another line).
create function app.fail_job(p_agent uuid, p_job uuid, p_fence bigint, p_reason text, p_details jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
  reason text := p_reason;
begin
  select * into job from app.automation_jobs
  where id = p_job and placing_agent_id = p_agent and placing_fence = p_fence for update;
  if job.id is not null then
    if job.status = 'RUNNING' then
      if p_reason not in ('CLICK_NOT_DONE', 'ORDER_ALREADY_BOUND') or job.stage = 'PLACED' and p_reason = 'CLICK_NOT_DONE' then
        reason := 'OUTCOME_UNKNOWN';
      end if;
      if reason = 'CLICK_NOT_DONE' then
        update app.purchase_permits set state = 'released' where job_id = p_job and state = 'placing';
      end if;
      perform app_private.end_in_attention(job, reason, p_details || jsonb_build_object('reported', p_reason));
    end if;
  else
    job := app_private.held_job(p_agent, p_job, p_fence);
    perform app_private.lose_attempt(job, p_reason, p_details);
  end if;
  return (select jsonb_build_object('status', status) from app.automation_jobs where id = p_job);
end
$$;

-- The agent stops waiting for a person: the job goes back, waiting; no attempt is counted.
create function app.release_job(p_agent uuid, p_job uuid, p_fence bigint) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs := app_private.held_job(p_agent, p_job, p_fence);
begin
  if job.placing_fence is not null then
    perform app_private.refuse('OUTCOME_UNKNOWN');
  end if;
  perform app_private.release_permits(job.id);
  update app.automation_jobs
  set status = 'QUEUED', claimed_by_agent_id = null, lease_expires_at = null, stage = null, updated_at = app.clock()
  where id = job.id;
  perform app_private.write_event(job.org_id, 'job.released', job.account_id, job.id, null, p_agent,
    jsonb_build_object('waiting_confirmation', job.confirmation = 'asked'));
  return jsonb_build_object('status', 'QUEUED');
end
$$;

-- A report of an attempt that no longer holds the job: kept as evidence, and a person looks.
-- The API calls it in a transaction of its own after STALE_ATTEMPT on an outcome.
create function app.keep_late_report(p_agent uuid, p_job uuid, p_fence bigint, p_kind text, p_report jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
begin
  select j.* into job from app.automation_jobs j
  join app.automation_agents a on a.id = p_agent and a.org_id = j.org_id
  where j.id = p_job and p_fence <= j.fence;
  if job.id is null then
    perform app_private.refuse('NOT_FOUND');
  end if;
  perform app_private.write_event(job.org_id, 'job.late_report', job.account_id, job.id, null, p_agent,
    jsonb_build_object('kind', p_kind, 'fence', p_fence, 'report', p_report));
  perform app_private.open_attention(job.org_id, job.account_id, job.id, job.ebay_order_id, 'LATE_REPORT',
    jsonb_build_object('kind', p_kind, 'report', p_report), job.ship_by);
end
$$;

-- A person cancels before the point of no return; the agent that holds it learns by its next fenced write.
create function app.cancel_job(p_job uuid, p_reason text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
begin
  select * into job from app.automation_jobs
  where id = p_job and account_id in (select app_private.accounts_where('auto_order.operate')) for update;
  if job.id is null then
    perform app_private.refuse('NOT_FOUND');
  end if;
  if job.placing_fence is not null or job.status in ('COMPLETED', 'CANCELLED') then
    perform app_private.refuse('JOB_NOT_CANCELLABLE', jsonb_build_object('status', job.status));
  end if;
  perform app_private.release_permits(job.id);
  update app.automation_jobs
  set status = 'CANCELLED', claimed_by_agent_id = null, lease_expires_at = null, confirmation = 'none',
      updated_at = app.clock()
  where id = p_job;
  perform app_private.resolve_attention(p_job, null);
  perform app_private.write_event(job.org_id, 'job.cancelled', job.account_id, job.id, null, null,
    jsonb_build_object('reason', p_reason));
end
$$;
grant execute on function app.cancel_job(uuid, text) to authenticated;

grant execute on function app.record_placing(uuid, uuid, bigint, uuid, text),
  app.report_placed(uuid, uuid, bigint, text), app.complete_job(uuid, uuid, bigint, text, jsonb),
  app.fail_job(uuid, uuid, bigint, text, jsonb), app.release_job(uuid, uuid, bigint),
  app.keep_late_report(uuid, uuid, bigint, text, jsonb) to crosscart_agent;
