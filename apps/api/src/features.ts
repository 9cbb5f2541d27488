import type { Database } from '@crosscart/database';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { KeyRing } from './encryption/key-ring.ts';
import { accessCodeRoutes } from './features/access-codes/routes.ts';
import { accessPreviewRoutes } from './features/access-preview/routes.ts';
import { accountRoutes } from './features/accounts/routes.ts';
import { agentRoutes } from './features/agents/routes.ts';
import { attentionRoutes } from './features/attention/routes.ts';
import { auditRoutes } from './features/audit/routes.ts';
import { authRoutes } from './features/auth/routes.ts';
import { buyerContactRoutes } from './features/buyer-contact/routes.ts';
import { departmentRoleRoutes } from './features/department-roles/routes.ts';
import { eventRoutes } from './features/events/routes.ts';
import { inviteRoutes } from './features/invites/routes.ts';
import { jobRoutes } from './features/jobs/routes.ts';
import { orgRoutes } from './features/orgs/routes.ts';
import { overviewRoutes } from './features/overview/routes.ts';
import { pageMapRoutes } from './features/page-maps/routes.ts';
import { pairingRoutes } from './features/pairing/routes.ts';
import { peopleRoutes } from './features/people/routes.ts';
import { presenceRoutes } from './features/presence/routes.ts';
import { purchaseRoutes } from './features/purchases/routes.ts';
import { recordRoutes } from './features/records/routes.ts';
import { supplierLinkRoutes } from './features/supplier-links/routes.ts';
import { systemRoutes } from './features/system/routes.ts';

/** What every feature's routes may use. */
export interface Dependencies {
  readonly config: Config;
  readonly database: Database;
  readonly keys: KeyRing;
}

type FeatureRoutes = (app: FastifyInstance, dependencies: Dependencies) => void;

/** Every feature of the API; each opens its own doors. */
export const FEATURES: readonly FeatureRoutes[] = [
  systemRoutes,
  authRoutes,
  orgRoutes,
  peopleRoutes,
  inviteRoutes,
  departmentRoleRoutes,
  accountRoutes,
  recordRoutes,
  supplierLinkRoutes,
  overviewRoutes,
  pairingRoutes,
  agentRoutes,
  jobRoutes,
  purchaseRoutes,
  attentionRoutes,
  pageMapRoutes,
  eventRoutes,
  auditRoutes,
  accessCodeRoutes,
  accessPreviewRoutes,
  presenceRoutes,
  buyerContactRoutes,
];
