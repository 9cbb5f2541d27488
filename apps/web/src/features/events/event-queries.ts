import {
  type Endpoint,
  type EventType,
  getAccount,
  getJob,
  getPairingLink,
  getPolicy,
  jobTimeline,
  listAccounts,
  listAgents,
  listAttention,
  listInvites,
  listJobs,
  listPairingRequests,
  listRecords,
  listSupplierLinks,
  listUsers,
  listWaitingPurchases,
  myAccounts,
  overview,
  recordSummary,
} from '@crosscart/contracts';

const JOB = [listJobs, getJob, jobTimeline, overview];
const RECORDS = [listRecords, recordSummary, overview];
const AGENTS = [listAgents, overview];
const ACCOUNTS = [listAccounts, getAccount, myAccounts];

const BY_KIND: Readonly<Record<string, readonly Endpoint[]>> = {
  order: [listJobs, listAttention, overview],
  scan: AGENTS,
  job: [...JOB, listWaitingPurchases, listAttention, listAgents],
  purchase: [...JOB, listWaitingPurchases],
  attention: [listAttention, overview],
  pairing: [listPairingRequests, getPairingLink, listAgents, overview],
  agent: AGENTS,
  device: AGENTS,
  automation: [...AGENTS, listJobs],
  record: RECORDS,
  supplier_link: [listSupplierLinks, listJobs, listAttention],
  policy: [getPolicy, ...ACCOUNTS],
  account: ACCOUNTS,
  invite: [listInvites],
  membership: [listUsers, listInvites],
};

/** The endpoints whose answers an event may have changed; what is on screen of them is read again. */
export function endpointsTouchedBy(type: EventType): readonly Endpoint[] {
  const kind = type.slice(0, type.indexOf('.'));
  const touched = BY_KIND[kind] ?? [];
  return type === 'job.completed' || type === 'job.placed' ? [...touched, ...RECORDS] : touched;
}
