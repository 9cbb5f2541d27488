import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AuthError } from './errors.ts';

/** OWASP's least for Argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
/** A longer one only costs memory; bcrypt's well-known limit, which clients expect. */
const MAXIMUM_LENGTH = 72;

const derive = promisify(argon2);

/** `argon2id$<salt>$<tag>`, both base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `argon2id$${salt.toString('base64')}$${(await tagOf(password, salt)).toString('base64')}`;
}

/** Is this the password of the hash? Takes as long without a hash, so that an unknown person is not told apart. */
export async function isPasswordOf(hash: string | null, password: string): Promise<boolean> {
  const [, salt, tag] = (hash ?? NO_HASH).split('$');
  if (salt === undefined || tag === undefined) throw new Error('Not a hash of a password');
  const derived = await tagOf(password, Buffer.from(salt, 'base64'));
  return timingSafeEqual(derived, Buffer.from(tag, 'base64')) && hash !== null;
}

/** @throws AuthError 422 `weak_password`, 400 `validation_failed` for one that is too long. */
export function assertPasswordIsStrong(password: string, minimumLength: number): void {
  if (Buffer.byteLength(password) > MAXIMUM_LENGTH) {
    throw new AuthError(
      400,
      'validation_failed',
      `Password cannot be longer than ${MAXIMUM_LENGTH} characters`,
    );
  }
  if ([...password].length < minimumLength) {
    throw new AuthError(422, 'weak_password', `Password should be at least ${minimumLength} characters.`, {
      weakPassword: ['length'],
    });
  }
}

const NO_HASH = `argon2id$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`;

async function tagOf(password: string, salt: Buffer): Promise<Buffer> {
  return derive('argon2id', { message: password.normalize('NFKC'), nonce: salt, ...COST });
}
