import { createSupplierLink, listSupplierLinks } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { addSupplierLink, supplierLinksOf } from './service.ts';

export function supplierLinkRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listSupplierLinks, ({ query, ...member }) => supplierLinksOf(database, member, query));
  route(app, createSupplierLink, ({ body, ...member }) => addSupplierLink(database, member, body));
}
