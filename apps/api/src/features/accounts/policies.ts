import { type AccountPolicy, AppError, type updatePolicy } from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { appendEvent } from '../../event-log/append.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedBody } from '../../routing/route.ts';
import { selectPolicy, updatePolicyRow } from './policies.queries.ts';

/** Throws NOT_FOUND. */
export async function policyOf(
  database: Database,
  { person, membership }: Member,
  accountId: string,
): Promise<AccountPolicy> {
  const [policy] = await database.asUserQuery(
    person.claims,
    (sql) => selectPolicy(sql, membership.org_id, accountId),
    {
      readOnly: true,
    },
  );
  return existing(policy);
}

/** Changes the named fields; the event names them without their values. Throws NOT_FOUND. */
export async function changePolicy(
  database: Database,
  { person, membership }: Member,
  accountId: string,
  body: ParsedBody<typeof updatePolicy>,
): Promise<AccountPolicy> {
  const fields = Object.keys(body);
  const orgId = membership.org_id;
  return database.asUser(person.claims, async (sql) => {
    if (fields.length === 0) {
      const [unchanged] = await selectPolicy(sql, orgId, accountId);
      return existing(unchanged);
    }
    const [policy] = await updatePolicyRow(sql, orgId, accountId, body);
    const changed = existing(policy);
    await appendEvent(sql, { orgId, type: 'policy.changed', accountId, payload: { fields } });
    return changed;
  });
}

function existing(policy: AccountPolicy | undefined): AccountPolicy {
  if (policy === undefined) throw new AppError('NOT_FOUND');
  return policy;
}
