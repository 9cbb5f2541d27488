'use client';
import { type Agent, listAgents, overview } from '@crosscart/contracts';
import { Badge } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { StoppedNotice } from '#features/overview/stopped-notice.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { TwoLines } from '#ui/two-lines.tsx';
import { AgentMenu } from './agent-menu.tsx';
import { agentState, ROLE_LABELS } from './agent-words.ts';
import { AutomationSwitch } from './automation-switch.tsx';

const COLUMNS: readonly Column<Agent>[] = [
  {
    header: 'Agent',
    lead: true,
    room: 'shared',
    twoLines: true,
    cell: (agent) => <TwoLines first={agent.label} second={ROLE_LABELS[agent.role]} />,
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
    cell: (agent) => agent.accounts.map((account) => account.account_code).join(', ') || NONE,
  },
  {
    header: 'Marketplace account',
    room: 'shared',
    cell: (agent) => agent.marketplace_account_display ?? 'not detected',
  },
  { header: 'Version', cell: (agent) => agent.extension_version ?? NONE },
  {
    header: 'Last seen',
    cell: (agent) => (agent.last_seen_at ? <Moment at={agent.last_seen_at} distance /> : 'never'),
  },
  {
    header: 'Last error',
    room: 'shared',
    cell: (agent) => agent.last_error ?? NONE,
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
