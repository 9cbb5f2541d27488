import { overview } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { todayOf } from './service.ts';

export function overviewRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, overview, (member) => todayOf(database, member));
}
