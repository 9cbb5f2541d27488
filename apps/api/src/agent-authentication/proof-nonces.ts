import { createHmac, timingSafeEqual } from 'node:crypto';

/** Nonces for DPoP proofs (RFC 9449 § 8): they prove that a proof is fresh without trusting the device's clock. */
export interface ProofNonces {
  current(): string;
  /** Is it the nonce of this bucket of time or the one before? */
  accepts(nonce: string): boolean;
}

/** A nonce is good for two to four minutes: longer than any wait of an agent, shorter than proofs are remembered. */
const BUCKET_MS = 120_000;

/** Every instance with the same key hands out and accepts the same nonces; nothing is stored. */
export function createProofNonces(key: Buffer, now: () => number = Date.now): ProofNonces {
  const nonceOf = (bucket: number) =>
    createHmac('sha256', key).update(`dpop nonce ${bucket}`).digest().subarray(0, 16).toString('base64url');
  const bucketNow = () => Math.floor(now() / BUCKET_MS);
  return {
    current: () => nonceOf(bucketNow()),
    accepts(nonce) {
      const bucket = bucketNow();
      return [bucket, bucket - 1].some((candidate) => equal(nonceOf(candidate), nonce));
    },
  };
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
