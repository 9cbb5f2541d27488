import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ConfigError } from '../config.ts';

/** What a sealed value is for. Bound into the ciphertext: a value sealed for one purpose opens for no other. */
type SealPurpose = 'agent-token-secret' | 'ship-to';

/** The keys of this installation. Nothing here ever says a key or a plain value in an error. */
export interface KeyRing {
  /** AES-256-GCM under the current key. Layout: version, length of the key's id, its id, IV, tag, ciphertext. */
  seal(purpose: SealPurpose, plain: Uint8Array): Buffer;
  /** The plain value. Throws SealBrokenError when it was altered, sealed for another purpose or by an unknown key. */
  open(purpose: SealPurpose, sealed: Uint8Array): Buffer;
  /**
   * A 32-byte key for something else (a keyed digest, a nonce). Derived from the OLDEST key of the ring, so that
   * adding a new current key changes no digest that is stored already.
   */
  derive(purpose: string): Buffer;
}

/** A sealed value cannot be opened. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError';
}

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Reads "id:base64,id2:base64": 32 bytes each, the first is current. Throws ConfigError, which never repeats a key. */
export function readKeyRing(encryptionKeys: string): KeyRing {
  const keys = new Map<string, Buffer>();
  for (const entry of encryptionKeys.split(',')) {
    const [, id, base64] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)\s*$/.exec(entry) ?? [];
    if (id === undefined || base64 === undefined || keys.has(id)) {
      throw new ConfigError(
        'ENCRYPTION_KEYS is not valid: it must be a list of id:base64, each id once and each key 32 bytes.',
      );
    }
    keys.set(id, Buffer.from(base64, 'base64'));
  }
  const [[currentId, currentKey]] = [...keys] as [[string, Buffer]];
  const oldestKey = [...keys.values()].at(-1) as Buffer;

  return {
    seal(purpose, plain) {
      const id = Buffer.from(currentId, 'ascii');
      const header = Buffer.concat([Buffer.from([VERSION, id.length]), id]);
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', currentKey, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(boundTo(purpose, header));
      const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([header, iv, cipher.getAuthTag(), ciphertext]);
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed);
      const headerBytes = 2 + (bytes[1] ?? 0);
      if (bytes[0] !== VERSION || bytes.length < headerBytes + IV_BYTES + TAG_BYTES) {
        throw new SealBrokenError('The sealed value is not one of ours');
      }
      const header = bytes.subarray(0, headerBytes);
      const key = keys.get(header.subarray(2).toString('ascii'));
      if (!key) throw new SealBrokenError('The sealed value names a key that is not in ENCRYPTION_KEYS');
      const iv = bytes.subarray(headerBytes, headerBytes + IV_BYTES);
      const tag = bytes.subarray(headerBytes + IV_BYTES, headerBytes + IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      decipher.setAAD(boundTo(purpose, header));
      decipher.setAuthTag(tag);
      const plain = decipher.update(bytes.subarray(headerBytes + IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([plain, decipher.final()]);
      } catch {
        throw new SealBrokenError('The sealed value was altered or sealed for another purpose');
      }
    },
    derive: (purpose) => Buffer.from(hkdfSync('sha256', oldestKey, '', `crosscart ${purpose}`, 32)),
  };
}

function boundTo(purpose: SealPurpose, header: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`crosscart ${purpose}\n`, 'utf8'), header]);
}
