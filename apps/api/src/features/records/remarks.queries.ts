import type { RecordRemark } from '@crosscart/contracts';
import type { Sql } from '@crosscart/database';

/** Which of a record's two remarks. */
export type RemarkKind = 'order_remark' | 'service_remark';

const tableOf = (sql: Sql, kind: RemarkKind) => sql.unsafe(`app.${kind}s`);

/** The record's account, if the person has the key there; null when there is no such record for them. */
export async function accountOfRecord(
  sql: Sql,
  orgId: string,
  recordId: string,
  key: string,
): Promise<string | null> {
  const [row] = await sql<[{ id: string | null }]>`
    select app.account_of_record(${orgId}, ${recordId}, ${key}) as id`;
  return row.id;
}

/** The author is null for people who may not see who that is. */
export async function selectRemark(sql: Sql, kind: RemarkKind, recordId: string): Promise<RecordRemark> {
  const [row] = await sql<[RecordRemark?]>`
    select nullif(x.body, '') as body, x.updated_at,
      case when p.id is not null then
        jsonb_build_object('id', x.updated_by, 'name', coalesce(p.full_name, p.email)) end as updated_by
    from ${tableOf(sql, kind)} x left join app.profiles p on p.id = x.updated_by
    where x.record_id = ${recordId}`;
  return row ?? { body: null, updated_by: null, updated_at: null };
}

export async function writeRemark(
  sql: Sql,
  kind: RemarkKind,
  remark: { recordId: string; orgId: string; accountId: string; body: string; by: string },
): Promise<void> {
  await sql`
    insert into ${tableOf(sql, kind)} (record_id, org_id, account_id, body, updated_by, updated_at)
    values (${remark.recordId}, ${remark.orgId}, ${remark.accountId}, ${remark.body}, ${remark.by}, app.clock())
    on conflict (record_id) do update
      set body = excluded.body, updated_by = excluded.updated_by, updated_at = excluded.updated_at`;
}
