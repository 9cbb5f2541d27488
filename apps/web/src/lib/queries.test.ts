import { getRolePermissions } from '@crosscart/contracts';
import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { changeCached, queryKeyOf } from './queries.ts';

const input = { params: { id: '5f0c6f0e-0000-4000-8000-000000000001' } };
const key = queryKeyOf(getRolePermissions, input);
const closed = { va: { 'profit.read': false, 'payouts.read': false } };

it('shows a change at once and puts the answer back as it was when the API refuses', () => {
  const client = new QueryClient();
  client.setQueryData(key, closed);
  const takeBack = changeCached(client, getRolePermissions, input, ({ va }) => ({
    va: { ...va, 'profit.read': true },
  }));
  expect(client.getQueryData(key)).toEqual({ va: { 'profit.read': true, 'payouts.read': false } });
  takeBack();
  expect(client.getQueryData(key)).toEqual(closed);
});

it('invents no answer where none was read yet', () => {
  const client = new QueryClient();
  const takeBack = changeCached(client, getRolePermissions, input, () => closed);
  expect(client.getQueryData(key)).toBeUndefined();
  takeBack();
  expect(client.getQueryData(key)).toBeUndefined();
});
