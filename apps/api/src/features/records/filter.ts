import type { RecordFilter as FilterQuery } from '@crosscart/contracts';
import type { z } from 'zod';
import { containingEach } from '../../paging/search.ts';
import type { RecordFilter } from './queries.ts';

/** What a query asks for, as the statements take it. */
export function filterOf(query: z.output<typeof FilterQuery>): RecordFilter {
  return {
    accountId: query.account_id ?? null,
    status: query.status ?? null,
    search: query.search ? { text: query.search, patterns: containingEach(query.search) } : null,
    from: query.from ?? null,
    to: query.to ?? null,
    orderRemark: query.order_remark ? containingEach(query.order_remark) : null,
    serviceRemark: query.service_remark ? containingEach(query.service_remark) : null,
    minProfit: query.min_profit_minor ?? null,
    maxProfit: query.max_profit_minor ?? null,
  };
}
