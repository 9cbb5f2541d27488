import { startTestApi, type TestApi } from './index.ts';
import { arrangeBuying } from './orders.ts';
import { listen, type PairedAgent, pairAgent } from './paired-agents.ts';

/** The API with an account that buys in that mode, and one agent at each marketplace. */
export interface BuyingApi {
  readonly api: TestApi;
  readonly seller: PairedAgent;
  readonly buyer: PairedAgent;
}

export async function startBuyingApi(mode: 'automatic' | 'confirm'): Promise<BuyingApi> {
  const api = await startTestApi();
  const reach = await listen(api);
  const accountId = api.agency.account.id;
  const seller = await pairAgent(api, reach, { role: 'EBAY_AGENT', accountId });
  const buyer = await pairAgent(api, reach, { role: 'AMAZON_AGENT', accountId });
  await arrangeBuying(api, mode);
  return { api, seller, buyer };
}
