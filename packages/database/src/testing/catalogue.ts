import type { Client } from '../connection/slot.ts';

/** A table of schema `app` as Postgres itself describes it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Texts of its check constraints. */
  readonly checks: readonly string[];
  /** Columns that the role `authenticated` may read, insert, update; whether it may delete. */
  readonly granted: {
    readonly select: readonly string[];
    readonly insert: readonly string[];
    readonly update: readonly string[];
    readonly delete: boolean;
  };
}

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly hasDefault: boolean;
  readonly computed: boolean;
}

interface ForeignKey {
  readonly columns: readonly string[];
  readonly references: string;
  readonly referenced: readonly string[];
}

/** Every table of schema `app`, by name. */
export async function readTables(sql: Client): Promise<Table[]> {
  return sql<Table[]>`
    select c.relname as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
        'required', a.attnotnull, 'hasDefault', a.atthasdef,
        'computed', a.attgenerated <> '' or a.attidentity <> '') order by a.attnum)
       from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select jsonb_agg(a.attname order by a.attnum)
       from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
       where i.indrelid = c.oid and i.indisprimary), '[]') as "primaryKey",
      coalesce((select jsonb_agg(jsonb_build_object(
        'columns', (select jsonb_agg(a.attname order by n) from unnest(k.conkey) with ordinality u (attnum, n)
                    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum),
        'references', k.confrelid::regclass::text,
        'referenced', (select jsonb_agg(a.attname order by n) from unnest(k.confkey) with ordinality u (attnum, n)
                    join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum)))
       from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'), '[]') as "foreignKeys",
      coalesce((select jsonb_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
       where k.conrelid = c.oid and k.contype = 'c'), '[]') as checks,
      jsonb_build_object(
        'select', ${grantedColumns(sql, 'select')},
        'insert', ${grantedColumns(sql, 'insert')},
        'update', ${grantedColumns(sql, 'update')},
        'delete', has_table_privilege('authenticated', c.oid, 'delete')) as granted
    from pg_class c
    where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
    order by c.relname`;
}

const grantedColumns = (sql: Client, privilege: string) => sql`
  coalesce((select jsonb_agg(a.attname order by a.attnum) from pg_attribute a
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and has_column_privilege('authenticated', c.oid, a.attnum, ${privilege})), '[]')`;
