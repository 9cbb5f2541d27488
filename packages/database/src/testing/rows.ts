import type { Client } from '../connection/slot.ts';
import type { Column, Table } from './catalogue.ts';

/** An account that rows are made for. */
export interface Place {
  readonly orgId: string;
  readonly accountId: string;
}

/** Values that a table's columns must have and that nobody can guess from the catalogue; as SQL. */
const PARTICULARS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  admin_notes: { membership_id: 'null' },
  automation_jobs: { status: "'CANCELLED'" },
  access_codes: { prefix: "'ABCD'" },
  attention_items: { cause: "'BLOCKER_CAPTCHA'" },
  automation_events: { type: "'account.changed'", actor_kind: "'system'" },
  supplier_links: { site: "'amazon.com'", asin: "'B0TESTTEST'", sku: 'gen_random_uuid()::text' },
  role_permissions: { permission_key: "'buyer_contact.read'" },
  department_role_permissions: { permission_key: "'buyer_contact.read'" },
  automation_agent_accounts: { agent_role: "'AMAZON_AGENT'" },
  automation_pairing_requests: { status: "'rejected'" },
  invites: { role: "'va'", expires_at: "now() + interval '3 days'" },
};

/**
 * Gives every table a row of every place that has none yet: foreign keys lead to rows of the same place, the rest is
 * made up by type and check. Answers a sentence for each table that this could not be done for.
 */
export async function fillTables(
  sql: Client,
  tables: readonly Table[],
  places: readonly Place[],
): Promise<string[]> {
  let faults: string[] = [];
  for (let left = Number.POSITIVE_INFINITY; ; left = faults.length) {
    faults = [];
    for (const table of tables) {
      for (const place of places) {
        const fault = (await hasRow(sql, table, place)) ? null : await addRow(sql, table, place);
        if (fault !== null) faults.push(fault);
      }
    }
    // A row that another table's row was needed for may be possible now.
    if (faults.length === 0 || faults.length >= left) return faults;
  }
}

async function hasRow(sql: Client, table: Table, place: Place): Promise<boolean> {
  const rows = await sql.unsafe(`select from app.${table.name} where ${within(table, place)} limit 1`);
  return rows.length > 0;
}

/** The rows of a table that belong to the place: its account's, else its org's, else anybody's. */
export function within(table: Table, place: Place): string {
  const has = (column: string) => table.columns.some(({ name }) => name === column);
  if (has('account_id') && table.name !== 'automation_events') return `account_id = '${place.accountId}'`;
  if (table.name === 'accounts') return `id = '${place.accountId}'`;
  if (table.name === 'orgs') return `id = '${place.orgId}'`;
  return has('org_id') ? `org_id = '${place.orgId}'` : 'true';
}

async function addRow(sql: Client, table: Table, place: Place): Promise<string | null> {
  const values = new Map<string, string>();
  for (const column of table.columns) {
    const value = await valueFor(sql, table, column, place);
    if (value !== null) values.set(column.name, value);
  }
  const names = [...values.keys()].join(', ');
  try {
    await sql.unsafe(`insert into app.${table.name} (${names}) values (${[...values.values()].join(', ')})`);
    return null;
  } catch (error) {
    return `app.${table.name} has no row to test with: name its particulars in packages/database/src/testing/rows.ts (${(error as Error).message}).`;
  }
}

async function valueFor(sql: Client, table: Table, column: Column, place: Place): Promise<string | null> {
  const particular = PARTICULARS[table.name]?.[column.name];
  if (particular !== undefined) return particular;
  if (column.computed) return null;
  if (column.name === 'org_id') return `'${place.orgId}'`;
  if (column.name === 'account_id') return `'${place.accountId}'`;
  const key = table.foreignKeys.find(({ columns }) => columns.includes(column.name));
  if (key !== undefined) {
    const name = key.references.replace(/^app\./, '');
    const [row] = await sql.unsafe<{ value: string | null }[]>(
      `select ${key.referenced[key.columns.indexOf(column.name)]} as value from ${key.references} as t
       where ${await belongsTo(sql, name, place)} limit 1`,
    );
    if (row?.value) return `'${row.value}'`;
  }
  if (column.hasDefault || !column.required) return null;
  const choice = table.checks.map((check) => firstChoice(check, column.name)).find((each) => each !== null);
  return choice ?? BY_TYPE[column.type] ?? 'null';
}

/** People belong to an org by their membership; everything else by its own columns. */
async function belongsTo(sql: Client, table: string, place: Place): Promise<string> {
  if (table === 'profiles')
    return `exists (select from app.memberships x where x.user_id = t.id and x.role = 'va' and x.org_id = '${place.orgId}')`;
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_schema = 'app' and table_name = ${table}`;
  const has = (column: string) => columns.some(({ name }) => name === column);
  if (has('account_id')) return `account_id = '${place.accountId}'`;
  return has('org_id') ? `org_id = '${place.orgId}'` : 'true';
}

/** The first of a check's allowed words, as in `status = ANY (ARRAY['open'::text, …])`. */
function firstChoice(check: string, column: string): string | null {
  const [, word] =
    new RegExp(`\\(?\\b${column}\\)?(?:::text)? = ANY \\(\\(?ARRAY\\[('[^']*')`).exec(check) ?? [];
  return word ?? null;
}

const BY_TYPE: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: 'gen_random_uuid()::text',
  character: "'USD'",
  integer: '1',
  bigint: '1',
  smallint: '1',
  boolean: 'false',
  'timestamp with time zone': 'now()',
  date: 'current_date',
  jsonb: "'{}'",
  bytea: "'\\x00'",
  'text[]': "'{}'",
  xid8: "'3'",
};
