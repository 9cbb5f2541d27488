-- Opens attention for a job (or, without one, for an order of an account); an open item of the same cause stays one.
create function app_private.open_attention(
  p_org uuid, p_account uuid, p_job uuid, p_order text, p_cause text, p_details jsonb, p_ship_by timestamptz
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  item uuid;
begin
  insert into app.attention_items (org_id, account_id, job_id, ebay_order_id, cause, details, ship_by)
  values (p_org, p_account, p_job, p_order, p_cause, coalesce(p_details, '{}'), p_ship_by)
  on conflict do nothing
  returning id into item;
  if item is not null then
    perform app_private.write_event(p_org, 'attention.opened', p_account, p_job, null, null,
      jsonb_build_object('cause', p_cause, 'ebay_order_id', p_order));
  end if;
end
$$;

-- Closes a job's open items of that cause (all causes when null).
create function app_private.resolve_attention(p_job uuid, p_cause text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  item app.attention_items;
begin
  for item in
    update app.attention_items
    set status = 'resolved', resolved_at = app.clock(), resolved_by = auth.uid()
    where job_id = p_job and status = 'open' and (p_cause is null or cause = p_cause)
    returning *
  loop
    perform app_private.write_event(item.org_id, 'attention.resolved', item.account_id, p_job, null, null,
      jsonb_build_object('cause', item.cause));
  end loop;
end
$$;
