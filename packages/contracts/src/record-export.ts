import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { RecordFilter, RecordSort } from './records.ts';

export const exportRecords = endpoint({
  method: 'GET',
  path: '/records/export',
  tag: 'records',
  access: { permission: 'order_tracking.export' },
  summary: 'Every record that the filter finds, as CSV of the columns that I may read',
  query: RecordFilter.extend(RecordSort.shape),
  response: z.string(),
});
