/**
 * Runs the practice marketplaces for a person to look at:
 * `node apps/marketplaces/src/main.ts [--orders N | --data FILE] [--seed S] [--currency CODE]`, until Ctrl-C.
 */
import { parseArgs } from 'node:util';
import { generateOrders } from './seeding/generate-orders.ts';
import { allPracticeHosts, practiceHosts } from './sites.ts';
import { startPracticeMarketplaces } from './start.ts';

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '12' },
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
    currency: { type: 'string', default: 'USD' },
  },
});
const seed = Number(values.seed);
const practice = await startPracticeMarketplaces({
  runId: 'by-hand',
  seed,
  log: { error: (details, message) => console.error(message, details) },
  ...(values.data === undefined ? {} : { dataFile: values.data }),
});
const plan =
  practice.plan ??
  generateOrders({ count: Number(values.orders), seed, now: new Date(), currency: values.currency });
if (practice.plan === null) practice.seed(plan);

const [order] = plan.orders;
const [product] = plan.products;
console.log(`Practice eBay and Amazon stand with ${plan.orders.length} orders. Open them in a Chromium of their own:

chromium --user-data-dir=$(mktemp -d) \\
  --host-resolver-rules="${allPracticeHosts.map((host) => `MAP ${host}:443 127.0.0.1:${practice.httpsPort}`).join(', ')}" \\
  --ignore-certificate-errors-spki-list=${practice.spkiSha256Base64} \\
  https://${practiceHosts.ebay}/sh/ord/

Orders         https://${practiceHosts.ebay}/sh/ord/?filter=status:ALL_ORDERS
An order       https://${practiceHosts.ebay}/mesh/ord/details?mode=SH&orderid=${order?.order_id ?? ''}
Catalogue      https://${practiceHosts.amazon}/
A product      https://${practiceHosts.amazon}/dp/${product?.asin ?? ''}
Cart           https://${practiceHosts.amazon}/gp/cart/view.html
Order history  https://${practiceHosts.amazon}/your-orders/orders
Control page   ${practice.controlUrl}/
Truth          ${practice.controlUrl}/truth
State          ${practice.controlUrl}/state
`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void practice.close().then(() => process.exit(0)));
}
