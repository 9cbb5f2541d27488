import {
  type Account,
  type AccountBrief,
  AppError,
  type createAccount,
  type listAccounts,
  type updateAccount,
} from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { z } from 'zod';
import { appendEvent } from '../../event-log/append.ts';
import { type Page, pageOfRows, readCursor } from '../../paging/keyset.ts';
import { containing } from '../../paging/search.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedBody, ParsedQuery } from '../../routing/route.ts';
import {
  closeAccountRow,
  insertAccount,
  noteOnAccount,
  selectAccount,
  selectAccountBriefs,
  selectAccounts,
  updateAccountRow,
} from './queries.ts';

const Key = z.tuple([z.string(), z.uuid()]);

/** Accounts that concern the person: all for admins, assigned ones for VAs, own ones for clients. */
export async function briefAccountsOf(
  database: Database,
  { person, membership }: Member,
): Promise<{ items: AccountBrief[] }> {
  const items = await database.asUserQuery(
    person.claims,
    (sql) => selectAccountBriefs(sql, membership.org_id),
    { readOnly: true },
  );
  return { items };
}

/** Accounts of the org, by code. */
export async function accountsOf(
  database: Database,
  { person, membership }: Member,
  query: ParsedQuery<typeof listAccounts>,
): Promise<Page<Account>> {
  const after = readCursor(query.cursor, Key);
  const filter = { pattern: containing(query.search), after, limit: query.limit + 1 };
  const rows = await database.asUserQuery(
    person.claims,
    (sql) => selectAccounts(sql, membership.org_id, filter),
    { readOnly: true },
  );
  return pageOfRows(rows, query.limit, (account) => [account.account_code.toLowerCase(), account.id]);
}

/** Throws NOT_FOUND. */
export async function accountOf(
  database: Database,
  { person, membership }: Member,
  accountId: string,
): Promise<Account> {
  const [account] = await database.asUserQuery(
    person.claims,
    (sql) => selectAccount(sql, membership.org_id, accountId),
    {
      readOnly: true,
    },
  );
  return existing(account);
}

/** A new account with the default policy. Throws ALREADY_EXISTS (the code), VALIDATION_FAILED (no such client). */
export async function openAccount(
  database: Database,
  { person, membership }: Member,
  body: ParsedBody<typeof createAccount>,
): Promise<Account> {
  return database.asUser(person.claims, async (sql) => {
    const id = await insertAccount(sql, membership.org_id, body);
    const [account] = await selectAccount(sql, membership.org_id, id);
    return existing(account);
  });
}

/** Changes the named fields. Throws NOT_FOUND, VALIDATION_FAILED (no such client). */
export async function changeAccount(
  database: Database,
  { person, membership }: Member,
  accountId: string,
  body: ParsedBody<typeof updateAccount>,
): Promise<Account> {
  const fields = Object.keys(body);
  const { admin_remarks: note, ...changes } = body;
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    if (fields.length > 0) {
      if (Object.keys(changes).length > 0 && !(await updateAccountRow(sql, orgId, accountId, changes))) {
        throw new AppError('NOT_FOUND');
      }
      if (note !== undefined) await noteOnAccount(sql, orgId, accountId, note);
      await appendEvent(sql, { orgId, type: 'account.changed', accountId, payload: { fields } });
    }
    const [account] = await selectAccount(sql, orgId, accountId);
    return existing(account);
  });
}

/** The rows stay in the books. Throws NOT_FOUND, ACCOUNT_IN_USE (with how many agents and open jobs). */
export async function closeAccount(
  database: Database,
  { person, membership }: Member,
  accountId: string,
): Promise<Record<string, never>> {
  await database.asUser(person.claims, (sql) => closeAccountRow(sql, membership.org_id, accountId));
  return {};
}

function existing(account: Account | undefined): Account {
  if (account === undefined) throw new AppError('NOT_FOUND');
  return account;
}
