-- The queue. One PURCHASE per eBay order line; what a job is about stands in columns, so that every rule can be
-- checked in one statement.
create table app.automation_jobs (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null,
  account_id uuid not null,
  type text not null
    check (type in ('PURCHASE', 'RECONCILE', 'FETCH_TRACKING', 'SCAN_ORDERS', 'UPLOAD_TRACKING')),
  -- Purchase generation, parcel, scan window or check number.
  occurrence integer not null default 1,
  ebay_order_id text not null,
  ebay_line_id text not null,

  -- What was sold.
  item_id text not null,
  variation text,
  sku text,
  item_name text not null,
  qty integer not null check (qty >= 1),
  currency char(3) not null,
  sale_price_minor bigint,
  ebay_fees_minor bigint,
  sale_date date not null,
  ship_by timestamptz,
  latest_delivery date,
  -- Personal data: encrypted by the API; the digest (keyed) tells whether it changed.
  ship_to_encrypted bytea,
  ship_to_digest text,

  -- What to buy.
  supplier_link_id uuid references app.supplier_links,
  supplier_site text,
  asin text,
  units integer check (units >= 1),
  max_cost_minor bigint,

  status text not null default 'QUEUED' check (
    status in ('QUEUED', 'CLAIMED', 'RUNNING', 'COMPLETED', 'FAILED_NEEDS_ATTENTION', 'CANCELLED')),
  stage text check (
    stage in ('OPENED', 'IN_CART', 'ADDRESS_SET', 'REVIEWED', 'PERMITTED', 'PLACING', 'PLACED')),
  -- asked: a person must press; while QUEUED it makes the job not claimable. given: pressed, not yet used.
  confirmation text not null default 'none' check (confirmation in ('none', 'asked', 'given')),
  priority integer not null default 0,
  not_before timestamptz,
  attempt_count integer not null default 0,
  failure_reason text,
  failure_details jsonb not null default '{}',

  -- Who holds it. The fence grows with every claim; a write with an older one changes nothing.
  created_by_agent_id uuid references app.automation_agents,
  claimed_by_agent_id uuid references app.automation_agents,
  claimed_at timestamptz,
  lease_expires_at timestamptz,
  fence bigint not null default 0,
  abandon_requested boolean not null default false,

  -- The attempt that recorded PLACING: it alone may report the outcome, whenever it can.
  placing_agent_id uuid references app.automation_agents,
  placing_fence bigint,
  placing_at timestamptz,
  click_before timestamptz,
  purchase_id text,

  completed_at timestamptz,
  created_at timestamptz not null default app.clock(),
  updated_at timestamptz not null default app.clock(),

  unique (org_id, account_id, ebay_order_id, ebay_line_id, type, occurrence),
  foreign key (org_id, account_id) references app.accounts (org_id, id),
  -- Held means: by somebody, for a time. Not held means: by nobody.
  check ((status in ('CLAIMED', 'RUNNING')) = (claimed_by_agent_id is not null and lease_expires_at is not null)),
  check (status <> 'QUEUED' or (asin is not null and units is not null and ship_to_encrypted is not null)),
  check (placing_fence is null or status in ('RUNNING', 'COMPLETED', 'FAILED_NEEDS_ATTENTION')),
  check (stage is null or stage not in ('PLACING', 'PLACED') or placing_fence is not null)
);
-- The claim's order: oldest ship-by first, then priority, then age.
create index automation_jobs_claim on app.automation_jobs (account_id, ship_by nulls last, priority desc, created_at)
  where status = 'QUEUED' and confirmation <> 'asked';
-- One job an agent.
create unique index automation_jobs_held on app.automation_jobs (claimed_by_agent_id)
  where status in ('CLAIMED', 'RUNNING');
create index automation_jobs_leases on app.automation_jobs (lease_expires_at) where status in ('CLAIMED', 'RUNNING');
create index automation_jobs_newest on app.automation_jobs (org_id, created_at desc, id desc);
create index automation_jobs_account_newest on app.automation_jobs (account_id, created_at desc, id desc);
create index automation_jobs_asked on app.automation_jobs (org_id, ship_by) where confirmation = 'asked';

alter table app.records add foreign key (job_id) references app.automation_jobs;
create unique index records_job on app.records (job_id) where job_id is not null and deleted_at is null;

-- What an agent read on the review page, each time it asked for a permit.
create table app.purchase_reviews (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid not null references app.accounts,
  job_id uuid not null references app.automation_jobs,
  fence bigint not null,
  asin text not null,
  quantity integer not null,
  currency char(3) not null,
  items_minor bigint,
  shipping_minor bigint,
  tax_minor bigint,
  total_minor bigint,
  latest_delivery date,
  ship_to_matches boolean not null,
  ship_to_digest text not null,
  practice_run text,
  decision text not null check (decision in ('granted', 'needs_confirmation', 'denied')),
  denied_reason text,
  created_at timestamptz not null default app.clock()
);
create index purchase_reviews_job on app.purchase_reviews (job_id, created_at desc);
create index purchase_reviews_account on app.purchase_reviews (account_id);

-- A person's *Place order*: binds what was reviewed for 30 minutes.
create table app.purchase_confirmations (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid not null references app.accounts,
  job_id uuid not null references app.automation_jobs,
  review_id uuid not null references app.purchase_reviews,
  confirmed_by uuid not null references app.profiles,
  asin text not null,
  quantity integer not null,
  ship_to_digest text not null,
  max_total_minor bigint not null,
  latest_delivery date,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default app.clock()
);
create index purchase_confirmations_job on app.purchase_confirmations (job_id, created_at desc);
create index purchase_confirmations_account on app.purchase_confirmations (account_id);

-- A permit is the reservation of its spend: reserved until it lapses, kept while the outcome is unknown,
-- spent when it is known.
create table app.purchase_permits (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid not null references app.accounts,
  job_id uuid not null references app.automation_jobs,
  fence bigint not null,
  review_id uuid not null references app.purchase_reviews,
  total_minor bigint not null,
  currency char(3) not null,
  -- The day in the org's time zone that the cap counts.
  spend_day date not null,
  state text not null default 'reserved' check (state in ('reserved', 'placing', 'spent', 'released')),
  expires_at timestamptz not null,
  created_at timestamptz not null default app.clock()
);
create index purchase_permits_day on app.purchase_permits (account_id, spend_day) where state <> 'released';
create index purchase_permits_job on app.purchase_permits (job_id);
-- One click a job, ever, per purchase generation.
create unique index purchase_permits_one_click on app.purchase_permits (job_id) where state in ('placing', 'spent');

-- One Amazon order id. A job can yield several: one click can split.
create table app.purchases (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid not null references app.accounts,
  job_id uuid not null references app.automation_jobs,
  record_id uuid references app.records,
  supplier_site text not null,
  amazon_order_id text not null,
  purchase_id text,
  currency char(3) not null,
  price_minor bigint,
  tax_minor bigint,
  shipping_minor bigint,
  total_minor bigint,
  units integer,
  -- Money that some page did not show; a later read corrects it.
  provisional boolean not null default false,
  created_at timestamptz not null default app.clock(),
  unique (org_id, supplier_site, amazon_order_id)
);
create index purchases_job on app.purchases (job_id);
create index purchases_account on app.purchases (account_id, created_at desc);

-- One problem for a person; one open item per job and cause.
create table app.attention_items (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  account_id uuid references app.accounts,
  job_id uuid references app.automation_jobs,
  ebay_order_id text,
  cause text not null,
  details jsonb not null default '{}',
  ship_by timestamptz,
  status text not null default 'open' check (status in ('open', 'resolved')),
  created_at timestamptz not null default app.clock(),
  resolved_at timestamptz,
  resolved_by uuid references app.profiles
);
create unique index attention_items_open on app.attention_items (job_id, cause) where status = 'open' and job_id is not null;
create unique index attention_items_open_order on app.attention_items (account_id, ebay_order_id, cause)
  where status = 'open' and job_id is null;
create index attention_items_list on app.attention_items (org_id, status, ship_by nulls last, id);
create index attention_items_account on app.attention_items (account_id);

alter table app.automation_jobs enable row level security;
alter table app.automation_jobs force row level security;
create policy "auto_order.read sees jobs of its accounts" on app.automation_jobs
  for select to authenticated using (account_id in (select app_private.accounts_where('auto_order.read')));
alter table app.purchase_reviews enable row level security;
alter table app.purchase_reviews force row level security;
create policy "auto_order.read sees reviews of its accounts" on app.purchase_reviews
  for select to authenticated using (account_id in (select app_private.accounts_where('auto_order.read')));
alter table app.purchase_confirmations enable row level security;
alter table app.purchase_confirmations force row level security;
create policy "auto_order.read sees confirmations of its accounts" on app.purchase_confirmations
  for select to authenticated using (account_id in (select app_private.accounts_where('auto_order.read')));
alter table app.purchase_permits enable row level security;
alter table app.purchase_permits force row level security;
create policy "auto_order.read sees permits of its accounts" on app.purchase_permits
  for select to authenticated using (account_id in (select app_private.accounts_where('auto_order.read')));
alter table app.purchases enable row level security;
alter table app.purchases force row level security;
create policy "auto_order.read sees purchases of its accounts" on app.purchases
  for select to authenticated using (account_id in (select app_private.accounts_where('auto_order.read')));
alter table app.attention_items enable row level security;
alter table app.attention_items force row level security;
create policy "auto_order.read sees attention of its accounts" on app.attention_items
  for select to authenticated using (account_id in (select app_private.accounts_where('auto_order.read')));

-- Everything of a job but the buyer's address.
grant select (id, org_id, account_id, type, occurrence, ebay_order_id, ebay_line_id, item_id, variation, sku,
  item_name, qty, currency, sale_price_minor, ebay_fees_minor, sale_date, ship_by, latest_delivery,
  supplier_link_id, supplier_site, asin, units, max_cost_minor, status, stage, confirmation, priority, not_before,
  attempt_count, failure_reason, failure_details, created_by_agent_id, claimed_by_agent_id, claimed_at,
  lease_expires_at, fence, placing_agent_id, placing_at, purchase_id, completed_at, created_at, updated_at)
  on app.automation_jobs to authenticated;
grant select on app.purchase_reviews, app.purchase_confirmations, app.purchase_permits, app.purchases,
  app.attention_items to authenticated;
