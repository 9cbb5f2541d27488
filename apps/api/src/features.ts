import type { Database } from '@crosscart/database';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import type { KeyRing } from './encryption/key-ring.ts';
import { accountRoutes } from './features/accounts/routes.ts';
import { authRoutes } from './features/auth/routes.ts';
import { overviewRoutes } from './features/overview/routes.ts';
import { peopleRoutes } from './features/people/routes.ts';
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
  peopleRoutes,
  accountRoutes,
  recordRoutes,
  supplierLinkRoutes,
  overviewRoutes,
];
