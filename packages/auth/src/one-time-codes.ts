import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { ISql, Sql } from 'postgres';
import {
  type CodePurpose,
  type CodeRow,
  countWrongTry,
  deleteCode,
  insertCode,
  lockCodes,
  takeLink,
} from './queries/codes.ts';
import type { Metadata } from './queries/users.ts';

/** Long enough to find the mail, short enough that guessing stays hopeless. */
const CODE_SECONDS = 600;

/** A code as its receiver sees it: six digits, and the long token of an administrator's link. */
export interface IssuedCode {
  readonly code: string;
  readonly linkToken: string;
}

/** Makes the one valid code of an address for a purpose; an earlier one stops working. */
export async function issueCode(
  sql: ISql,
  key: Buffer,
  wanted: {
    email: string;
    purpose: CodePurpose;
    userId: string | null;
    userMetadata?: Metadata;
  },
): Promise<IssuedCode> {
  const code = randomInt(0, 1_000_000).toString().padStart(6, '0');
  const linkToken = randomBytes(28).toString('hex');
  await insertCode(sql, {
    email: wanted.email,
    purpose: wanted.purpose,
    userId: wanted.userId,
    codeMac: macOf(key, wanted.email, wanted.purpose, code),
    linkHash: hashOf(linkToken),
    userMetadata: wanted.userMetadata ?? {},
    lifetimeSeconds: CODE_SECONDS,
  });
  return { code, linkToken };
}

/**
 * Uses a code: it is gone afterwards. A wrong one costs the address's codes one of their five tries. Null when there
 * is none that fits, for whatever reason. Run it in a transaction.
 */
export async function useCode(
  sql: ISql,
  key: Buffer,
  given: { email: string; code: string; purposes: readonly CodePurpose[] },
): Promise<CodeRow | null> {
  const rows = await lockCodes(sql, given.email, given.purposes);
  const right = rows.find((row) =>
    timingSafeEqual(row.code_mac, macOf(key, row.email, row.purpose, given.code)),
  );
  if (right === undefined) {
    await countWrongTry(
      sql,
      rows.map((row) => row.id),
    );
    return null;
  }
  await deleteCode(sql, right.id);
  return right;
}

/** Uses a link's token in the same way. */
export function useLink(sql: Sql, token: string, purposes: readonly CodePurpose[]): Promise<CodeRow | null> {
  return takeLink(sql, hashOf(token), purposes);
}

function macOf(key: Buffer, email: string, purpose: CodePurpose, code: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n${email}\n${code}`).digest();
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
