import { expect, it } from 'vitest';
import { openedAccount } from './opened-account.ts';

const ACCOUNT = '5f0c6f0e-0000-4000-8000-000000000001';
const opened = (path: string) => {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  return openedAccount(pathname, searchParams);
};

it('is the account of an account page, or the one that a list is filtered to', () => {
  expect(opened(`/admin/accounts/${ACCOUNT}`)).toBe(ACCOUNT);
  expect(opened(`/va?account=${ACCOUNT}&status=SUCCESSFUL`)).toBe(ACCOUNT);
  expect(opened(`/admin/jobs?account=${ACCOUNT}`)).toBe(ACCOUNT);
});

it('is none on other pages, whatever stands in their addresses', () => {
  expect(opened('/admin/accounts')).toBeNull();
  expect(opened(`/admin/users/${ACCOUNT}`)).toBeNull();
  expect(opened('/va?account=all')).toBeNull();
});
