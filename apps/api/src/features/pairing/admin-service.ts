import { randomBytes } from 'node:crypto';
import {
  AppError,
  type approvePairing as approvePairingEndpoint,
  type PairingRequest,
} from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { pairingWords } from '@crosscart/domain';
import type { KeyRing } from '../../encryption/key-ring.ts';
import type { Member } from '../../people-authentication/person.ts';
import type { ParsedBody } from '../../routing/route.ts';
import {
  approvePairing,
  type PairingRequestRow,
  rotatePairingCode,
  selectPairingCode,
  selectRequest,
  selectWaitingRequests,
} from './queries.ts';

const TOKEN_SECRET_BYTES = 32;

/** Requests that wait, oldest first, each with the four words that its device shows. */
export async function waitingRequests(
  database: Database,
  { person, membership }: Member,
): Promise<{ items: PairingRequest[] }> {
  const rows = await database.asUser(person.claims, (sql) => selectWaitingRequests(sql, membership.org_id), {
    readOnly: true,
  });
  return { items: await Promise.all(rows.map(withWords)) };
}

async function withWords({ nonce, ...request }: PairingRequestRow): Promise<PairingRequest> {
  return { ...request, words: await pairingWords(request.jkt, nonce) };
}

/**
 * Approves that key after one of its four words was typed. Throws NOT_FOUND, PAIRING_WORD_WRONG, PAIRING_DECIDED,
 * CONFLICT (another key than the admin saw), ACCOUNT_HAS_EBAY_AGENT, ALREADY_EXISTS.
 */
export async function approveRequest(
  { database, keys }: { database: Database; keys: KeyRing },
  { person, membership }: Member,
  requestId: string,
  body: ParsedBody<typeof approvePairingEndpoint>,
): Promise<{ agent_id: string }> {
  const { word, ...approval } = body;
  const secret = keys.seal('agent-token-secret', randomBytes(TOKEN_SECRET_BYTES));
  const agentId = await database.asUser(person.claims, async (sql) => {
    const request = await selectRequest(sql, membership.org_id, requestId);
    if (!request) throw new AppError('NOT_FOUND');
    const words: readonly string[] = await pairingWords(request.jkt, request.nonce);
    if (!words.includes(word)) throw new AppError('PAIRING_WORD_WRONG', { field: 'word' });
    return approvePairing(sql, requestId, approval, secret);
  });
  return { agent_id: agentId };
}

/** The org's pairing link; `rotate` makes a new one first. */
export async function pairingLink(
  database: Database,
  apiPublicUrl: string,
  { person, membership }: Member,
  { rotate }: { rotate: boolean },
): Promise<{ link: string; org_code: string; rotated_at: string }> {
  const { pairing_code, rotated_at } = await database.asUser(person.claims, async (sql) => {
    if (rotate) await rotatePairingCode(sql, membership.org_id);
    return selectPairingCode(sql, membership.org_id);
  });
  // Behind the #, the code stays out of every log on the way.
  return { link: `${apiPublicUrl}/pair#${pairing_code}`, org_code: pairing_code, rotated_at };
}
