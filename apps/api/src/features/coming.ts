import * as contracts from '@crosscart/contracts';
import { AppError } from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import { route } from '../routing/route.ts';

const COMING = [
  contracts.getOrg,
  contracts.updateOrg,
  contracts.transferOwnership,
  contracts.getRolePermissions,
  contracts.updateRolePermissions,
  contracts.getUser,
  contracts.updateUser,
  contracts.removeUser,
  contracts.revokeAccessCode,
  contracts.inviteInBulk,
  contracts.resendInvite,
  contracts.createDepartmentRole,
  contracts.updateDepartmentRole,
  contracts.deleteDepartmentRole,
  contracts.listMembershipDepartmentRoles,
  contracts.grantDepartmentRole,
  contracts.withdrawDepartmentRole,
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
  contracts.deleteAccount,
  contracts.updateMe,
] as const;

/** Doors that are described and not built yet: they check who calls, and answer that they are not available. */
export function comingRoutes(app: FastifyInstance): void {
  for (const endpoint of COMING) {
    route(app, endpoint as contracts.Endpoint, () => {
      throw new AppError('UNAVAILABLE');
    });
  }
}
