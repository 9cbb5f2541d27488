import type { AgentRole } from '@crosscart/contracts';
import type { Database, Sql } from '@crosscart/database';

/** An agent whose token and proof fit. That it is not revoked and the proof is new is settled by `asCallingAgent`. */
export interface CallingAgent {
  readonly id: string;
  readonly orgId: string;
  readonly role: AgentRole;
  readonly tokenVersion: number;
  readonly jkt: string;
  readonly jti: string;
  /** Seconds since 1970. */
  readonly tokenExpiresAt: number;
}

/**
 * One transaction of an agent: its standing and the proof's first use are checked in front of the work, in the
 * same write to the database. Throws AGENT_REVOKED, AGENT_NOT_APPROVED, PROOF_REPLAYED, and the work's errors;
 * a refused request uses its proof up no more than it changes anything else.
 */
export function asCallingAgent<T>(
  database: Database,
  agent: CallingAgent,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  return inOneTransaction(database, work, (sql) =>
    sql`
    select app.begin_agent_request(${agent.id}, ${agent.tokenVersion}, ${agent.jkt}, ${agent.jti})`.execute(),
  );
}

/** The same for what came of a click: an agent that recorded PLACING may say so even after it was revoked. */
export function asReportingAgent<T>(
  database: Database,
  agent: CallingAgent,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  return inOneTransaction(database, work, (sql) =>
    sql`
    select app.begin_outcome_report(${agent.id}, ${agent.tokenVersion}, ${agent.jkt}, ${agent.jti})`.execute(),
  );
}

function inOneTransaction<T>(
  database: Database,
  work: (sql: Sql) => Promise<T>,
  begin: (sql: Sql) => PromiseLike<unknown>,
): Promise<T> {
  return database.asAgent(
    async (sql) => {
      const [welcome, done] = await Promise.allSettled([begin(sql), work(sql)]);
      if (welcome.status === 'rejected') throw welcome.reason;
      if (done.status === 'rejected') throw done.reason;
      return done.value;
    },
    { retries: 2 },
  );
}
