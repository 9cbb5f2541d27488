import { AppError, type SetupBody } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import type { z } from 'zod';
import { databaseAnswers, issueSetupCode, setupNeeded, useSetupCode } from './queries.ts';

/** Resolves when the database answers a query as an anonymous visitor; rejects with the connection's error. */
export async function checkHealth(database: Database): Promise<void> {
  await database.asAnon(databaseAnswers, { readOnly: true });
}

/** Is there no organisation yet? */
export function isSetupNeeded(database: Database): Promise<boolean> {
  return database.asService('setup', setupNeeded);
}

/** Creates the first org and the owner's invite. Throws SETUP_DONE, SETUP_CODE_WRONG. */
export async function createFirstOrg(database: Database, body: z.output<typeof SetupBody>) {
  const orgId = await database.asService('setup', (sql) => useSetupCode(sql, body));
  // Refused only now, after the commit that counted the wrong try.
  if (orgId === null) throw new AppError('SETUP_CODE_WRONG');
  return { org_id: orgId, owner_email: body.owner_email };
}

/** A new one-time code for /setup (an older unused one stops working); null once there is an organisation. */
export function newSetupCode(database: Database): Promise<string | null> {
  return database.asService('setup', issueSetupCode);
}
