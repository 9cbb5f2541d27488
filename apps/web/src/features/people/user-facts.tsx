'use client';
import { listPresence, myAccounts, type UserDetail } from '@crosscart/contracts';
import { DataList, DataListItem, DataListItemLabel, DataListItemValue, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useApiQuery } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { Moment } from '#ui/moment.tsx';

/** When the member was last seen and where they are now. */
export function UserFacts({ user }: { user: UserDetail }) {
  const facts: [string, ReactNode][] = [
    ['Last seen', user.last_seen_at ? <Moment key="seen" at={user.last_seen_at} distance /> : 'never'],
    ['At work on', <WhereNow key="now" userId={user.user_id} />],
    ['Member since', <Moment key="since" at={user.joined_at} />],
  ];
  return (
    <Card title="Now">
      <DataList labelWidth={110} gap={6}>
        {facts.map(([label, value]) => (
          <DataListItem key={label}>
            <DataListItemLabel>{label}</DataListItemLabel>
            <DataListItemValue>{value}</DataListItemValue>
          </DataListItem>
        ))}
      </DataList>
    </Card>
  );
}

function WhereNow({ userId }: { userId: string }) {
  const presence = useApiQuery(listPresence, {});
  const accounts = useApiQuery(myAccounts, {});
  const here = (presence.data?.items ?? []).flatMap(({ account_id, people = [] }) =>
    people.filter((person) => person.user_id === userId).map((person) => ({ ...person, account_id })),
  );
  if (here.length === 0) return 'nothing now';
  const codeOf = (id: string) =>
    accounts.data?.items.find((account) => account.id === id)?.account_code ?? '…';
  return (
    <Stack gap={2}>
      {here.map((place) => (
        <span key={`${place.account_id} ${place.place}`}>
          {codeOf(place.account_id)}, {place.place === 'web' ? 'in the web app' : 'on a device'}, since{' '}
          <Moment at={place.since} distance />
        </span>
      ))}
    </Stack>
  );
}
