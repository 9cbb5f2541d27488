import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { AgentRole, DetectedAccount } from './pairing.ts';
import { Empty, IdParams, ShortText, Timestamp, Uuid } from './primitives.ts';

export const AgentStatus = z.enum(['active', 'paused', 'revoked', 'offline']);
export const AgentApproval = z.enum(['pending', 'approved', 'rejected', 'revoked', 'replacing']);

/** As people see an agent. `offline`: active, but silent for more than two minutes. */
export const Agent = z.object({
  id: Uuid,
  role: AgentRole,
  label: z.string(),
  status: AgentStatus,
  approval: AgentApproval,
  accounts: z.array(z.object({ id: Uuid, account_code: z.string() })),
  marketplace_account_key: z.string().nullable(),
  marketplace_account_display: z.string().nullable(),
  extension_version: z.string().nullable(),
  last_seen_at: Timestamp.nullable(),
  last_error: z.string().nullable(),
  current_job_id: Uuid.nullable(),
  created_at: Timestamp,
});
export type Agent = z.infer<typeof Agent>;

export const listAgents = endpoint({
  method: 'GET',
  path: '/automation/agents',
  tag: 'agents',
  access: { permission: 'admin.automation' },
  summary: 'Agents of the organisation',
  response: z.object({ items: z.array(Agent) }),
});

export const updateAgent = endpoint({
  method: 'PATCH',
  path: '/automation/agents/:id',
  tag: 'agents',
  access: { permission: 'admin.automation' },
  summary: 'Rename, pause or resume an agent; takes effect on its next request',
  params: IdParams,
  body: z.strictObject({ label: ShortText.optional(), status: z.enum(['active', 'paused']).optional() }),
  response: Agent,
});

export const revokeAgent = endpoint({
  method: 'POST',
  path: '/automation/agents/:id/revoke',
  tag: 'agents',
  access: { permission: 'admin.automation' },
  summary: 'Revoke an agent for good',
  params: IdParams,
  response: Agent,
});

export const deleteAgent = endpoint({
  method: 'DELETE',
  path: '/automation/agents/:id',
  tag: 'agents',
  access: { permission: 'admin.automation' },
  summary: 'Revoke an agent and take it off the list; its history stays',
  params: IdParams,
  response: Empty,
});

/** What the extension knows of itself. */
export const AgentSelf = z.object({
  id: Uuid,
  role: AgentRole,
  label: z.string(),
  status: AgentStatus,
  org_name: z.string(),
  automation_stopped: z.boolean(),
  accounts: z.array(
    z.object({
      id: Uuid,
      account_code: z.string(),
      name: z.string(),
      currency: z.string(),
      practice: z.boolean(),
    }),
  ),
});
export type AgentSelf = z.infer<typeof AgentSelf>;

const SelfReport = z.strictObject({
  extension_version: z.string().max(40),
  detected_account: DetectedAccount.nullable().default(null),
  last_error: z.string().max(500).nullable().default(null),
});

export const checkIn = endpoint({
  method: 'POST',
  path: '/automation/agents/me/checkin',
  tag: 'agents',
  access: 'agent',
  summary: 'First word after approval; from here the install token is not served again',
  body: SelfReport,
  response: AgentSelf,
});

export const agentHeartbeat = endpoint({
  method: 'POST',
  path: '/automation/agents/me/heartbeat',
  tag: 'agents',
  access: 'agent',
  summary: 'I am alive; extends the lease of the job I hold',
  body: SelfReport.extend({ job: z.strictObject({ id: Uuid, fence: z.int() }).nullable().default(null) }),
  response: AgentSelf.extend({
    lease_expires_at: Timestamp.nullable(),
    /** The held job should be given up at the next safe point: cancelled or stopped. */
    abandon_job: z.boolean(),
  }),
});

/** The person at the device pauses or resumes their own agent. */
export const setOwnStatus = endpoint({
  method: 'PATCH',
  path: '/automation/agents/me/status',
  tag: 'agents',
  access: 'agent',
  summary: 'Pause or resume myself',
  body: z.strictObject({ status: z.enum(['active', 'paused']) }),
  response: AgentSelf,
});

export const stopAutomation = endpoint({
  method: 'POST',
  path: '/automation/stop',
  tag: 'agents',
  access: { permission: 'auto_order.operate' },
  summary: 'Emergency stop for the whole organisation: nothing is claimed, permitted or placed',
  response: Empty,
});

export const resumeAutomation = endpoint({
  method: 'POST',
  path: '/automation/resume',
  tag: 'agents',
  access: { permission: 'admin.automation' },
  summary: 'End the emergency stop',
  response: Empty,
});
