import { AgentApiError, type AgentClient, NetworkError } from '@crosscart/agent-client';
import { describeSelf } from '../identity/self-report.ts';
import { connectAgent } from '../pairing/api-connection.ts';
import { pairingIsOver, unpair } from '../pairing/pair.ts';
import { agentStatus, rememberProblem, rememberSelf } from './agent-status.ts';
import { heldJob } from './held-job.ts';
import { lastError } from './last-error.ts';

const BEAT_MS = 30_000;
let beatAt = 0;
let beating: Promise<void> | null = null;

/** Says "I am alive" (which extends the held job's lease), unless it was said a moment ago. */
export async function beatWhenDue(momentMs = BEAT_MS - 10_000): Promise<void> {
  if (Date.now() - beatAt >= momentMs) await beat();
}

/** Says "I am alive" now and remembers what the API answers. Never throws: what went wrong is shown. */
export async function beat(): Promise<void> {
  beating ??= beatOnce().finally(() => {
    beating = null;
  });
  await beating;
}

/** Beats every 30 s for as long as this worker lives; the alarm does it when the worker was away. */
export function beatRegularly(): void {
  setInterval(() => void beat(), BEAT_MS);
}

async function beatOnce(): Promise<void> {
  const client = await connectAgent();
  if (client === null) return;
  beatAt = Date.now();
  try {
    (await await isCheckedIn()) ? sayAlive(client) : checkIn(client);
  } catch (error) {
    await noteRefusal(error);
  }
}

async function isCheckedIn(): Promise<boolean> {
  return (await agentStatus.getValue()).self !== null;
}

async function checkIn(client: AgentClient): Promise<void> {
  await rememberSelf(await client.checkIn(await describeSelf()));
}

async function sayAlive(client: AgentClient): Promise<void> {
  const held = heldJob();
  const job = held === null || held.lost ? null : { id: held.id, fence: held.fence };
  try {
    const {
      lease_expires_at: _lease,
      abandon_job,
      ...self
    } = await client.heartbeat({
      ...(await describeSelf()),
      last_error: await lastError.getValue(),
      job,
    });
    await rememberSelf(self);
    if (held !== null && abandon_job) held.abandonAsked = true;
  } catch (error) {
    if (held === null || !(error instanceof AgentApiError) || error.code !== 'STALE_ATTEMPT') throw error;
    held.lost = true;
  }
}

/** Shows why the API does not answer or refuses; ends the pairing when it says so. Other errors are thrown on. */
export async function noteRefusal(error: unknown): Promise<void> {
  if (pairingIsOver(error)) await unpair(error.message);
  else if (error instanceof AgentApiError) await rememberProblem(error.message);
  else if (error instanceof NetworkError)
    await rememberProblem('Crosscart does not answer. It is tried again.');
  else throw error;
}
