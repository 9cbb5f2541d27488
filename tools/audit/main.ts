import { parseArgs } from 'node:util';
import { openDatabase } from '@crosscart/database';
import { reachInstallation } from '../stack/reach-installation.ts';
import { sayWhy } from '../stack/say-why.ts';
import { loadStartConfig } from '../start/config.ts';

// `npm run audit:verify`: checks the hash chain of every organisation's audit against its rows.

interface Verdict {
  readonly org_id: string;
  readonly org_name: string;
  readonly seals: number;
  readonly sealed_rows: number;
  readonly purged_seals: number;
  readonly unsealed: number;
  readonly broken: number | null;
}

/** The rows after an org's last seal, which nothing protects yet. */
interface Tail {
  readonly org_id: string;
  readonly rows: number;
  readonly first_id: number;
  readonly last_id: number;
  readonly since: string;
}

try {
  process.exitCode = await run();
} catch (error) {
  sayWhy(error);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const installation = await reachInstallation(loadStartConfig());
  const database = openDatabase({
    url: installation.apiUrl,
    maxConnections: 1,
    applicationName: 'crosscart audit',
  });
  try {
    const [verdicts, tails] = await database.asService(
      'audit verification',
      (sql) =>
        Promise.all([
          sql<Verdict[]>`select * from app.verify_audit()`,
          sql<Tail[]>`select * from app.unsealed_audit()`,
        ]),
      { readOnly: true, isolation: 'repeatable read' },
    );
    const tailOf = new Map(tails.map((tail) => [tail.org_id, tail]));
    for (const verdict of verdicts) {
      if (!values.json) console.log(sentenceOf(verdict, tailOf.get(verdict.org_id)));
    }
    const broken = verdicts.filter((verdict) => verdict.broken !== null).length;
    const unsealed = verdicts.reduce((sum, verdict) => sum + verdict.unsealed, 0);
    if (values.json) console.log(JSON.stringify({ orgs: verdicts.length, broken, unsealed }));
    else console.log(`${verdicts.length} organisations, ${broken} broken, ${unsealed} rows not sealed yet`);
    return broken === 0 ? 0 : 1;
  } finally {
    await database.close();
    await installation.release();
  }
}

function sentenceOf(verdict: Verdict, tail: Tail | undefined): string {
  const { org_name: name, seals, sealed_rows: rows, purged_seals: purged, broken } = verdict;
  const state = broken === null ? 'whole' : `BROKEN at seal ${broken}`;
  const unsealed =
    tail === undefined
      ? 'none unsealed'
      : `${tail.rows} not sealed yet (rows ${tail.first_id} to ${tail.last_id}, since ${tail.since})`;
  return `${name}: ${state}; ${rows} rows under ${seals} seals (${purged} purged), ${unsealed}.`;
}
