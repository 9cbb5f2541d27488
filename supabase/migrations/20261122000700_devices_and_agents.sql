-- One extension install with one key, before and after pairing. Carries the back-off of its requests.
create table app.automation_devices (
  id uuid primary key default gen_random_uuid(),
  install_instance_id uuid not null,
  jkt text not null,
  public_jwk jsonb not null,
  lifetime_request_count integer not null default 0,
  next_allowed_at timestamptz,
  created_at timestamptz not null default app.clock(),
  unique (install_instance_id, jkt)
);

-- A paired install. Its token's secret is encrypted by the API; the database never sees it in clear.
create table app.automation_agents (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  device_id uuid not null references app.automation_devices,
  install_instance_id uuid not null,
  jkt text not null,
  role text not null check (role in ('EBAY_AGENT', 'AMAZON_AGENT')),
  label text not null check (length(label) between 1 and 200),
  approval text not null default 'approved'
    check (approval in ('pending', 'approved', 'rejected', 'revoked', 'replacing')),
  status text not null default 'active' check (status in ('active', 'paused', 'revoked', 'offline')),
  token_secret_encrypted bytea not null,
  token_version integer not null default 1,
  -- site:account id as the page has it; null where the page has none.
  marketplace_account_key text,
  marketplace_account_display text,
  extension_version text,
  last_error text,
  checked_in_at timestamptz,
  last_seen_at timestamptz,
  replaced_by uuid references app.automation_agents,
  -- Revoked and no longer listed; its history stays.
  deleted_at timestamptz,
  created_at timestamptz not null default app.clock(),
  unique (org_id, id)
);
-- One living agent per device key.
create unique index automation_agents_key on app.automation_agents (jkt) where approval = 'approved';
create index automation_agents_org on app.automation_agents (org_id, created_at);

-- Which accounts an agent works for.
create table app.automation_agent_accounts (
  org_id uuid not null,
  agent_id uuid not null,
  account_id uuid not null,
  agent_role text not null check (agent_role in ('EBAY_AGENT', 'AMAZON_AGENT')),
  active boolean not null default true,
  primary key (agent_id, account_id),
  foreign key (org_id, agent_id) references app.automation_agents (org_id, id) on delete cascade,
  foreign key (org_id, account_id) references app.accounts (org_id, id)
);
-- One active eBay agent per account; an eBay agent reads one account.
create unique index automation_agent_accounts_ebay on app.automation_agent_accounts (account_id)
  where agent_role = 'EBAY_AGENT' and active;
create unique index automation_agent_accounts_one on app.automation_agent_accounts (agent_id)
  where agent_role = 'EBAY_AGENT';
create index automation_agent_accounts_account on app.automation_agent_accounts (account_id, agent_role);

create table app.automation_pairing_requests (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  device_id uuid not null references app.automation_devices,
  -- The device's key, for the admin who compares its words: devices themselves are shown to nobody.
  jkt text not null,
  status text not null default 'pending' check (status in ('pending', 'approved', 'rejected', 'expired')),
  -- Chosen by the server after the key arrived, so that nobody can look for a key with wanted words.
  nonce text not null,
  detected_site text,
  detected_account_id text,
  detected_display_name text,
  extension_version text not null,
  agent_id uuid references app.automation_agents,
  reject_reason text,
  decided_by uuid references app.profiles,
  created_at timestamptz not null default app.clock(),
  expires_at timestamptz not null,
  decided_at timestamptz
);
-- One pending request per device.
create unique index automation_pairing_requests_pending on app.automation_pairing_requests (device_id)
  where status = 'pending';
create index automation_pairing_requests_org on app.automation_pairing_requests (org_id, status, created_at);
create index automation_pairing_requests_device on app.automation_pairing_requests (device_id, created_at desc);

-- A proof is good once: (key, jti) is unique while the nonce window is open.
create table app.device_proofs (
  jkt text not null,
  jti text not null,
  seen_at timestamptz not null default app.clock(),
  primary key (jkt, jti)
);
create index device_proofs_seen on app.device_proofs (seen_at);

-- Counters shared by every API instance.
create table app.rate_windows (
  bucket text not null,
  window_start timestamptz not null,
  taken integer not null default 0,
  primary key (bucket, window_start)
);

-- Takes one from the bucket's window; false when it is empty.
create function app_private.take_from_window(p_bucket text, p_limit integer, p_window interval) returns boolean
language sql volatile security definer set search_path = ''
as $$
  insert into app.rate_windows as w (bucket, window_start, taken)
  values (p_bucket, date_bin(p_window, app.clock(), 'epoch'), 1)
  on conflict (bucket, window_start) do update set taken = w.taken + 1
  returning taken <= p_limit
$$;

alter table app.automation_devices enable row level security;
alter table app.automation_devices force row level security;
comment on table app.automation_devices is 'No policy: only the pairing functions read it.';
alter table app.device_proofs enable row level security;
alter table app.device_proofs force row level security;
comment on table app.device_proofs is 'No policy: only the agents'' functions write it.';
alter table app.rate_windows enable row level security;
alter table app.rate_windows force row level security;
comment on table app.rate_windows is 'No policy: only rate limits read and write it.';

alter table app.automation_agents enable row level security;
alter table app.automation_agents force row level security;
create policy "admin.automation sees agents" on app.automation_agents
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.automation')));
create policy "auto_order.read sees the agents of its accounts" on app.automation_agents
  for select to authenticated using (id in (
    select x.agent_id from app.automation_agent_accounts x
    where x.account_id in (select app_private.accounts_where('auto_order.read'))));

alter table app.automation_agent_accounts enable row level security;
alter table app.automation_agent_accounts force row level security;
create policy "auto_order.read sees which agents work for its accounts" on app.automation_agent_accounts
  for select to authenticated using (account_id in (select app_private.accounts_where('auto_order.read')));

alter table app.automation_pairing_requests enable row level security;
alter table app.automation_pairing_requests force row level security;
create policy "admin.automation sees pairing requests" on app.automation_pairing_requests
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.automation')));

-- Everything of an agent but its secret.
grant select (id, org_id, install_instance_id, jkt, role, label, approval, status, marketplace_account_key,
  marketplace_account_display, extension_version, last_error, checked_in_at, last_seen_at, replaced_by, deleted_at, created_at)
  on app.automation_agents to authenticated;
grant select on app.automation_agent_accounts to authenticated;
grant select on app.automation_pairing_requests to authenticated;
