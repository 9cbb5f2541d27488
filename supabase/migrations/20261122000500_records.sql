-- One order-tracking row: one eBay line. Money in minor units of `currency`; null is unknown, never zero.
create table app.records (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null,
  account_id uuid not null,
  job_id uuid,
  ebay_order_id text not null,
  ebay_line_id text,
  sale_date date not null,
  item_name text not null,
  qty integer not null check (qty >= 1),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  sale_price_minor bigint,
  ebay_fees_minor bigint,
  amazon_price_minor bigint,
  amazon_tax_minor bigint,
  amazon_shipping_minor bigint,
  amazon_order_ids text[] not null default '{}',
  status text not null default 'SUCCESSFUL'
    check (status in ('SUCCESSFUL', 'RETURN_LABEL_PROVIDED', 'RETURN_CLOSED', 'REFUND_NO_RETURN')),
  return_label_cost_minor bigint,
  -- Derived. A needed value unknown makes the result unknown: null + anything is null (design: money).
  earnings_net_minor bigint generated always as (sale_price_minor - ebay_fees_minor) stored,
  cogs_total_minor bigint generated always as
    (amazon_price_minor + amazon_tax_minor + amazon_shipping_minor) stored,
  profit_minor bigint generated always as (
    case status
      when 'SUCCESSFUL' then
        sale_price_minor - ebay_fees_minor - (amazon_price_minor + amazon_tax_minor + amazon_shipping_minor)
      when 'RETURN_LABEL_PROVIDED' then
        sale_price_minor - ebay_fees_minor - (amazon_price_minor + amazon_tax_minor + amazon_shipping_minor)
        - return_label_cost_minor
      when 'REFUND_NO_RETURN' then
        sale_price_minor - ebay_fees_minor - (amazon_price_minor + amazon_tax_minor + amazon_shipping_minor)
      when 'RETURN_CLOSED' then - return_label_cost_minor
    end) stored,
  version integer not null default 1,
  created_at timestamptz not null default app.clock(),
  updated_at timestamptz not null default app.clock(),
  deleted_at timestamptz,
  foreign key (org_id, account_id) references app.accounts (org_id, id)
);
-- One record per eBay line.
create unique index records_line on app.records (account_id, ebay_order_id, ebay_line_id)
  where deleted_at is null and ebay_line_id is not null;
-- The list's order, org-wide and for one account.
create index records_org_newest on app.records (org_id, sale_date desc, id desc) where deleted_at is null;
create index records_account_newest on app.records (account_id, sale_date desc, id desc) where deleted_at is null;
create index records_amazon_orders on app.records using gin (amazon_order_ids);

create function app_private.touch_record() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  new.updated_at := app.clock();
  return new;
end
$$;
create trigger touch_record before update on app.records
  for each row execute function app_private.touch_record();

-- Remarks stand apart so that reading a record never means reading its remarks.
create table app.order_remarks (
  record_id uuid primary key references app.records on delete cascade,
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid not null references app.accounts,
  body text not null check (length(body) <= 4000),
  updated_by uuid references app.profiles,
  updated_at timestamptz not null default app.clock()
);
create index order_remarks_account on app.order_remarks (account_id);
create table app.service_remarks (
  record_id uuid primary key references app.records on delete cascade,
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid not null references app.accounts,
  body text not null check (length(body) <= 4000),
  updated_by uuid references app.profiles,
  updated_at timestamptz not null default app.clock()
);
create index service_remarks_account on app.service_remarks (account_id);

alter table app.records enable row level security;
alter table app.records force row level security;
create policy "order_tracking.read reads records of its accounts" on app.records
  for select to authenticated
  using (deleted_at is null and account_id in (select app_private.accounts_where('order_tracking.read')));
create policy "order_tracking.write.basic_fields adds records" on app.records
  for insert to authenticated
  with check (account_id in (select app_private.accounts_where('order_tracking.write.basic_fields'))
    and org_id in (select app_private.my_orgs()));
-- Which columns, the API decides key by key; here any of the three writing keys opens the row.
create policy "order_tracking.write.* changes records" on app.records
  for update to authenticated
  using (deleted_at is null and (
    account_id in (select app_private.accounts_where('order_tracking.write.basic_fields'))
    or account_id in (select app_private.accounts_where('order_tracking.write.order_fields'))
    or account_id in (select app_private.accounts_where('order_tracking.write.service_fields'))))
  with check (
    account_id in (select app_private.accounts_where('order_tracking.write.basic_fields'))
    or account_id in (select app_private.accounts_where('order_tracking.write.order_fields'))
    or account_id in (select app_private.accounts_where('order_tracking.write.service_fields')));

alter table app.order_remarks enable row level security;
alter table app.order_remarks force row level security;
create policy "order_tracking.read.order_remark reads" on app.order_remarks
  for select to authenticated
  using (account_id in (select app_private.accounts_where('order_tracking.read.order_remark')));
create policy "order_tracking.write.order_remark writes" on app.order_remarks
  for insert to authenticated
  with check (account_id in (select app_private.accounts_where('order_tracking.write.order_remark')));
create policy "order_tracking.write.order_remark changes" on app.order_remarks
  for update to authenticated
  using (account_id in (select app_private.accounts_where('order_tracking.write.order_remark')))
  with check (account_id in (select app_private.accounts_where('order_tracking.write.order_remark')));

alter table app.service_remarks enable row level security;
alter table app.service_remarks force row level security;
create policy "order_tracking.read.service_remark reads" on app.service_remarks
  for select to authenticated
  using (account_id in (select app_private.accounts_where('order_tracking.read.service_remark')));
create policy "order_tracking.write.service_remark writes" on app.service_remarks
  for insert to authenticated
  with check (account_id in (select app_private.accounts_where('order_tracking.write.service_remark')));
create policy "order_tracking.write.service_remark changes" on app.service_remarks
  for update to authenticated
  using (account_id in (select app_private.accounts_where('order_tracking.write.service_remark')))
  with check (account_id in (select app_private.accounts_where('order_tracking.write.service_remark')));

grant select on app.records, app.order_remarks, app.service_remarks to authenticated;
grant insert (org_id, account_id, ebay_order_id, ebay_line_id, sale_date, item_name, qty, currency,
  sale_price_minor, ebay_fees_minor, amazon_price_minor, amazon_tax_minor, amazon_shipping_minor,
  amazon_order_ids, status, return_label_cost_minor) on app.records to authenticated;
grant update (ebay_order_id, sale_date, item_name, qty, sale_price_minor, ebay_fees_minor, amazon_price_minor,
  amazon_tax_minor, amazon_shipping_minor, amazon_order_ids, status, return_label_cost_minor)
  on app.records to authenticated;
grant insert, update on app.order_remarks, app.service_remarks to authenticated;
