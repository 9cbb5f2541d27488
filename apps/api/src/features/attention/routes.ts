import { listAttention } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { attentionPage } from './service.ts';

export function attentionRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listAttention, ({ query, ...member }) => attentionPage(database, member, query));
}
