import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/index.ts';
import { anOrder, aReview, arrangeBuying, PRACTICE_RUN, walkToReview } from '../../testing/orders.ts';
import { listen, type PairedAgent, pairAgent } from '../../testing/paired-agents.ts';

const ORDERS = 24;

let api: TestApi;
let seller: PairedAgent;
let buyers: PairedAgent[];
beforeAll(async () => {
  api = await startTestApi();
  const reach = await listen(api);
  const accountId = api.agency.account.id;
  seller = await pairAgent(api, reach, { role: 'EBAY_AGENT', accountId });
  buyers = [];
  for (const marketplaceAccount of ['amzn1.A', 'amzn1.B', 'amzn1.C']) {
    buyers.push(await pairAgent(api, reach, { role: 'AMAZON_AGENT', accountId, marketplaceAccount }));
  }
  await arrangeBuying(api, 'automatic');
});
afterAll(() => api.close());

test('agents that race for the queue never share a job, and every order is bought once', async () => {
  for (let count = 0; count < ORDERS; count += 1) await seller.client.captureOrder(anOrder());
  const bought: string[] = [];

  const work = async ({ client }: PairedAgent, own: number): Promise<void> => {
    for (let purchase = 0; ; purchase += 1) {
      // Asked twice at once: the same job, the same fence.
      const [{ job }, again] = await Promise.all([client.claim(), client.claim()]);
      if (job === null || again.job === null) {
        if (job === again.job) return;
        throw new Error('Two claims of one agent at once disagreed');
      }
      expect([again.job.id, again.job.fence]).toEqual([job.id, job.fence]);
      const { id, fence } = job;
      await walkToReview(client, job);
      const permit = await client.requestPermit(id, { fence, review: aReview() });
      if (permit.decision !== 'granted') throw new Error(permit.decision);
      const placing = { fence, permit_id: permit.permit_id, practice_run: PRACTICE_RUN };
      const answers = await Promise.allSettled([1, 2, 3].map(() => client.recordPlacing(id, placing)));
      expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
      bought.push(id);
      const amazonOrderId = `11${own}-${String(purchase).padStart(7, '0')}-0000001`;
      const money = { price_minor: 2_000, tax_minor: 156, shipping_minor: 99, total_minor: 2_255 };
      await client.reportPlaced(id, { fence, purchase_id: null });
      await client.complete(id, {
        fence,
        purchase_id: null,
        orders: [{ amazon_order_id: amazonOrderId, currency: 'USD', ...money, units: 1 }],
      });
    }
  };
  await Promise.all(buyers.map(work));

  expect(bought).toHaveLength(ORDERS);
  expect(new Set(bought).size).toBe(ORDERS);
  const [sums] = await api.database.sql<[{ records: number; profit: number; permits: number }]>`
    select (select count(*) from app.records) as records,
      (select sum(profit_minor)::bigint from app.records) as profit,
      (select count(*) from app.purchase_permits where state = 'spent') as permits`;
  expect(sums).toEqual({ records: ORDERS, profit: ORDERS * (4_000 - 600 - 2_255), permits: ORDERS });
});
