import type { AgentRole } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { KeyRing } from '../encryption/key-ring.ts';

/** What never changes of an agent for as long as its token's secret stays. */
interface AgentSecret {
  readonly orgId: string;
  readonly role: AgentRole;
  readonly tokenSecret: Buffer;
}

/** Looks agents' secrets up, and remembers them: whether an agent is still welcome is asked on every request anyway. */
export interface AgentSecrets {
  /** Null when there is no such agent. `fresh` asks the database even if the secret is remembered. */
  find(agentId: string, options?: { fresh?: boolean }): Promise<AgentSecret | null>;
}

const REMEMBERED = 10_000;

export function createAgentSecrets(database: Database, keys: KeyRing): AgentSecrets {
  const remembered = new Map<string, AgentSecret>();
  return {
    async find(agentId, { fresh = false } = {}) {
      const known = fresh ? undefined : remembered.get(agentId);
      if (known) return known;
      const row = await database.asAgent(async (sql) => {
        const [found] = await sql<[{ credentials: CredentialsRow | null }]>`
          select app.agent_credentials(${agentId}) as credentials`;
        return found.credentials;
      });
      if (!row) return null;
      const sealed = Buffer.from(row.token_secret_encrypted, 'base64');
      const secret = {
        orgId: row.org_id,
        role: row.role,
        tokenSecret: keys.open('agent-token-secret', sealed),
      };
      if (remembered.size >= REMEMBERED) remembered.clear();
      remembered.set(agentId, secret);
      return secret;
    },
  };
}

interface CredentialsRow {
  readonly org_id: string;
  readonly role: AgentRole;
  readonly token_secret_encrypted: string;
}
