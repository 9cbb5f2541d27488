import { health, setup, setupState, version } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { API_VERSION } from '../../version.ts';
import { checkHealth, createFirstOrg, isSetupNeeded } from './service.ts';

export function systemRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, health, async () => {
    await checkHealth(database);
    return { ok: true as const };
  });
  route(app, version, () => ({ version: API_VERSION }));
  route(app, setupState, async () => ({ needed: await isSetupNeeded(database) }));
  route(app, setup, ({ body }) => createFirstOrg(database, body));
}
