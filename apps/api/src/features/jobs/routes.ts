import * as contracts from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { agentJobRoutes } from './agent-routes.ts';
import { cancel, jobPage, oneJob } from './service.ts';

export function jobRoutes(app: FastifyInstance, dependencies: Dependencies): void {
  const { database } = dependencies;
  agentJobRoutes(app, dependencies);
  route(app, contracts.listJobs, ({ query, ...member }) => jobPage(database, member, query));
  route(app, contracts.getJob, ({ person, params }) => oneJob(database, person, params.id));
  route(app, contracts.cancelJob, ({ person, params, body }) =>
    cancel(database, person, params.id, body.reason),
  );
}
