import { parseArgs } from 'node:util';
import {
  allPracticeHosts,
  generateOrders,
  practiceHosts,
  startPracticeMarketplaces,
} from '@crosscart/marketplaces';
import { planOfFile } from '../demo/get-orders-file.ts';
import { StackError } from '../stack/index.ts';
import { interrupted } from '../stack/interrupted.ts';
import { runUntilInterrupted } from '../stack/run-until-interrupted.ts';
import { wholeNumber } from '../stack/whole-number.ts';

// `npm run practice -- [--orders N | --data FILE] [--seed S] [--currency CODE]`: the practice marketplaces alone, for a
// person to look at, until Ctrl-C.

const LARGEST_SEED = 2 ** 31 - 1;

await runUntilInterrupted(async (interruption) => {
  const { values } = parseArgs({
    options: {
      orders: { type: 'string', default: '12' },
      data: { type: 'string' },
      seed: { type: 'string', default: '1' },
      currency: { type: 'string', default: 'USD' },
    },
  });
  const seed = wholeNumber('--seed', values.seed, 0, LARGEST_SEED);
  const count = wholeNumber('--orders', values.orders, 1, 500);
  if (!/^[A-Z]{3}$/.test(values.currency)) throw new StackError('--currency takes a code such as USD.');
  const now = new Date();
  const plan =
    values.data === undefined
      ? generateOrders({ count, seed, now, currency: values.currency })
      : planOfFile(values.data, now);
  const practice = await startPracticeMarketplaces({
    runId: 'by-hand',
    seed,
    log: { error: (details, message) => console.error(message, details) },
  });
  try {
    practice.seed(plan);
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
    await interrupted(interruption);
    return 0;
  } finally {
    await practice.close();
  }
});
