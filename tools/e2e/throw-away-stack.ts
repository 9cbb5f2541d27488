import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { valueTypes } from '@crosscart/database';
import postgres from 'postgres';
import { DEMO_PEOPLE } from '../demo/agency.ts';
import { freePorts, type Stack, startStack } from '../stack/index.ts';

/** The whole product on a folder that goes with it. */
export interface ThrowAwayStack {
  readonly stack: Stack;
  readonly dataDirectory: string;
  readonly sql: postgres.Sql;
  /** The newest sign-in code printed for an address; waits for one. */
  codeFor(email: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startThrowAwayStack(): Promise<ThrowAwayStack> {
  const printed: string[] = [];
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'crosscart-e2e-'));
  const stack = await startStack({
    dataDirectory,
    ports: await freePorts(),
    throwAway: true,
    providers: { development: { people: Object.values(DEMO_PEOPLE) } },
    apiEnvironment: { LOG_LEVEL: 'warn' },
    log: (line) => void printed.push(line),
  });
  const sql = postgres(stack.superuserUrl, { max: 2, types: valueTypes, onnotice: () => {} }) as postgres.Sql;
  return {
    stack,
    dataDirectory,
    sql,
    async codeFor(email) {
      for (let tries = 0; tries < 200; tries += 1) {
        const index = printed.findLastIndex((line) => line.includes(` for ${email}: `));
        const [line] = index === -1 ? [] : printed.splice(index, 1);
        if (line !== undefined) return line.slice(-6);
        await delay(50);
      }
      throw new Error(`No code was sent to ${email}`);
    },
    async stop() {
      await sql.end({ timeout: 5 });
      await stack.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
