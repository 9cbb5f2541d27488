-- Permission keys and what each brings with it (closed: every key also brings itself).
-- The same table stands in packages/contracts; a test holds the two against each other.
create table app.permission_implications (
  permission_key text not null,
  brings text not null,
  primary key (permission_key, brings)
);

with recursive
  keys (key) as (
    select unnest(array[
      'order_tracking.read', 'order_tracking.export', 'order_tracking.import', 'order_tracking.delete',
      'order_tracking.write.basic_fields', 'order_tracking.write.order_fields',
      'order_tracking.write.service_fields', 'order_tracking.read.order_remark',
      'order_tracking.write.order_remark', 'order_tracking.read.service_remark',
      'order_tracking.write.service_remark', 'accounts.view', 'auto_order.read', 'auto_order.operate',
      'supplier_links.write', 'buyer_contact.read', 'evidence.read', 'reconciliation.operate',
      'profit.read', 'payouts.read', 'admin.users', 'admin.invites', 'admin.account_assign',
      'admin.department_roles', 'admin.accounts', 'admin.automation', 'admin.policies', 'admin.audit',
      'admin.org', 'books.close'])
  ),
  steps (key, brings) as (
    values
      ('order_tracking.read', 'order_tracking.read.order_remark'),
      ('order_tracking.read', 'order_tracking.read.service_remark'),
      ('order_tracking.export', 'order_tracking.read'),
      ('order_tracking.import', 'order_tracking.read'),
      ('order_tracking.delete', 'order_tracking.read'),
      ('order_tracking.write.basic_fields', 'order_tracking.read'),
      ('order_tracking.write.order_fields', 'order_tracking.read'),
      ('order_tracking.write.order_fields', 'order_tracking.write.order_remark'),
      ('order_tracking.write.service_fields', 'order_tracking.read'),
      ('order_tracking.write.service_fields', 'order_tracking.write.service_remark'),
      ('order_tracking.write.order_remark', 'order_tracking.read.order_remark'),
      ('order_tracking.write.service_remark', 'order_tracking.read.service_remark'),
      ('auto_order.operate', 'auto_order.read'),
      ('evidence.read', 'auto_order.read'),
      ('reconciliation.operate', 'order_tracking.read')
  ),
  closure (key, brings) as (
    select key, key from keys
    union
    select c.key, s.brings from closure c join steps s on s.key = c.brings
  )
insert into app.permission_implications select key, brings from closure;

-- Role defaults of an org. Admins have every key without a row here.
create table app.role_permissions (
  org_id uuid not null references app.orgs on delete cascade,
  role text not null check (role in ('va', 'client')),
  permission_key text not null check (permission_key not like 'admin.%' and permission_key <> 'books.close'),
  primary key (org_id, role, permission_key)
);

-- Named, ordered sets of keys, assigned to VAs.
create table app.department_roles (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null references app.orgs on delete cascade,
  name text not null check (length(name) between 1 and 100),
  position integer not null default 0,
  created_at timestamptz not null default app.clock(),
  unique (org_id, id)
);
create unique index department_roles_name on app.department_roles (org_id, lower(name));

create table app.department_role_permissions (
  org_id uuid not null,
  department_role_id uuid not null,
  -- Money columns and admin pages come with the role, never with a department (design: access).
  permission_key text not null check (
    permission_key not like 'admin.%' and permission_key not in ('books.close', 'profit.read', 'payouts.read')),
  primary key (department_role_id, permission_key),
  foreign key (org_id, department_role_id) references app.department_roles (org_id, id) on delete cascade
);
create index department_role_permissions_org on app.department_role_permissions (org_id);

create table app.membership_department_roles (
  org_id uuid not null,
  membership_id uuid not null references app.memberships on delete cascade,
  department_role_id uuid not null,
  primary key (membership_id, department_role_id),
  foreign key (org_id, department_role_id) references app.department_roles (org_id, id) on delete cascade
);
create index membership_department_roles_org on app.membership_department_roles (org_id);

-- Department roles that an invited VA will get.
create table app.invite_department_roles (
  org_id uuid not null,
  invite_id uuid not null references app.invites on delete cascade,
  department_role_id uuid not null,
  primary key (invite_id, department_role_id),
  foreign key (org_id, department_role_id) references app.department_roles (org_id, id) on delete cascade
);
create index invite_department_roles_org on app.invite_department_roles (org_id);

-- Every key that a membership really has: its role's, its departments', and what these bring.
-- Clients never read remarks, whatever order_tracking.read brings (design: access).
create function app_private.keys_of(membership app.memberships) returns setof text
language sql stable security definer set search_path = ''
as $$
  select distinct i.brings
  from app.permission_implications i
  where membership.status = 'active'
    and (membership.role <> 'client' or i.brings not like '%remark')
    and (
      membership.role = 'admin'
      or i.permission_key in (
        select p.permission_key from app.role_permissions p
        where p.org_id = membership.org_id and p.role = membership.role)
      or (membership.role = 'va' and i.permission_key in (
        select p.permission_key
        from app.membership_department_roles m
        join app.department_role_permissions p using (department_role_id)
        where m.membership_id = membership.id))
    )
$$;

-- Orgs in which the asking person is an active member.
create function app_private.my_orgs() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.org_id from app.memberships m where m.user_id = auth.uid() and m.status = 'active'
$$;

-- Orgs in which the asking person has the key.
create function app_private.orgs_where(key text) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select m.org_id from app.memberships m
  where m.user_id = auth.uid() and m.status = 'active'
    and (m.role = 'admin' or key in (select app_private.keys_of(m)))
$$;

grant execute on function app_private.my_orgs(), app_private.orgs_where(text) to authenticated;

-- Policies. What people read about people: their own rows, and what their admin pages need.
alter table app.permission_implications enable row level security;
alter table app.permission_implications force row level security;
create policy "Everybody signed in may know what a key brings" on app.permission_implications
  for select to authenticated using (true);

alter table app.orgs enable row level security;
alter table app.orgs force row level security;
create policy "Members see their org" on app.orgs
  for select to authenticated using (id in (select app_private.my_orgs()));
create policy "admin.org changes the org" on app.orgs
  for update to authenticated
  using (id in (select app_private.orgs_where('admin.org')))
  with check (id in (select app_private.orgs_where('admin.org')));

alter table app.memberships enable row level security;
alter table app.memberships force row level security;
create policy "Own memberships, also suspended ones" on app.memberships
  for select to authenticated using (user_id = (select auth.uid()));
create policy "admin.users sees the members" on app.memberships
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.users')));

alter table app.profiles enable row level security;
alter table app.profiles force row level security;
create policy "Own profile" on app.profiles
  for select to authenticated using (id = (select auth.uid()));
create policy "Profiles of the members of orgs where I have admin.users" on app.profiles
  for select to authenticated using (
    id in (select m.user_id from app.memberships m
           where m.org_id in (select app_private.orgs_where('admin.users'))));

alter table app.invites enable row level security;
alter table app.invites force row level security;
create policy "admin.invites sees invites" on app.invites
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.invites')));
create policy "admin.invites invites, but nobody is invited as owner" on app.invites
  for insert to authenticated
  with check (org_id in (select app_private.orgs_where('admin.invites')) and not is_owner);
create policy "admin.invites changes invites, but not the owner's" on app.invites
  for update to authenticated
  using (org_id in (select app_private.orgs_where('admin.invites')) and not is_owner)
  with check (org_id in (select app_private.orgs_where('admin.invites')) and not is_owner);

alter table app.role_permissions enable row level security;
alter table app.role_permissions force row level security;
create policy "Members see role defaults" on app.role_permissions
  for select to authenticated using (org_id in (select app_private.my_orgs()));

alter table app.department_roles enable row level security;
alter table app.department_roles force row level security;
create policy "Members see department roles" on app.department_roles
  for select to authenticated using (org_id in (select app_private.my_orgs()));

alter table app.department_role_permissions enable row level security;
alter table app.department_role_permissions force row level security;
create policy "Members see what department roles carry" on app.department_role_permissions
  for select to authenticated using (org_id in (select app_private.my_orgs()));

alter table app.membership_department_roles enable row level security;
alter table app.membership_department_roles force row level security;
create policy "Own department roles" on app.membership_department_roles
  for select to authenticated using (
    membership_id in (select m.id from app.memberships m where m.user_id = (select auth.uid())));
create policy "admin.users sees who has which department role" on app.membership_department_roles
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.users')));

alter table app.invite_department_roles enable row level security;
alter table app.invite_department_roles force row level security;
create policy "admin.invites sees what invites carry" on app.invite_department_roles
  for select to authenticated using (org_id in (select app_private.orgs_where('admin.invites')));
create policy "admin.invites sets what invites carry" on app.invite_department_roles
  for insert to authenticated with check (org_id in (select app_private.orgs_where('admin.invites')));

-- Everything of an org but its pairing code.
grant select (id, name, currency, time_zone, automation_stopped_at, created_at) on app.orgs to authenticated;
grant select on app.permission_implications, app.memberships, app.profiles, app.invites,
  app.role_permissions, app.department_roles, app.department_role_permissions,
  app.membership_department_roles, app.invite_department_roles to authenticated;
grant update (name, currency, time_zone) on app.orgs to authenticated;
grant insert (org_id, email, role, invited_by, expires_at), update (status) on app.invites to authenticated;
grant insert on app.invite_department_roles to authenticated;
