import { createHmac } from 'node:crypto';
import { ShipTo } from '@crosscart/contracts';
import { addressDigestInput } from '@crosscart/domain';
import type { KeyRing } from './key-ring.ts';

/** A buyer's address as the database keeps it. */
export interface SealedShipTo {
  readonly encrypted: Buffer;
  /** Equal for two addresses exactly when they mean the same door and person; useless without the key. */
  readonly digest: string;
}

/** Seals a buyer's address; nothing else of it may be stored, logged or put into an event. */
export function sealShipTo(keys: KeyRing, shipTo: ShipTo): SealedShipTo {
  const digest = createHmac('sha256', keys.derive('ship-to digest')).update(addressDigestInput(shipTo));
  return {
    encrypted: keys.seal('ship-to', Buffer.from(JSON.stringify(shipTo), 'utf8')),
    digest: digest.digest('hex'),
  };
}

/** Opens what `sealShipTo` sealed, given as base64. Throws SealBrokenError. */
export function openShipTo(keys: KeyRing, encryptedBase64: string): ShipTo {
  return ShipTo.parse(
    JSON.parse(keys.open('ship-to', Buffer.from(encryptedBase64, 'base64')).toString('utf8')),
  );
}
