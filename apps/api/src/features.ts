import type { Database } from '@crosscart/database';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { systemRoutes } from './features/system/routes.ts';

/** What every feature's routes may use. */
export interface Dependencies {
  readonly config: Config;
  readonly database: Database;
}

type FeatureRoutes = (app: FastifyInstance, dependencies: Dependencies) => void;

/** Every feature of the API; each opens its own doors. */
export const FEATURES: readonly FeatureRoutes[] = [systemRoutes];
