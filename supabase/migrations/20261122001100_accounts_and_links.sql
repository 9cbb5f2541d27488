-- An account with its policy; both or none.
create function app.create_account(p_org uuid, p_account jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  account uuid;
  client uuid := (p_account ->> 'client_user_id')::uuid;
begin
  if p_org not in (select app_private.orgs_where('admin.accounts')) then
    perform app_private.refuse('FORBIDDEN', '{"permission":"admin.accounts"}');
  end if;
  perform app_private.check_client(p_org, client);
  insert into app.accounts (org_id, account_code, name, currency, practice, client_user_id, admin_remarks)
  values (p_org, p_account ->> 'account_code', p_account ->> 'name', p_account ->> 'currency',
    coalesce((p_account ->> 'practice')::boolean, false), client, p_account ->> 'admin_remarks')
  returning id into account;
  insert into app.account_policies (account_id, org_id) values (account, p_org);
  perform app_private.write_event(p_org, 'account.created', account, null, null, null,
    jsonb_build_object('account_code', p_account ->> 'account_code'));
  return account;
exception when unique_violation then
  perform app_private.refuse('ALREADY_EXISTS', '{"field":"account_code"}');
end
$$;
grant execute on function app.create_account(uuid, jsonb) to authenticated;

-- An account's client is a member of the same org with that role.
create function app_private.check_client(p_org uuid, p_client uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_client is not null and not exists (
    select from app.memberships where org_id = p_org and user_id = p_client and role = 'client'
  ) then
    perform app_private.refuse('VALIDATION_FAILED',
      '{"fields":[{"field":"client_user_id","problem":"not a client of this organisation"}]}');
  end if;
end
$$;

create function app_private.check_client_of_account() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform app_private.check_client(new.org_id, new.client_user_id);
  return new;
end
$$;
create trigger client_is_of_this_org before update of client_user_id on app.accounts
  for each row when (new.client_user_id is distinct from old.client_user_id)
  execute function app_private.check_client_of_account();

-- Adds a link; purchases that waited for it go into the queue.
create function app.create_supplier_link(p_link jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  account app.accounts;
  link app.supplier_links;
  released integer;
begin
  select * into account from app.accounts
  where id = (p_link ->> 'account_id')::uuid
    and id in (select app_private.accounts_where('supplier_links.write'));
  if account.id is null then
    perform app_private.refuse('NOT_FOUND', '{"field":"account_id"}');
  end if;
  insert into app.supplier_links
    (org_id, account_id, item_id, variation, sku, site, asin, units_per_item, max_cost_minor, created_by)
  values (account.org_id, account.id, p_link ->> 'item_id', p_link ->> 'variation', p_link ->> 'sku',
    p_link ->> 'site', p_link ->> 'asin', (p_link ->> 'units_per_item')::integer,
    (p_link ->> 'max_cost_minor')::bigint, auth.uid())
  returning * into link;
  perform app_private.write_event(account.org_id, 'supplier_link.created', account.id, null, null, null,
    jsonb_build_object('asin', link.asin, 'item_id', link.item_id, 'sku', link.sku));
  released := app_private.release_unlinked_jobs(account.id);
  return jsonb_build_object('id', link.id, 'released_jobs', released);
end
$$;
grant execute on function app.create_supplier_link(jsonb) to authenticated;

-- Queues the account's lines that failed for want of a link and have one now.
create function app_private.release_unlinked_jobs(p_account uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
  link app.supplier_links;
  released integer := 0;
begin
  for job in
    select * from app.automation_jobs
    where account_id = p_account and status = 'FAILED_NEEDS_ATTENTION' and failure_reason = 'NO_SUPPLIER_LINK'
      and ship_to_encrypted is not null
    for update
  loop
    link := app_private.resolve_supplier_link(job.account_id, job.item_id, job.variation, job.sku);
    continue when link.id is null;
    update app.automation_jobs
    set supplier_link_id = link.id, supplier_site = link.site, asin = link.asin,
        units = job.qty * link.units_per_item, max_cost_minor = link.max_cost_minor,
        status = 'QUEUED', failure_reason = null, failure_details = '{}', updated_at = app.clock()
    where id = job.id;
    perform app_private.resolve_attention(job.id, 'NO_SUPPLIER_LINK');
    perform app_private.write_event(job.org_id, 'job.requeued', job.account_id, job.id, null, null,
      jsonb_build_object('reason', 'SUPPLIER_LINK_ADDED'));
    released := released + 1;
  end loop;
  return released;
end
$$;
