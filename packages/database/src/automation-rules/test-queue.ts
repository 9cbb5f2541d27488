import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createTestAgency, createTestDatabase, setClock, type TestDatabase } from '../testing/index.ts';
import { PurchaseWalk } from './purchase-walk.ts';
import { TEST_ASIN, TEST_ITEM_ID } from './walked-orders.ts';

/** A database of its own for a file's tests of the queue, with the clock set back before each. */
export function useTestQueue() {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(() => setClock(test.sql, '0'));

  return {
    get test() {
      return test;
    },
    /** An agency of its own whose listing has a supplier link, and its first two Amazon agents. */
    async startWalk(options: Parameters<typeof createTestAgency>[1] = {}) {
      const agency = await createTestAgency(test.sql, options);
      await test.sql`
        insert into app.supplier_links (org_id, account_id, item_id, site, asin)
        values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'amazon.com', ${TEST_ASIN})`;
      const [one = '', two = ''] = agency.amazonAgentIds;
      return { walk: new PurchaseWalk(test.db, agency), agency, one, two };
    },
    async jobRow(id: string): Promise<Record<string, unknown>> {
      const [row] = await test.sql`select * from app.automation_jobs where id = ${id}`;
      return row as Record<string, unknown>;
    },
    async openCauses(job: string): Promise<string[]> {
      const rows = await test.sql`
        select cause from app.attention_items where job_id = ${job} and status = 'open' order by cause`;
      return rows.map((row) => row.cause);
    },
  };
}
