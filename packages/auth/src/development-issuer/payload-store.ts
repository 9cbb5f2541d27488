import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import type { JSONValue, Sql } from 'postgres';

interface PayloadRow {
  readonly payload: AdapterPayload;
  readonly consumed: number | null;
}

/** Keeps oidc-provider's interactions, grants and codes in Postgres, so a restart loses no sign-in. */
export function createPayloadStore(sql: Sql): AdapterFactory {
  return (model) => createAdapter(sql, model);
}

function createAdapter(sql: Sql, model: string): Adapter {
  const findOne = async (rows: Promise<PayloadRow[]>): Promise<AdapterPayload | undefined> => {
    const [row] = await rows;
    if (row === undefined) return undefined;
    return row.consumed === null ? row.payload : { ...row.payload, consumed: row.consumed };
  };
  const columns = sql`payload, extract(epoch from consumed_at)::int as consumed`;
  const isLive = sql`(expires_at is null or expires_at > now())`;
  return {
    async upsert(id, payload, expiresIn) {
      // The library's payloads are plain JSON by contract; a round trip drops its undefined members.
      const json: JSONValue = JSON.parse(JSON.stringify(payload));
      await sql`
        with forgotten as (delete from auth.dev_issuer_payloads where expires_at < now() - interval '1 day')
        insert into auth.dev_issuer_payloads (model, id, payload, grant_id, uid, expires_at)
        values (${model}, ${id}, ${sql.json(json)}, ${payload.grantId ?? null}, ${payload.uid ?? null},
                now() + ${expiresIn ?? null}::int * interval '1 second')
        on conflict (model, id) do update set
          payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid,
          expires_at = excluded.expires_at`;
    },
    find: (id) =>
      findOne(sql<PayloadRow[]>`
        select ${columns} from auth.dev_issuer_payloads where model = ${model} and id = ${id} and ${isLive}`),
    findByUid: (uid) =>
      findOne(sql<PayloadRow[]>`
        select ${columns} from auth.dev_issuer_payloads where model = ${model} and uid = ${uid} and ${isLive}`),
    // Only the device flow has user codes, and it is off.
    findByUserCode: async () => undefined,
    async consume(id) {
      await sql`update auth.dev_issuer_payloads set consumed_at = now() where model = ${model} and id = ${id}`;
    },
    async destroy(id) {
      await sql`delete from auth.dev_issuer_payloads where model = ${model} and id = ${id}`;
    },
    async revokeByGrantId(grantId) {
      await sql`delete from auth.dev_issuer_payloads where grant_id = ${grantId}`;
    },
  };
}
