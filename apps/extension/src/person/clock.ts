import { AgentApiError, type AgentClient, type DeviceClient } from '@crosscart/agent-client';
import { log } from '../activity-log/activity-log.ts';
import { agentStatus } from '../agent-runner/agent-status.ts';
import { connectAgent } from '../pairing/api-connection.ts';
import { tellAccountHere } from './account-here.ts';
import { desk, personAtWork } from './person-at-work.ts';

/** Clocks a person in by their access code and fills their desk. Throws AgentApiError (ACCESS_CODE_WRONG …). */
export async function clockIn(code: string): Promise<void> {
  const person = await (await pairedClient()).clockIn(code);
  await personAtWork.setValue(person);
  await log(`${person.full_name ?? person.email} clocked in.`);
  await readDesk();
}

/** The person leaves; the device forgets them even when the API cannot be told. */
export async function clockOut(): Promise<void> {
  await forgetPerson();
  await (await pairedClient()).clockOut();
}

/** Reads again what waits for the person at work, and says which account they are on; nothing happens when nobody is. */
export async function readDesk(): Promise<void> {
  const person = await personAtWork.getValue();
  if (person === null) return;
  const mayRead = person.permissions.includes('auto_order.read');
  await asPerson(async (device) => {
    const [waiting, attention] = mayRead
      ? await Promise.all([device.waitingPurchases(), device.attention()])
      : [null, null];
    await desk.setValue({
      waiting: waiting?.items ?? null,
      attention: attention?.items ?? null,
      readAt: Date.now(),
    });
    const { self } = await agentStatus.getValue();
    await tellAccountHere(device, self);
  });
}

/** Crosscart's *Place order*, pressed by the person at work. */
export async function confirmHere(jobId: string, reviewId: string, maxTotalMinor: number): Promise<void> {
  try {
    await asPerson((device) =>
      device.confirm(jobId, { review_id: reviewId, max_total_minor: maxTotalMinor }),
    );
  } catch (error) {
    // Reviewed anew, or confirmed already by a press whose answer was lost: show what there is now.
    if (error instanceof AgentApiError && error.code === 'CONFIRMATION_STALE') await readDesk();
    throw error;
  }
  await readDesk();
}

/** Runs as the person at work; one who left, was idle or suspended is forgotten here too. */
async function asPerson(work: (device: DeviceClient) => Promise<unknown>): Promise<void> {
  const person = await personAtWork.getValue();
  if (person === null) return;
  const client = await pairedClient();
  try {
    await work(client.atDevice(person.session_id));
  } catch (error) {
    if (error instanceof AgentApiError && error.code === 'NOBODY_AT_DEVICE') await forgetPerson();
    throw error;
  }
}

/** Nobody's desk stays on the screen. */
async function forgetPerson(): Promise<void> {
  await Promise.all([personAtWork.setValue(null), desk.setValue(null)]);
}

async function pairedClient(): Promise<AgentClient> {
  const client = await connectAgent();
  if (client === null) throw new Error('This browser is not paired');
  return client;
}
