import { createRecord, listRecords, recordSummary, updateRecord } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { addRecord, changeRecord, recordsOf, summaryOf } from './service.ts';

export function recordRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listRecords, ({ query, ...member }) => recordsOf(database, member, query));
  route(app, createRecord, ({ body, ...member }) => addRecord(database, member, body));
  route(app, updateRecord, ({ params, body, ...member }) => changeRecord(database, member, params.id, body));
  route(app, recordSummary, ({ query, ...member }) => summaryOf(database, member, query));
}
