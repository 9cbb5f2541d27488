import {
  createRecord,
  deleteRecord,
  exportRecords,
  getOrderRemark,
  getServiceRemark,
  listRecords,
  recordSummary,
  updateOrderRemark,
  updateRecord,
  updateServiceRemark,
} from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { recordsAsCsv } from './export.ts';
import { changeRemark, remarkOf } from './remarks.ts';
import { addRecord, changeRecord, recordsOf, removeRecord, summaryOf } from './service.ts';

const CSV_HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'content-disposition': 'attachment; filename="records.csv"',
  'cache-control': 'no-store',
};

export function recordRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, listRecords, ({ query, ...member }) => recordsOf(database, member, query));
  route(app, createRecord, ({ body, ...member }) => addRecord(database, member, body));
  route(app, updateRecord, ({ params, body, ...member }) => changeRecord(database, member, params.id, body));
  route(app, deleteRecord, ({ params, ...member }) => removeRecord(database, member, params.id));
  route(app, recordSummary, ({ query, ...member }) => summaryOf(database, member, query));
  route(
    app,
    exportRecords,
    async ({ query, reply, ...member }) => {
      const csv = await recordsAsCsv(database, member, query);
      return reply.headers(CSV_HEADERS).send(csv);
    },
    { produces: 'text/csv' },
  );

  route(app, getOrderRemark, ({ params, ...member }) =>
    remarkOf(database, member, 'order_remark', params.id),
  );
  route(app, updateOrderRemark, ({ params, body, ...member }) =>
    changeRemark(database, member, 'order_remark', { recordId: params.id, body: body.body }),
  );
  route(app, getServiceRemark, ({ params, ...member }) =>
    remarkOf(database, member, 'service_remark', params.id),
  );
  route(app, updateServiceRemark, ({ params, body, ...member }) =>
    changeRemark(database, member, 'service_remark', { recordId: params.id, body: body.body }),
  );
}
