import { argon2, randomInt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** No 0 O 1 I: a person reads it from one screen and types it on another. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const SECRET_LENGTH = 12;
/** OWASP's least for Argon2id: 19 MiB, two passes, one lane; 26 ms here. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

const derive = promisify(argon2);

/** Twelve characters of 32: 60 bits. */
export function newSecret(): string {
  return Array.from({ length: SECRET_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** `argon2id$<salt>$<tag>`, both base64. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = crypto.getRandomValues(Buffer.alloc(16));
  return `argon2id$${salt.toString('base64')}$${(await tagOf(secret, salt)).toString('base64')}`;
}

/** Is this the secret of the hash? Takes as long without a hash, so that an unknown code is not told apart. */
export async function isSecretOf(hash: string | null, secret: string): Promise<boolean> {
  const [, salt, tag] = (hash ?? NO_HASH).split('$');
  if (salt === undefined || tag === undefined) throw new Error('not a hash of an access code');
  const derived = await tagOf(secret, Buffer.from(salt, 'base64'));
  return timingSafeEqual(derived, Buffer.from(tag, 'base64')) && hash !== null;
}

const NO_HASH = `argon2id$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`;

async function tagOf(secret: string, salt: Buffer): Promise<Buffer> {
  return derive('argon2id', { message: secret, nonce: salt, ...COST });
}
