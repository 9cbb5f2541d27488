'use client';
import { assignVa, getAccount, listAccounts, listAssignments, unassignVa } from '@crosscart/contracts';
import { Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useApiMutation, useApiQuery } from '#lib/queries.ts';
import { ListTable } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { notifyProblem } from '#ui/notify.ts';
import { personLabel } from './account-words.ts';
import { PersonSelect } from './person-select.tsx';

const REFRESHES = [listAssignments, getAccount, listAccounts];

/** The VAs who work on an account: list, assign, end. */
export function Assignments({ accountId }: { accountId: string }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const assignments = useApiQuery(listAssignments, { params: { id: accountId } });
  const assign = useApiMutation(assignVa, {
    refreshes: REFRESHES,
    onSuccess: () => setChosen(null),
    onError: (error) => notifyProblem('The VA was not assigned', error),
  });
  const end = useApiMutation(unassignVa, {
    refreshes: REFRESHES,
    onError: (error) => notifyProblem('The assignment was not ended', error),
  });
  const items = assignments.data?.items;
  return (
    <>
      <Group gap="xs">
        <PersonSelect
          memberRole="va"
          aria-label="VA to assign"
          size="xs"
          w={{ base: '100%', xs: 320 }}
          except={(items ?? []).map((item) => item.user_id)}
          value={chosen}
          onChange={setChosen}
        />
        <Button
          disabled={chosen === null}
          loading={assign.isPending}
          onClick={() => chosen && assign.mutate({ params: { id: accountId }, body: { user_id: chosen } })}
        >
          Assign VA
        </Button>
      </Group>
      <ListTable
        label="Assigned VAs"
        source={{ ...assignments, data: items }}
        columns={[
          { header: 'VA', lead: true, room: 'rest', cell: (item) => personLabel(item) },
          { header: 'Since', cell: (item) => <Moment at={item.assigned_at} /> },
          {
            header: 'Actions',
            align: 'right',
            cell: (item) => (
              <Button
                variant="default"
                size="compact-xs"
                aria-label={`Unassign ${item.email}`}
                onClick={() => end.mutate({ params: { id: accountId, userId: item.user_id } })}
              >
                Unassign
              </Button>
            ),
          },
        ]}
        rowKey={(item) => item.user_id}
        empty={{
          icon: IconUsers,
          title: 'No VA is assigned',
          hint: 'Admins work on every account without being assigned.',
        }}
      />
    </>
  );
}
