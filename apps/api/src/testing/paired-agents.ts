import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import {
  type AgentClient,
  createAgentClient,
  createDeviceKey,
  type DeviceKey,
} from '@crosscart/agent-client';
import type { AgentRole } from '@crosscart/contracts';
import type { TestApi } from './index.ts';

/** A device that was paired end to end, through the real doors. */
export interface PairedAgent {
  readonly id: string;
  readonly key: DeviceKey;
  readonly installInstanceId: string;
  readonly token: string;
  readonly client: AgentClient;
}

/** Retries at once: tests wait for nothing. */
const QUICK_RETRY = { attempts: 4, baseMs: 5, capMs: 20 };

/** Lets the API listen on a free port. The answered fetch carries requests for its public address there. */
export async function listen(api: Pick<TestApi, 'app' | 'config'>): Promise<typeof fetch> {
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.app.server.address() as AddressInfo;
  return (input, init) =>
    fetch(String(input).replace(api.config.apiPublicUrl, `http://127.0.0.1:${port}`), init);
}

/** A new device's client, before pairing. */
export async function newDevice(api: TestApi, fetch: typeof globalThis.fetch) {
  const key = await createDeviceKey();
  const installInstanceId = randomUUID();
  const options = { apiUrl: api.config.apiPublicUrl, key, installInstanceId, fetch, retry: QUICK_RETRY };
  return { key, installInstanceId, options, client: createAgentClient(options) };
}

/** Pairs a new device with the first agency, as an eBay agent of the account or an Amazon agent for it. */
export async function pairAgent(
  api: TestApi,
  fetch: typeof globalThis.fetch,
  {
    role,
    accountId,
    marketplaceAccount,
  }: { role: AgentRole; accountId: string; marketplaceAccount?: string },
): Promise<PairedAgent> {
  const { agency, database } = api;
  // Every device of the tests has the same address.
  await database.sql`delete from app.rate_windows`;
  const device = await newDevice(api, fetch);
  const link = await api.call(agency.admin, 'GET', '/automation/pairing/link');
  await device.client.requestPairing({
    org_code: link.body.org_code,
    extension_version: '1.0.0',
    detected_account: marketplaceAccount
      ? { site: 'amazon.com', account_id: marketplaceAccount, display_name: null }
      : null,
  });
  const requests = await api.call(agency.admin, 'GET', '/automation/pairing/requests');
  const request = requests.body.items.find((item: { jkt: string }) => item.jkt === device.key.jkt);
  const scope = role === 'EBAY_AGENT' ? { account_id: accountId } : { account_ids: [accountId] };
  const approved = await api.call(
    agency.admin,
    'POST',
    `/automation/pairing/requests/${request.id}/approve`,
    {
      body: { role, ...scope, label: `${role} of the tests`, word: request.words[2], jkt: device.key.jkt },
    },
  );
  if (approved.status !== 200) throw new Error(`Not approved: ${JSON.stringify(approved.body)}`);
  const { install_token: token } = await device.client.pairingStatus();
  if (token === null) throw new Error('No install token was served');
  const client = createAgentClient({ ...device.options, token });
  await client.checkIn({ extension_version: '1.0.0' });
  return {
    id: approved.body.agent_id,
    key: device.key,
    installInstanceId: device.installInstanceId,
    token,
    client,
  };
}
