import * as contracts from '@crosscart/contracts';
import { AppError } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import { route } from '../routing/route.ts';

const COMING = [
  contracts.previewUser,
  contracts.previewDepartmentRole,
  contracts.reportPresence,
  contracts.reportDevicePresence,
  contracts.listPresence,
  contracts.getOrderRemark,
  contracts.updateOrderRemark,
  contracts.getServiceRemark,
  contracts.updateServiceRemark,
  contracts.exportRecords,
  contracts.getBuyerContact,
  contracts.deleteRecord,
] as const;

/** Doors that are described and not built yet: they check who calls, and answer that they are not available. */
export function comingRoutes(app: FastifyInstance): void {
  for (const endpoint of COMING) {
    route(app, endpoint as contracts.Endpoint, () => {
      throw new AppError('UNAVAILABLE');
    });
  }
}
