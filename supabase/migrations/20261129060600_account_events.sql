-- Whoever sees an account in their list is told of what the list shows, and of becoming its VA; that it was given to
-- somebody else, paused or noted about concerns only who keeps the accounts.
drop policy "accounts.view hears that an account of theirs changed" on app.automation_events;
create policy "accounts.view hears that its list of accounts changed" on app.automation_events
  for select to authenticated
  using (account_id in (select app_private.accounts_where('accounts.view'))
    and (type in ('account.created', 'account.deleted')
      or (type = 'account.changed' and (payload -> 'fields' ?| array['name', 'client_user_id']
        or payload ->> 'assigned' = (select auth.uid())::text))));
