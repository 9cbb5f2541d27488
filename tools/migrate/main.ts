import path from 'node:path';
import { bootstrap, MigrationError, migrate } from '@crosscart/database';
import { CHECKOUT } from '../stack/index.ts';

// `npm run migrate`: brings the database that DATABASE_URL names (logging in as its owner, past any transaction
// pooler) to this release, without starting anything. A plain Postgres is given first what Supabase brings.

process.exitCode = await run(process.env.DATABASE_URL ?? '');

async function run(url: string): Promise<number> {
  if (!/^postgres(ql)?:\/\/\S+$/.test(url)) {
    console.error('DATABASE_URL is not set: name the database to migrate, logging in as its owner.');
    return 1;
  }
  try {
    const kind = await bootstrap({ url, directory: path.join(CHECKOUT, 'supabase/local') });
    const { applied, changed } = await migrate({
      url,
      directory: path.join(CHECKOUT, 'supabase/migrations'),
      log: console.log,
    });
    for (const file of applied) console.log(`applied ${file}`);
    console.log(
      `${kind === 'hosted' ? 'A hosted Supabase project' : 'A Postgres of your own'}: ${applied.length} migrations applied, ${changed.length} changed since.`,
    );
    return 0;
  } catch (error) {
    const { code } = error as { code?: unknown };
    const isForPeople = error instanceof MigrationError || typeof code === 'string';
    console.error(isForPeople ? (error as Error).message : error);
    return 1;
  }
}
