import { DeviceJwk } from '@crosscart/contracts';
import { type CryptoKey, calculateJwkThumbprint } from 'jose';

/**
 * The key that identifies a device. The private half cannot be exported; a browser keeps it by cloning this
 * object into IndexedDB, which survives restarts of the worker and the browser.
 */
export interface DeviceKey {
  readonly privateKey: CryptoKey;
  readonly publicJwk: DeviceJwk;
  /** RFC 7638 thumbprint of `publicJwk`, base64url. */
  readonly jkt: string;
}

/** Where a device keeps its one key: IndexedDB in the extension, memory in tests. */
export interface DeviceKeyStore {
  load(): Promise<DeviceKey | null>;
  save(key: DeviceKey): Promise<void>;
}

/** A new ECDSA P-256 key pair whose private half WebCrypto never gives out. */
export async function createDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const publicJwk = DeviceJwk.parse({ kty, crv, x, y });
  return { privateKey: pair.privateKey, publicJwk, jkt: await calculateJwkThumbprint(publicJwk) };
}

/** The stored key, or a new one that is stored before it is used. */
export async function loadOrCreateDeviceKey(store: DeviceKeyStore): Promise<DeviceKey> {
  const stored = await store.load();
  if (stored) return stored;
  const created = await createDeviceKey();
  await store.save(created);
  return created;
}
