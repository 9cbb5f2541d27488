'use client';
import { type Agent, listAgents } from '@crosscart/contracts';
import { Anchor, Badge } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import Link from 'next/link';
import { agentState, ROLE_LABELS } from '#features/agents/agent-words.ts';
import { useApiQuery } from '#lib/queries.ts';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';

const COLUMNS: readonly Column<Agent>[] = [
  {
    header: 'Agent',
    lead: true,
    room: 'shared',
    cell: (agent) => (
      <Anchor component={Link} href="/admin/agents" inherit fw={500}>
        {agent.label}
      </Anchor>
    ),
  },
  { header: 'Kind', cell: (agent) => ROLE_LABELS[agent.role] },
  {
    header: 'State',
    cell: (agent) => {
      const { label, color } = agentState(agent);
      return <Badge color={color}>{label}</Badge>;
    },
  },
  {
    header: 'Last error',
    room: 'rest',
    cell: (agent) => agent.last_error ?? NONE,
  },
  {
    header: 'Last seen',
    align: 'right',
    cell: (agent) => (agent.last_seen_at ? <Moment at={agent.last_seen_at} distance /> : 'never'),
  },
];

/** The agents that work for an account. */
export function LinkedAgents({ accountId }: { accountId: string }) {
  const agents = useApiQuery(listAgents, {});
  const linked = agents.data?.items.filter(
    (agent) => agent.status !== 'revoked' && agent.accounts.some(({ id }) => id === accountId),
  );
  return (
    <ListTable
      label="Linked agents"
      source={{ ...agents, data: linked }}
      columns={COLUMNS}
      rowKey={(agent) => agent.id}
      empty={{
        icon: IconRobot,
        title: 'No agent works for this account',
        hint: 'Pair one eBay agent and any number of Amazon agents.',
        action: (
          <Anchor component={Link} href="/admin/pairing" size="sm">
            Go to pairing
          </Anchor>
        ),
      }}
    />
  );
}
