import { wordlist } from '@scure/bip39/wordlists/english.js';

/** The 2,048 English words of BIP-39: short, distinct in their first four letters, easy to read aloud. */
export const PAIRING_WORD_LIST: readonly string[] = wordlist;

/**
 * The four words that both sides show while a device is paired: the first 44 bits of
 * SHA-256(UTF-8 of jkt ‖ UTF-8 of nonce), eleven bits a word, most significant first. `jkt` is the RFC 7638
 * thumbprint of the device key (43 base64url characters, so the join has one reading); `nonce` is the
 * server's, chosen after the key arrived. Needs WebCrypto: every browser, service workers, Node.
 */
export async function pairingWords(jkt: string, nonce: string): Promise<[string, string, string, string]> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(jkt + nonce)));
  const word = (position: number) => PAIRING_WORD_LIST[elevenBits(digest, position * 11)] as string;
  return [word(0), word(1), word(2), word(3)];
}

function elevenBits(bytes: Uint8Array, start: number): number {
  const byte = (index: number) => bytes[index] ?? 0;
  const first = start >> 3;
  const window = (byte(first) << 16) | (byte(first + 1) << 8) | byte(first + 2);
  return (window >> (24 - (start & 7) - 11)) & 0x7ff;
}
