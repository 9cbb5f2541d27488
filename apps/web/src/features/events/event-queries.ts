import {
  type Endpoint,
  type EventType,
  getAccount,
  getJob,
  getOrderRemark,
  getOrg,
  getPairingLink,
  getPolicy,
  getRolePermissions,
  getServiceRemark,
  getUser,
  jobTimeline,
  listAccounts,
  listAgents,
  listAssignments,
  listAttention,
  listAudit,
  listDepartmentRoles,
  listInvites,
  listJobs,
  listMembershipDepartmentRoles,
  listPairingRequests,
  listPresence,
  listRecords,
  listSupplierLinks,
  listUsers,
  listWaitingPurchases,
  me,
  myAccessCode,
  myAccounts,
  overview,
  previewUser,
  recordSummary,
} from '@crosscart/contracts';

const JOB = [listJobs, getJob, jobTimeline, overview];
const RECORDS = [listRecords, recordSummary, overview, getOrderRemark, getServiceRemark];
const AGENTS = [listAgents, overview];
const ACCOUNTS = [listAccounts, getAccount, myAccounts, listAssignments, getUser, previewUser];

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
  membership: [
    me,
    listUsers,
    getUser,
    previewUser,
    listMembershipDepartmentRoles,
    listInvites,
    listDepartmentRoles,
  ],
  department_role: [me, listDepartmentRoles, listMembershipDepartmentRoles, listUsers, getUser, previewUser],
  role_permissions: [me, getRolePermissions, previewUser],
  org: [me, getOrg, listUsers],
  access_code: [getUser, myAccessCode],
  presence: [listPresence],
};

/** Kinds that never come of a person's change, which the audit would tell. */
const UNAUDITED: ReadonlySet<string> = new Set(['order', 'scan', 'job', 'device', 'presence']);

/** The endpoints whose answers an event may have changed; what is on screen of them is read again. */
export function endpointsTouchedBy(type: EventType): readonly Endpoint[] {
  const kind = type.slice(0, type.indexOf('.'));
  const touched = [...(BY_KIND[kind] ?? []), ...(UNAUDITED.has(kind) ? [] : [listAudit])];
  return type === 'job.completed' || type === 'job.placed' ? [...touched, ...RECORDS] : touched;
}
