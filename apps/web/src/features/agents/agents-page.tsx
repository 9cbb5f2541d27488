'use client';
import { type Agent, listAgents, overview } from '@crosscart/contracts';
import { Badge, Stack, Text } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { StoppedNotice } from '#features/overview/stopped-notice.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { type Column, ListTable } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { AgentMenu } from './agent-menu.tsx';
import { agentState, ROLE_LABELS } from './agent-words.ts';
import { AutomationSwitch } from './automation-switch.tsx';

const COLUMNS: readonly Column<Agent>[] = [
  {
    header: 'Agent',
    lead: true,
    cell: (agent) => (
      <Stack gap={0}>
        <Text inherit fw={500}>
          {agent.label}
        </Text>
        <Text size="xs" c="dimmed">
          {ROLE_LABELS[agent.role]}
        </Text>
      </Stack>
    ),
  },
  {
    header: 'State',
    cell: (agent) => {
      const { label, color } = agentState(agent);
      return <Badge color={color}>{label}</Badge>;
    },
  },
  {
    header: 'Accounts',
    wraps: true,
    cell: (agent) => agent.accounts.map((account) => account.account_code).join(', ') || '–',
  },
  { header: 'Marketplace account', cell: (agent) => agent.marketplace_account_display ?? 'not detected' },
  { header: 'Version', cell: (agent) => agent.extension_version ?? '–' },
  {
    header: 'Last seen',
    cell: (agent) => (agent.last_seen_at ? <Moment at={agent.last_seen_at} distance /> : 'never'),
  },
  {
    header: 'Last error',
    grow: true,
    cell: (agent) => (
      <Text inherit truncate title={agent.last_error ?? undefined}>
        {agent.last_error ?? '–'}
      </Text>
    ),
  },
  { header: 'Actions', cell: (agent) => <AgentMenu agent={agent} />, align: 'right' },
];

/** The paired extensions: who is awake, who is not, and the means to halt them. */
export function AgentsPage() {
  const agents = useApiQuery(listAgents, {});
  const today = useApiQuery(overview, {});
  return (
    <Page
      title="Agents"
      description="Paired browser extensions. Pausing and revoking take effect on an agent's next request."
      actions={today.data ? <AutomationSwitch isStopped={today.data.automation_stopped} /> : null}
    >
      {today.data?.automation_stopped ? <StoppedNotice /> : null}
      <ListTable
        label="Agents"
        source={{ ...agents, data: agents.data?.items }}
        columns={COLUMNS}
        rowKey={(agent) => agent.id}
        dimRow={(agent) => agent.status === 'revoked'}
        empty={{
          icon: IconRobot,
          title: 'No agent is paired yet',
          hint: 'Install the extension in a browser profile and give it the pairing link.',
          action: <LinkButton href="/admin/pairing">Go to pairing</LinkButton>,
        }}
      />
    </Page>
  );
}
