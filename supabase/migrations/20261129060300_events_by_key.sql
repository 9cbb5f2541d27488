-- Events are told to whoever may read what they are about, kind by kind: whoever works the automation of an account was
-- told of its settings, its people, its policy and its supplier links too. What of a payload is for keys of its own,
-- the API leaves out.
drop policy "auto_order.read sees what happens to its accounts" on app.automation_events;
create policy "auto_order.read sees what becomes of orders, jobs and attention" on app.automation_events
  for select to authenticated
  using (split_part(type, '.', 1) in ('order', 'scan', 'job', 'purchase', 'attention')
    and account_id in (select app_private.accounts_where('auto_order.read')));
create policy "admin.accounts sees what becomes of accounts" on app.automation_events
  for select to authenticated
  using (type like 'account.%' and account_id in (select app_private.accounts_where('admin.accounts')));
-- What admins note about an account or a member is told to nobody else, not even that they did.
create policy "accounts.view hears that an account of theirs changed" on app.automation_events
  for select to authenticated
  using (type like 'account.%' and payload -> 'fields' is distinct from '["admin_remarks"]'
    and account_id in (select app_private.accounts_where('accounts.view')));
create policy "admin.policies sees policies change" on app.automation_events
  for select to authenticated
  using (type = 'policy.changed' and account_id in (select app_private.accounts_where('admin.policies')));
create policy "supplier_links.write sees links come" on app.automation_events
  for select to authenticated
  using (type like 'supplier\_link.%' and account_id in (select app_private.accounts_where('supplier_links.write')));

drop policy "Everybody sees that their own membership changed" on app.automation_events;
create policy "Everybody sees that their own membership changed, but no note about them" on app.automation_events
  for select to authenticated
  using (account_id is null and type = 'membership.changed' and payload ->> 'user_id' = (select auth.uid())::text
    and payload -> 'fields' is distinct from '["admin_remarks"]'
    and org_id in (select app_private.my_orgs()));
