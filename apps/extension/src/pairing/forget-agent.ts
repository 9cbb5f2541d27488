import { agentStatus } from '../agent-runner/agent-status.ts';
import { control } from '../agent-runner/control.ts';
import { lastError } from '../agent-runner/last-error.ts';
import { boundOrders } from '../amazon-agent/bound-orders.ts';
import { currentJob } from '../amazon-agent/current-job.ts';
import { capturedOrders } from '../ebay-agent/order-memory.ts';
import { scanProgress } from '../ebay-agent/scan-progress.ts';

/** Clears everything that belongs to one pairing: the next one may be another role, account or organisation. */
export async function forgetAgent(): Promise<void> {
  await Promise.all([
    agentStatus.removeValue(),
    control.removeValue(),
    lastError.removeValue(),
    currentJob.removeValue(),
    scanProgress.removeValue(),
    boundOrders.removeValue(),
    capturedOrders.removeValue(),
  ]);
}
