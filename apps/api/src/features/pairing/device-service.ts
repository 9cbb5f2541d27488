import { randomBytes } from 'node:crypto';
import {
  AppError,
  type pairingStatus,
  type ResponseOf,
  type requestPairing as requestPairingEndpoint,
} from '@crosscart/contracts';
import type { Database } from '@crosscart/database';
import { calculateJwkThumbprint } from 'jose';
import { signInstallToken } from '../../agent-authentication/install-token.ts';
import type { VerifiedProof } from '../../agent-authentication/proof.ts';
import type { KeyRing } from '../../encryption/key-ring.ts';
import type { ParsedBody } from '../../routing/route.ts';
import {
  acceptDeviceProof,
  type PairingAnswer,
  pairingState,
  requestPairing,
  takePairingPlace,
} from './queries.ts';

/**
 * A device asks to be paired. Throws PROOF_INVALID (the proof is by another key than the body names),
 * PROOF_REPLAYED, RATE_LIMITED (per address), PAIRING_CODE_UNKNOWN, PAIRING_FULL.
 */
export async function askForPairing(
  database: Database,
  device: VerifiedProof,
  body: ParsedBody<typeof requestPairingEndpoint>,
  ip: string,
): Promise<PairingAnswer> {
  if ((await calculateJwkThumbprint(body.public_jwk)) !== device.jkt) {
    throw new AppError('PROOF_INVALID', { part: 'key' });
  }
  // In a transaction of its own: what a refusal rolls back must not free the place.
  const taken = await database.asService('pairing', (sql) => takePairingPlace(sql, ip));
  if (!taken) throw new AppError('RATE_LIMITED');
  const ask = {
    orgCode: body.org_code,
    installInstanceId: body.install_instance_id,
    jkt: device.jkt,
    publicJwk: body.public_jwk,
    detectedAccount: body.detected_account,
    extensionVersion: body.extension_version,
    // Chosen after the key arrived, so that nobody can look for a key with wanted words.
    nonce: randomBytes(16).toString('hex'),
    ip,
  };
  const [, answer] = await database.asService('pairing', (sql) =>
    Promise.all([acceptDeviceProof(sql, device.jkt, device.jti), requestPairing(sql, ask)]),
  );
  return answer;
}

/** What became of this key's request, with the install token until the agent's first check-in. */
export async function readPairingStatus(
  database: Database,
  keys: KeyRing,
  device: VerifiedProof,
  installInstanceId: string,
): Promise<ResponseOf<typeof pairingStatus>> {
  const [, state] = await database.asService('pairing', (sql) =>
    Promise.all([
      acceptDeviceProof(sql, device.jkt, device.jti),
      pairingState(sql, installInstanceId, device.jkt),
    ]),
  );
  const { status, nonce, reject_reason, agent, token_secret_encrypted: sealed } = state;
  if (agent === null) return { status, nonce, reject_reason, install_token: null, agent: null };
  const { id, role, label, token_version: tokenVersion } = agent;
  const install_token =
    sealed === null
      ? null
      : await signInstallToken(keys.open('agent-token-secret', Buffer.from(sealed, 'base64')), {
          agentId: id,
          tokenVersion,
          jkt: device.jkt,
        });
  return { status, nonce, reject_reason, install_token, agent: { id, role, label } };
}
