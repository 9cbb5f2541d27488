import type { Readable } from 'node:stream';
import type { CallingAgent } from '../../agent-authentication/calling-agent.ts';
import { createEventStream } from './event-stream.ts';
import type { LiveChanges } from './live-changes.ts';
import type { Change } from './live-queries.ts';

/** After these a job may be claimable, or the job at hand may be affected. */
const WAKES_AMAZON_AGENTS: ReadonlySet<string> = new Set([
  'job.created',
  'job.changed',
  'job.requeued',
  'job.released',
  'job.cancelled',
  'job.placed',
  'job.completed',
  'job.failed',
  'purchase.confirmed',
  'supplier_link.created',
  'policy.changed',
  'account.changed',
]);
const WAKES_EBAY_AGENTS: ReadonlySet<string> = new Set(['account.changed']);

/** `wake` messages without data, whenever it is worth an agent's while to ask. Ends with its token or its pairing. */
export async function openAgentStream(changes: LiveChanges, agent: CallingAgent): Promise<Readable> {
  let stop = (): void => {};
  let closed = false;
  const stream = createEventStream(() => {
    closed = true;
    stop();
  });
  const { unsubscribe } = await changes.subscribe({
    orgId: agent.orgId,
    who: { kind: 'agent', agentId: agent.id, tokenVersion: agent.tokenVersion },
    expiresAt: agent.tokenExpiresAt,
    onChanges(seen, accountIds) {
      if (seen.some((change) => concerns(change, agent, accountIds)))
        stream.send({ event: 'wake', data: {} });
    },
    onEnd: () => stream.end(),
  });
  stop = unsubscribe;
  if (closed) unsubscribe();
  stream.send({ event: 'wake', data: {} });
  return stream.readable;
}

function concerns(change: Change, agent: CallingAgent, accountIds: readonly string[]): boolean {
  if (change.type.startsWith('automation.')) return true;
  if (change.type.startsWith('agent.')) return change.agent_id === agent.id;
  const wakes = agent.role === 'AMAZON_AGENT' ? WAKES_AMAZON_AGENTS : WAKES_EBAY_AGENTS;
  return wakes.has(change.type) && change.account_id !== null && accountIds.includes(change.account_id);
}
