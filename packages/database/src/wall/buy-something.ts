import { PurchaseWalk } from '../automation-rules/purchase-walk.ts';
import { somePlacedOrder, TEST_ASIN, TEST_ITEM_ID } from '../automation-rules/walked-orders.ts';
import type { TestAgency, TestDatabase } from '../testing/index.ts';

/** Buys once and gets stuck once on the account: a row in every table of the queue and the books. */
export async function buySomething(test: TestDatabase, agency: TestAgency): Promise<void> {
  await test.sql`
    insert into app.supplier_links (org_id, account_id, item_id, site, asin)
    values (${agency.orgId}, ${agency.accountId}, ${TEST_ITEM_ID}, 'amazon.com', ${TEST_ASIN})`;
  const walk = new PurchaseWalk(test.db, agency);
  const [agent = ''] = agency.amazonAgentIds;
  await walk.capture();
  const job = await walk.toPlacing(agent);
  await walk.complete(agent, job, [somePlacedOrder()]);
  await walk.capture();
  const second = await walk.claim(agent);
  if (second !== null) await walk.fail(agent, second, 'BLOCKER_CAPTCHA');
}
