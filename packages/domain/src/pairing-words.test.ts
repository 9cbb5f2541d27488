import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAIRING_WORD_LIST, pairingWords } from './pairing-words.ts';

describe('pairingWords', () => {
  it('has 2,048 different words to choose from', () => {
    expect(new Set(PAIRING_WORD_LIST).size).toBe(2048);
  });

  it('are the first 44 bits of SHA-256(jkt ‖ nonce), eleven a word', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[\w-]{43}$/),
        fc.stringMatching(/^[0-9a-f]{32}$/),
        async (jkt, nonce) => {
          const bits = BigInt(
            `0x${createHash('sha256')
              .update(jkt + nonce)
              .digest('hex')
              .slice(0, 12)}`,
          );
          const expected = [37n, 26n, 15n, 4n].map(
            (shift) => PAIRING_WORD_LIST[Number((bits >> shift) & 0x7ffn)],
          );
          expect(await pairingWords(jkt, nonce)).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('change with the key and with the nonce', async () => {
    const words = await pairingWords('a'.repeat(43), '00');
    expect(await pairingWords('a'.repeat(43), '01')).not.toEqual(words);
    expect(await pairingWords('b'.repeat(43), '00')).not.toEqual(words);
  });
});
