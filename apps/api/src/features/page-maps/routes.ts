import { listPageMaps } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { pageMapHealth } from './service.ts';

export function pageMapRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listPageMaps, async (member) => ({ items: await pageMapHealth(database, member) }));
}
