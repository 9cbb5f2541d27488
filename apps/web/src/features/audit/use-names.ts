'use client';
import { listDepartmentRoles, listUsers, myAccounts } from '@crosscart/contracts';
import { useMemo } from 'react';
import { useMay, usePlace } from '#lib/place-context.tsx';
import { useApiPages, useApiQuery } from '#lib/queries.ts';

/** Names by id of what changes refer to, and each account's currency. What is not known stays an id. */
export function useNames(): { names: ReadonlyMap<string, string>; currencies: ReadonlyMap<string, string> } {
  const { membership } = usePlace();
  const may = useMay();
  const users = useApiPages(listUsers, { limit: 200 }, { enabled: may('admin.users') });
  const accounts = useApiQuery(myAccounts, {});
  const roles = useApiQuery(
    listDepartmentRoles,
    { params: { id: membership.org_id } },
    { enabled: may('admin.invites') },
  );
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const user of users.data ?? []) {
      names.set(user.user_id, user.full_name ?? user.email);
      names.set(user.membership_id, user.full_name ?? user.email);
    }
    for (const account of accounts.data?.items ?? []) names.set(account.id, account.account_code);
    for (const role of roles.data?.items ?? []) names.set(role.id, role.name);
    const currencies = new Map((accounts.data?.items ?? []).map(({ id, currency }) => [id, currency]));
    return { names, currencies };
  }, [users.data, accounts.data, roles.data]);
}
