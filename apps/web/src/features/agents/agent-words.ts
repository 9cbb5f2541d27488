import type { Agent, AgentRole } from '@crosscart/contracts';

export const ROLE_LABELS: Readonly<Record<AgentRole, string>> = {
  EBAY_AGENT: 'eBay agent',
  AMAZON_AGENT: 'Amazon agent',
};

/** An agent's state in one word, and the badge colour that goes with it. */
export function agentState(agent: Pick<Agent, 'status' | 'approval' | 'last_seen_at'>): {
  label: string;
  color: string;
} {
  if (agent.status === 'revoked' || agent.approval === 'revoked') return { label: 'Revoked', color: 'gray' };
  if (agent.approval === 'replacing') return { label: 'Replacing', color: 'cobalt' };
  if (agent.last_seen_at === null) return { label: 'Not checked in', color: 'orange' };
  if (agent.status === 'paused') return { label: 'Paused', color: 'orange' };
  if (agent.status === 'offline') return { label: 'Silent', color: 'red' };
  return { label: 'Online', color: 'green' };
}
