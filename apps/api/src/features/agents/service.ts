import { type Agent, AppError } from '@crosscart/contracts';
import type { Database, Sql } from '@crosscart/database';
import type { Person } from '../../people-authentication/person.ts';
import { renameAgent, revokeAgent, selectAgent, setAgentStatus } from './queries.ts';

/** Renames, pauses or resumes an agent. Throws NOT_FOUND, AGENT_REVOKED. */
export function changeAgent(
  database: Database,
  person: Person,
  agentId: string,
  change: { label?: string | undefined; status?: 'active' | 'paused' | undefined },
): Promise<Agent> {
  return changed(database, person, agentId, async (sql) => {
    if (change.label !== undefined) await renameAgent(sql, agentId, change.label);
    if (change.status !== undefined) await setAgentStatus(sql, agentId, change.status);
  });
}

/** Revokes an agent for good, from its next request on. Throws NOT_FOUND. */
export function endAgent(database: Database, person: Person, agentId: string): Promise<Agent> {
  return changed(database, person, agentId, (sql) => revokeAgent(sql, agentId));
}

function changed(
  database: Database,
  person: Person,
  agentId: string,
  change: (sql: Sql) => Promise<void>,
): Promise<Agent> {
  return database.asUser(person.claims, async (sql) => {
    await change(sql);
    const agent = await selectAgent(sql, agentId);
    if (!agent) throw new AppError('NOT_FOUND');
    return agent;
  });
}
