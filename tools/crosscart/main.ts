import { parseArgs } from 'node:util';
import { problemWords } from '@crosscart/contracts';
import { type Database, openDatabase, PostgresError } from '@crosscart/database';
import type { z } from 'zod';
import { StackError } from '../stack/index.ts';
import { reachInstallation } from '../stack/reach-installation.ts';
import { sayWhy } from '../stack/say-why.ts';
import { loadStartConfig } from '../start/config.ts';
import { createOrg, inviteOwner, listOrgs, NewOrg, OwnersInvite } from './orgs.ts';

// `npm run crosscart -- org …`: what an installation's keeper does from its shell.

const USAGE = `npm run crosscart -- org create --name NAME --owner-email EMAIL [--currency USD] [--time-zone UTC]
npm run crosscart -- org invite-owner --id ORG --owner-email EMAIL
npm run crosscart -- org list`;

const REFUSALS: Readonly<Record<string, string>> = {
  NOT_FOUND: 'There is no such organisation.',
  ALREADY_EXISTS: 'This organisation has an owner, who can hand it over.',
};

try {
  await run();
} catch (error) {
  const refusal = error instanceof PostgresError ? REFUSALS[error.message] : undefined;
  sayWhy(refusal === undefined ? error : new StackError(refusal));
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const { positionals, values } = parsed();
  const command = positionals.join(' ');
  const config = loadStartConfig();
  const linkTo = (inviteId: string): string =>
    `${process.env.WEB_PUBLIC_URL ?? `http://localhost:${config.ports.web}`}/login?invite=${inviteId}`;

  if (command === 'org create') {
    const org = read(NewOrg, values);
    await withDatabase(config, async (database) => {
      const { orgId, inviteId } = await createOrg(database, org);
      console.log(
        `${org.name} is there: ${orgId}\n${org['owner-email']} becomes its owner by signing in at\n  ${linkTo(inviteId)}\n(open for 14 days)`,
      );
    });
  } else if (command === 'org invite-owner') {
    const invite = read(OwnersInvite, values);
    await withDatabase(config, async (database) => {
      const id = await inviteOwner(database, invite);
      console.log(`${invite['owner-email']} becomes the owner by signing in at\n  ${linkTo(id)}`);
    });
  } else if (command === 'org list') {
    await withDatabase(config, async (database) => {
      for (const org of await listOrgs(database)) {
        const owner = org.owner ?? 'no owner yet';
        console.log(
          `${org.id}  ${org.name}  ${org.currency}  ${org.time_zone}  ${org.members} members  ${owner}`,
        );
      }
    });
  } else {
    throw new StackError(USAGE);
  }
}

function parsed() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { id: text, name: text, 'owner-email': text, currency: text, 'time-zone': text },
    });
  } catch (error) {
    throw new StackError(`${(error as Error).message}\n${USAGE}`);
  }
}

function read<Schema extends z.ZodType>(schema: Schema, values: object): z.output<Schema> {
  const result = schema.safeParse({ ...values }, { error: problemWords });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const option = issue?.code === 'unrecognized_keys' ? issue.keys[0] : String(issue?.path[0]);
  throw new StackError(`--${option} is not as it must be: ${issue?.message}\n${USAGE}`);
}

async function withDatabase(
  config: ReturnType<typeof loadStartConfig>,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const installation = await reachInstallation(config);
  const database = openDatabase({
    url: installation.apiUrl,
    maxConnections: 1,
    applicationName: 'crosscart shell',
  });
  try {
    await work(database);
  } finally {
    await database.close();
    await installation.release();
  }
}
