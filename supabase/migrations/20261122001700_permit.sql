-- eBay's fees of a job: as the page showed them, else the account's estimate; null where there is neither.
create function app_private.fees_of(p_job app.automation_jobs, p_policy app.account_policies) returns bigint
language sql immutable set search_path = ''
as $$
  select coalesce(p_job.ebay_fees_minor,
    -- Rounded up: an estimate must not make a purchase look better than it is.
    ceil(p_job.sale_price_minor * p_policy.fee_estimate_bp / 10000.0)::bigint + p_policy.fee_estimate_fixed_minor)
$$;

-- The last day on which the parcel may come: what eBay promised, else ship-by + the account's allowance.
create function app_private.delivery_limit(p_job app.automation_jobs, p_policy app.account_policies, p_time_zone text)
returns date
language sql stable set search_path = ''
as $$
  select coalesce(p_job.latest_delivery,
    (p_job.ship_by at time zone p_time_zone)::date + p_policy.delivery_allowance_days)
$$;

-- Why a reviewed purchase may not be paid for; null when it may. One rule a line, in the order people would ask.
create function app_private.denial_of(
  p_job app.automation_jobs, p_account app.accounts, p_policy app.account_policies, p_org app.orgs,
  p_review jsonb, p_ship_to_matches boolean
) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  total bigint := (p_review ->> 'total_minor')::bigint;
  delivery date := (p_review ->> 'latest_delivery')::date;
  fees bigint := app_private.fees_of(p_job, p_policy);
  day_of_spend date := (app.clock() at time zone p_org.time_zone)::date;
begin
  return case
    when p_account.practice <> (p_review ->> 'practice_run' is not null) then 'PRACTICE_MISMATCH'
    when p_job.abandon_requested then 'ORDER_CHANGED'
    when p_policy.mode = 'off' then 'MODE_OFF'
    when p_review ->> 'asin' <> p_job.asin or (p_review ->> 'quantity')::integer <> p_job.units then 'QUANTITY_MISMATCH'
    when not p_ship_to_matches then 'BLOCKER_ADDRESS_REFUSED'
    when p_review ->> 'currency' <> p_job.currency or p_job.currency <> p_account.currency then 'CURRENCY_MISMATCH'
    when total is null then 'TOTAL_UNKNOWN'
    when total > p_policy.max_order_total_minor or total > p_job.max_cost_minor * p_job.qty then 'BLOCKER_PRICE_GUARD'
    when p_job.sale_price_minor is null or fees is null then 'FEES_UNKNOWN'
    when p_job.sale_price_minor - fees - total < p_policy.profit_floor_minor then 'PROFIT_BELOW_FLOOR'
    when delivery is null or app_private.delivery_limit(p_job, p_policy, p_org.time_zone) is null then 'DELIVERY_UNKNOWN'
    when delivery > app_private.delivery_limit(p_job, p_policy, p_org.time_zone) then 'DELIVERY_TOO_LATE'
    when p_policy.mode = 'observe' then 'MODE_OBSERVE'
    when total + coalesce((
      select sum(s.total_minor) from app.purchase_permits s
      where s.account_id = p_job.account_id and s.spend_day = day_of_spend and s.job_id <> p_job.id
        and (s.state in ('placing', 'spent') or (s.state = 'reserved' and s.expires_at > app.clock()))
    ), 0) > p_policy.daily_cap_minor then 'DAILY_CAP_REACHED'
  end;
end
$$;

-- The person's confirmation that this review keeps to; null when there is none.
create function app_private.fitting_confirmation(p_job app.automation_jobs, p_review jsonb) returns uuid
language sql stable security definer set search_path = ''
as $$
  select c.id from app.purchase_confirmations c
  where c.job_id = p_job.id and c.used_at is null and c.expires_at > app.clock()
    and c.asin = p_review ->> 'asin' and c.quantity = (p_review ->> 'quantity')::integer
    and c.ship_to_digest = p_job.ship_to_digest
    and (p_review ->> 'total_minor')::bigint <= c.max_total_minor
    and (p_review ->> 'latest_delivery')::date <= c.latest_delivery
  order by c.created_at desc limit 1
$$;

-- May this be spent? Decides, reserves the spend and tells it, in one transaction. The policy row is locked, so
-- that two permits of one account never both fit under the cap.
create function app.request_permit(
  p_agent uuid, p_job uuid, p_fence bigint, p_review jsonb, p_ship_to_matches boolean
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs := app_private.held_job(p_agent, p_job, p_fence);
  account app.accounts;
  policy app.account_policies;
  org app.orgs;
  denied text;
  decision text;
  review app.purchase_reviews;
  permit app.purchase_permits;
begin
  if job.placing_fence is not null or job.stage not in ('REVIEWED', 'PERMITTED') or job.stage is null then
    perform app_private.refuse('STAGE_OUT_OF_ORDER', jsonb_build_object('stage', job.stage));
  end if;
  select * into account from app.accounts where id = job.account_id;
  select * into policy from app.account_policies where account_id = job.account_id for update;
  select * into org from app.orgs where id = job.org_id;
  perform app_private.release_permits(job.id);

  if org.automation_stopped_at is not null or account.paused
     or (select status from app.automation_agents where id = p_agent) <> 'active' then
    perform app_private.requeue(job, 'AUTOMATION_STOPPED', interval '0');
    return jsonb_build_object('decision', 'denied', 'reason', 'AUTOMATION_STOPPED');
  end if;

  denied := app_private.denial_of(job, account, policy, org, p_review, p_ship_to_matches);
  decision := case
    when denied is not null then 'denied'
    when policy.mode = 'confirm' and app_private.fitting_confirmation(job, p_review) is null then 'needs_confirmation'
    else 'granted'
  end;
  review := app_private.keep_review(job, p_review, p_ship_to_matches, decision, denied);

  if decision = 'denied' then
    perform app_private.end_in_attention(job, denied, jsonb_build_object(
      'total_minor', review.total_minor, 'currency', review.currency, 'quantity', review.quantity,
      'latest_delivery', review.latest_delivery, 'review_id', review.id));
    return jsonb_build_object('decision', 'denied', 'reason', denied);
  end if;

  if decision = 'needs_confirmation' then
    update app.automation_jobs
    set stage = 'REVIEWED', confirmation = 'asked', lease_expires_at = app.clock() + interval '120 seconds',
        updated_at = app.clock()
    where id = job.id and (confirmation <> 'asked' or stage <> 'REVIEWED');
    if found then
      perform app_private.write_event(job.org_id, 'job.permit', job.account_id, job.id, null, p_agent,
        jsonb_build_object('decision', decision, 'review_id', review.id, 'total_minor', review.total_minor,
          'currency', review.currency));
    end if;
    return jsonb_build_object('decision', decision, 'wait_until', (
      select min(r.created_at) + interval '3 minutes' from app.purchase_reviews r
      where r.job_id = job.id and r.fence = p_fence and r.decision = 'needs_confirmation'));
  end if;

  insert into app.purchase_permits
    (org_id, account_id, job_id, fence, review_id, total_minor, currency, spend_day, expires_at)
  values (job.org_id, job.account_id, job.id, p_fence, review.id, review.total_minor, review.currency,
    (app.clock() at time zone org.time_zone)::date, app.clock() + interval '2 minutes')
  returning * into permit;
  update app.automation_jobs
  set stage = 'PERMITTED', lease_expires_at = app.clock() + interval '120 seconds', updated_at = app.clock()
  where id = job.id;
  perform app_private.write_event(job.org_id, 'job.permit', job.account_id, job.id, null, p_agent,
    jsonb_build_object('decision', decision, 'review_id', review.id, 'permit_id', permit.id,
      'total_minor', review.total_minor, 'currency', review.currency));
  return jsonb_build_object('decision', 'granted', 'permit_id', permit.id, 'expires_at', permit.expires_at);
end
$$;
grant execute on function app.request_permit(uuid, uuid, bigint, jsonb, boolean) to crosscart_agent;

-- Keeps what was read. Asking again while a person is awaited, with the same facts, stays the same review: what the
-- person sees must not go stale under their finger.
create function app_private.keep_review(
  p_job app.automation_jobs, p_review jsonb, p_ship_to_matches boolean, p_decision text, p_denied text
) returns app.purchase_reviews
language plpgsql security definer set search_path = ''
as $$
declare
  latest app.purchase_reviews;
  fresh app.purchase_reviews;
begin
  select * into latest from app.purchase_reviews where job_id = p_job.id order by created_at desc limit 1;
  if p_decision = 'needs_confirmation' and latest.decision = 'needs_confirmation' and latest.fence = p_job.fence
     and latest.asin = p_review ->> 'asin' and latest.quantity = (p_review ->> 'quantity')::integer
     and latest.total_minor = (p_review ->> 'total_minor')::bigint
     and latest.latest_delivery is not distinct from (p_review ->> 'latest_delivery')::date then
    return latest;
  end if;
  insert into app.purchase_reviews (org_id, account_id, job_id, fence, asin, quantity, currency, items_minor,
    shipping_minor, tax_minor, total_minor, latest_delivery, ship_to_matches, ship_to_digest, practice_run,
    decision, denied_reason)
  values (p_job.org_id, p_job.account_id, p_job.id, p_job.fence, p_review ->> 'asin',
    (p_review ->> 'quantity')::integer, p_review ->> 'currency', (p_review ->> 'items_minor')::bigint,
    (p_review ->> 'shipping_minor')::bigint, (p_review ->> 'tax_minor')::bigint,
    (p_review ->> 'total_minor')::bigint, (p_review ->> 'latest_delivery')::date, p_ship_to_matches,
    p_job.ship_to_digest, p_review ->> 'practice_run', p_decision, p_denied)
  returning * into fresh;
  return fresh;
end
$$;

-- A person's *Place order*: what they saw must be what was reviewed last. Binds it for 30 minutes.
create function app.confirm_purchase(p_job uuid, p_review uuid, p_max_total_minor bigint) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
  review app.purchase_reviews;
  confirmed app.purchase_confirmations;
begin
  select * into job from app.automation_jobs
  where id = p_job and account_id in (select app_private.accounts_where('auto_order.operate')) for update;
  if job.id is null then
    perform app_private.refuse('NOT_FOUND');
  end if;
  select * into review from app.purchase_reviews where job_id = p_job order by created_at desc limit 1;
  if job.confirmation <> 'asked' or job.status not in ('QUEUED', 'CLAIMED', 'RUNNING') or job.placing_fence is not null
     or review.id is distinct from p_review or review.decision <> 'needs_confirmation'
     or review.total_minor <> p_max_total_minor or review.ship_to_digest <> job.ship_to_digest then
    perform app_private.refuse('CONFIRMATION_STALE');
  end if;
  insert into app.purchase_confirmations (org_id, account_id, job_id, review_id, confirmed_by, asin, quantity,
    ship_to_digest, max_total_minor, latest_delivery, expires_at)
  values (job.org_id, job.account_id, job.id, review.id, auth.uid(), review.asin, review.quantity,
    review.ship_to_digest, p_max_total_minor, review.latest_delivery, app.clock() + interval '30 minutes')
  returning * into confirmed;
  update app.automation_jobs set confirmation = 'given', updated_at = app.clock() where id = job.id;
  perform app_private.write_event(job.org_id, 'purchase.confirmed', job.account_id, job.id, null, null,
    jsonb_build_object('review_id', review.id, 'max_total_minor', p_max_total_minor, 'currency', review.currency));
  return jsonb_build_object('confirmed_until', confirmed.expires_at);
end
$$;
grant execute on function app.confirm_purchase(uuid, uuid, bigint) to authenticated;
