-- One eBay seller account that books are kept for; never a login.
create table app.accounts (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  account_code text not null check (account_code ~ '^[A-Za-z0-9._-]{1,32}$'),
  name text not null check (length(name) between 1 and 200),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  -- Set at creation and for ever: a practice account meets only practice marketplaces.
  practice boolean not null default false,
  paused boolean not null default false,
  client_user_id uuid references app.profiles,
  admin_remarks text,
  deleted_at timestamptz,
  created_at timestamptz not null default app.clock(),
  unique (org_id, id)
);
create unique index accounts_code on app.accounts (org_id, lower(account_code)) where deleted_at is null;
create index accounts_client on app.accounts (client_user_id) where client_user_id is not null;

create table app.account_assignments (
  org_id uuid not null,
  account_id uuid not null,
  user_id uuid not null references app.profiles,
  assigned_by uuid references app.profiles,
  created_at timestamptz not null default app.clock(),
  primary key (user_id, account_id),
  foreign key (org_id, account_id) references app.accounts (org_id, id) on delete cascade
);
create index account_assignments_account on app.account_assignments (account_id);
create index account_assignments_org on app.account_assignments (org_id);

-- The bounds of an account's spending, in the account's currency.
-- The defaults let nothing out without a person (confirm) and stay small; an admin widens them.
create table app.account_policies (
  account_id uuid primary key,
  org_id uuid not null,
  mode text not null default 'confirm' check (mode in ('off', 'observe', 'confirm', 'automatic')),
  max_order_total_minor bigint not null default 20000 check (max_order_total_minor >= 0),
  profit_floor_minor bigint not null default 0,
  -- Share of the sale in basis points; null: where fees are unknown, deny.
  fee_estimate_bp integer default 1500 check (fee_estimate_bp between 0 and 10000),
  fee_estimate_fixed_minor bigint not null default 40 check (fee_estimate_fixed_minor >= 0),
  daily_cap_minor bigint not null default 100000 check (daily_cap_minor >= 0),
  delivery_allowance_days integer not null default 5 check (delivery_allowance_days between 0 and 60),
  updated_at timestamptz not null default app.clock(),
  foreign key (org_id, account_id) references app.accounts (org_id, id) on delete cascade
);
create index account_policies_org on app.account_policies (org_id);

create function app_private.refuse_practice_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.practice is distinct from old.practice or new.currency is distinct from old.currency
     or new.org_id is distinct from old.org_id then
    perform app_private.refuse('FORBIDDEN', '{"field":"practice"}');
  end if;
  return new;
end
$$;
create trigger practice_is_for_ever before update on app.accounts
  for each row execute function app_private.refuse_practice_change();

-- Accounts on which the asking person has the key: all of the org for admins, assigned ones for VAs,
-- own ones for clients. The wall of everything that hangs on an account.
create function app_private.accounts_where(key text) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select a.id
  from app.memberships m
  join app.accounts a on a.org_id = m.org_id
  where m.user_id = auth.uid() and m.status = 'active'
    and (m.role = 'admin'
      or (key in (select app_private.keys_of(m))
        and case m.role
          when 'va' then exists (
            select from app.account_assignments s where s.user_id = m.user_id and s.account_id = a.id)
          else a.client_user_id = m.user_id
        end))
$$;

-- Accounts that concern the asking person at all, whatever they may do there.
create function app_private.my_accounts() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select a.id
  from app.memberships m
  join app.accounts a on a.org_id = m.org_id
  where m.user_id = auth.uid() and m.status = 'active'
    and case m.role
      when 'admin' then true
      when 'va' then exists (
        select from app.account_assignments s where s.user_id = m.user_id and s.account_id = a.id)
      else a.client_user_id = m.user_id
    end
$$;
grant execute on function app_private.accounts_where(text), app_private.my_accounts() to authenticated;

alter table app.accounts enable row level security;
alter table app.accounts force row level security;
create policy "Accounts that concern me" on app.accounts
  for select to authenticated using (id in (select app_private.my_accounts()));
create policy "admin.accounts changes accounts" on app.accounts
  for update to authenticated
  using (org_id in (select app_private.orgs_where('admin.accounts')))
  with check (org_id in (select app_private.orgs_where('admin.accounts')));

alter table app.account_assignments enable row level security;
alter table app.account_assignments force row level security;
create policy "Own assignments" on app.account_assignments
  for select to authenticated using (user_id = (select auth.uid()));
create policy "admin.account_assign sees assignments" on app.account_assignments
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.account_assign')));
-- Only VAs of the same org are assigned.
create policy "admin.account_assign assigns VAs of the org" on app.account_assignments
  for insert to authenticated with check (
    org_id in (select app_private.orgs_where('admin.account_assign'))
    and exists (select from app.memberships m
      where m.org_id = account_assignments.org_id and m.user_id = account_assignments.user_id and m.role = 'va'));
create policy "admin.account_assign ends assignments" on app.account_assignments
  for delete to authenticated using (org_id in (select app_private.orgs_where('admin.account_assign')));

alter table app.account_policies enable row level security;
alter table app.account_policies force row level security;
create policy "admin.policies sees policies" on app.account_policies
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.policies')));
create policy "admin.policies changes policies" on app.account_policies
  for update to authenticated
  using (org_id in (select app_private.orgs_where('admin.policies')))
  with check (org_id in (select app_private.orgs_where('admin.policies')));

grant select on app.accounts, app.account_assignments, app.account_policies to authenticated;
grant update (name, client_user_id, admin_remarks, paused) on app.accounts to authenticated;
grant insert (org_id, account_id, user_id, assigned_by), delete on app.account_assignments to authenticated;
grant update (mode, max_order_total_minor, profit_floor_minor, fee_estimate_bp, fee_estimate_fixed_minor,
  daily_cap_minor, delivery_allowance_days, updated_at) on app.account_policies to authenticated;
