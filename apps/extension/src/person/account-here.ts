import { AgentApiError, type DeviceClient } from '@crosscart/agent-client';
import type { AgentSelf } from '@crosscart/contracts';

/** The account that whoever works at this device is on: the agent's only one. An agent of several names none. */
export function accountHere(self: AgentSelf | null): string | null {
  const [only, ...others] = self?.accounts ?? [];
  return only === undefined || others.length > 0 ? null : only.id;
}

/** Tells Crosscart, so that others see the account as occupied. A person may be at a device whose account is not theirs. */
export async function tellAccountHere(
  device: Pick<DeviceClient, 'reportPresence'>,
  self: AgentSelf | null,
): Promise<void> {
  const accountId = accountHere(self);
  if (accountId === null) return;
  try {
    await device.reportPresence(accountId);
  } catch (error) {
    if (!(error instanceof AgentApiError && error.code === 'NOT_FOUND')) throw error;
  }
}
