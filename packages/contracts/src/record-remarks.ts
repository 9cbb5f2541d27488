import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { IdParams, LongText, Timestamp, Uuid } from './primitives.ts';

/**
 * The one remark of its kind on a record; nobody wrote one yet: all null. The author is null too for people who may not
 * see who that is.
 */
export const RecordRemark = z.object({
  body: z.string().nullable(),
  updated_by: z.object({ id: Uuid, name: z.string().nullable() }).nullable(),
  updated_at: Timestamp.nullable(),
});
export type RecordRemark = z.infer<typeof RecordRemark>;

/** Null (or only blanks) clears it. */
const RemarkBody = z.strictObject({ body: LongText.nullable() });

export const getOrderRemark = endpoint({
  method: 'GET',
  path: '/records/:id/order-remark',
  tag: 'records',
  access: { permission: 'order_tracking.read.order_remark' },
  summary: 'The order remark of a record',
  params: IdParams,
  response: RecordRemark,
});

export const updateOrderRemark = endpoint({
  method: 'PATCH',
  path: '/records/:id/order-remark',
  tag: 'records',
  access: { permission: 'order_tracking.write.order_remark' },
  summary: 'Write the order remark of a record',
  params: IdParams,
  body: RemarkBody,
  response: RecordRemark,
});

export const getServiceRemark = endpoint({
  method: 'GET',
  path: '/records/:id/service-remark',
  tag: 'records',
  access: { permission: 'order_tracking.read.service_remark' },
  summary: 'The service remark of a record',
  params: IdParams,
  response: RecordRemark,
});

export const updateServiceRemark = endpoint({
  method: 'PATCH',
  path: '/records/:id/service-remark',
  tag: 'records',
  access: { permission: 'order_tracking.write.service_remark' },
  summary: 'Write the service remark of a record',
  params: IdParams,
  body: RemarkBody,
  response: RecordRemark,
});
