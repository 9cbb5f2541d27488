import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { valueTypes } from '@crosscart/database';
import postgres from 'postgres';
import { DEMO_PEOPLE } from '../demo/agency.ts';
import { freePorts, type Stack, startStack } from '../stack/index.ts';

/** The whole product on a folder that goes with it. */
export interface ThrowAwayStack {
  readonly stack: Stack;
  readonly dataDirectory: string;
  readonly sql: postgres.Sql;
  stop(): Promise<void>;
}

export async function startThrowAwayStack(): Promise<ThrowAwayStack> {
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'crosscart-e2e-'));
  const stack = await startStack({
    dataDirectory,
    ports: await freePorts(),
    throwAway: true,
    providers: { development: { people: Object.values(DEMO_PEOPLE) } },
    apiEnvironment: { LOG_LEVEL: 'warn' },
    log: () => {},
  });
  const sql = postgres(stack.superuserUrl, { max: 2, types: valueTypes, onnotice: () => {} }) as postgres.Sql;
  return {
    stack,
    dataDirectory,
    sql,
    async stop() {
      await sql.end({ timeout: 5 });
      await stack.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
