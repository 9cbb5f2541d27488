import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';

const FILE_NAME = 'auth-keys.json';

const ecPrivateJwk = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

const keyFile = z.object({
  created_at: z.number().int().positive(),
  signing_key: ecPrivateJwk,
  development_issuer_key: ecPrivateJwk,
  secret: z.base64url().length(43),
});
type KeyFile = z.infer<typeof keyFile>;

/** A P-256 key pair: the private half as an imported key, the public half as it is published. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

type KeyPurpose =
  | 'api-keys'
  | 'refresh-tokens'
  | 'issuer-client'
  | 'issuer-cookies'
  | 'one-time-codes'
  | 'rate-limits';

/** Everything secret that one installation's auth service owns. */
export interface AuthKeys {
  /** Unix seconds of the first start; the issue date of the API keys, so that they never change. */
  readonly createdAt: number;
  readonly signing: SigningKey;
  /** Private JWK of the development issuer, in the shape its library wants. */
  readonly developmentIssuerJwk: JWK;
  /** A 32-byte key of its own for each purpose, derived from the installation's one secret. */
  secretFor(purpose: KeyPurpose): Buffer;
}

/**
 * Reads the installation's keys from `directory`, making them at the first start.
 * The file is readable by its owner only; of several processes racing to make it, one wins and
 * all use the winner's keys.
 * @throws when the directory can't be written or the file is not one of ours.
 */
export async function loadOrCreateKeys(directory: string): Promise<AuthKeys> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, FILE_NAME);
  const stored = (await readKeyFile(path)) ?? (await createKeyFile(directory, path));
  const signing = await importSigningKey(stored.signing_key);
  return {
    createdAt: stored.created_at,
    signing,
    developmentIssuerJwk: { ...stored.development_issuer_key, alg: 'ES256', use: 'sig' },
    secretFor: (purpose) =>
      createHmac('sha256', Buffer.from(stored.secret, 'base64url')).update(purpose).digest(),
  };
}

async function readKeyFile(path: string): Promise<KeyFile | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  // A copied data folder may have lost its modes.
  await chmod(path, 0o600);
  const parsed = keyFile.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`${path} is damaged: restore it from a backup or delete it`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function createKeyFile(directory: string, path: string): Promise<KeyFile> {
  const content: KeyFile = {
    created_at: Math.floor(Date.now() / 1000),
    signing_key: await newPrivateJwk(),
    development_issuer_key: await newPrivateJwk(),
    secret: randomBytes(32).toString('base64url'),
  };
  const draft = join(directory, `.${FILE_NAME}.${randomUUID()}`);
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // link() refuses to replace: a file that another process finished first stays.
    await link(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  const winner = await readKeyFile(path);
  if (winner === null) throw new Error(`${path} disappeared while it was being made`);
  return winner;
}

async function newPrivateJwk(): Promise<z.infer<typeof ecPrivateJwk>> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return ecPrivateJwk.parse(await exportJWK(privateKey));
}

async function importSigningKey(jwk: z.infer<typeof ecPrivateJwk>): Promise<SigningKey> {
  const { d: _private, ...publicPart } = jwk;
  // RFC 7638 thumbprint members, in their required order.
  const thumbprint = JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y });
  const kid = createHash('sha256').update(thumbprint).digest('base64url');
  const [privateKey, publicKey] = await Promise.all([
    importJWK(jwk, 'ES256'),
    importJWK(publicPart, 'ES256'),
  ]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
    throw new TypeError('An EC key imported as bytes');
  }
  return {
    kid,
    privateKey,
    publicKey,
    publicJwk: { ...publicPart, kid, alg: 'ES256', use: 'sig', key_ops: ['verify'] },
  };
}
