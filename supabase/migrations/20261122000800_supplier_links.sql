-- What an eBay listing is bought as. Null item id, variation or SKU means "any".
create table app.supplier_links (
  id uuid primary key default gen_random_uuid(),
  org_id uuid not null,
  account_id uuid not null,
  item_id text,
  variation text,
  sku text,
  site text not null,
  asin text not null check (asin ~ '^[A-Z0-9]{10}$'),
  units_per_item integer not null default 1 check (units_per_item between 1 and 1000),
  max_cost_minor bigint check (max_cost_minor >= 0),
  source text not null default 'person' check (source in ('person', 'import', 'seed', 'learned')),
  created_by uuid references app.profiles,
  created_at timestamptz not null default app.clock(),
  deleted_at timestamptz,
  check (item_id is not null or sku is not null),
  foreign key (org_id, account_id) references app.accounts (org_id, id)
);
create index supplier_links_item on app.supplier_links (account_id, item_id) where deleted_at is null;
create index supplier_links_sku on app.supplier_links (account_id, sku) where deleted_at is null;
create index supplier_links_newest on app.supplier_links (org_id, created_at desc, id desc);

-- The link of a line: the most specific that fits (item, variation and SKU each count); several equally specific
-- ones that name different products resolve to nothing: nothing is guessed.
create function app_private.resolve_supplier_link(
  p_account uuid, p_item_id text, p_variation text, p_sku text
) returns app.supplier_links
language sql stable security definer set search_path = ''
as $$
  with fitting as (
    select l as link,
      (l.item_id is not null)::int + (l.variation is not null)::int + (l.sku is not null)::int as weight
    from app.supplier_links l
    where l.account_id = p_account and l.deleted_at is null
      and (l.item_id is null or l.item_id = p_item_id)
      and (l.variation is null or l.variation = p_variation)
      and (l.sku is null or l.sku = p_sku)
  ),
  best as (
    select link from fitting where weight = (select max(weight) from fitting)
  )
  select (b.link).* from best b
  where (select count(distinct ((link).site, (link).asin, (link).units_per_item)) from best) = 1
  order by (b.link).created_at
  limit 1
$$;

alter table app.supplier_links enable row level security;
alter table app.supplier_links force row level security;
create policy "supplier_links.write sees links of its accounts" on app.supplier_links
  for select to authenticated
  using (deleted_at is null and account_id in (select app_private.accounts_where('supplier_links.write')));
grant select on app.supplier_links to authenticated;
