import type { AgentSelf } from '@crosscart/contracts';
import { storage } from '@wxt-dev/storage';

/** What the panel shows of the paired agent. */
export interface AgentStatus {
  /** As the API last described this agent. */
  readonly self: AgentSelf | null;
  /** Milliseconds since the epoch of the API's last answer. */
  readonly lastContactAt: number | null;
  /** Why the API gives no answer, or refuses; null when all is well. */
  readonly problem: string | null;
}

const NEVER_SEEN: AgentStatus = { self: null, lastContactAt: null, problem: null };

export const agentStatus = storage.defineItem<AgentStatus>('local:agent_status', { fallback: NEVER_SEEN });

/** The API answered with what it knows of this agent. */
export async function rememberSelf(self: AgentSelf): Promise<void> {
  await agentStatus.setValue({ self, lastContactAt: Date.now(), problem: null });
}

/** The API gave no answer, or refused for a reason that a person must see. */
export async function rememberProblem(problem: string): Promise<void> {
  const status = await agentStatus.getValue();
  await agentStatus.setValue({ ...status, problem });
}

/** May this agent take new work, as far as the API's last word goes? */
export function mayWork(self: AgentSelf | null): boolean {
  return self !== null && self.status === 'active' && !self.automation_stopped;
}
