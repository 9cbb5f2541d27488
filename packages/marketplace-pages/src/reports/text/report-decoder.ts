export type ReportEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What the first bytes say when they are no text at all. */
export type NotText = 'excel_workbook_or_zip' | 'old_excel_workbook' | 'gzip' | 'pdf' | 'binary';

const SIGNATURES: readonly [NotText, readonly number[]][] = [
  ['excel_workbook_or_zip', [0x50, 0x4b, 0x03, 0x04]],
  ['old_excel_workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
];

/**
 * Bytes in, text out, piece by piece. The encoding is decided by the bytes: a byte order mark; zeros in every
 * second place (UTF-16 without a mark); otherwise ASCII until the first byte above 127, and there UTF-8 if
 * what follows is UTF-8 and Windows-1252 if it is not. A mark is not part of the text.
 */
export class ReportDecoder {
  #decoder: TextDecoder | null = null;
  #undecided: Uint8Array = new Uint8Array(0);
  #isFirst = true;
  encoding: ReportEncoding | null = null;
  notText: NotText | null = null;

  /** The text of a piece; `isLast` gives out what was held back. */
  push(bytes: Uint8Array, isLast = false): string {
    if (this.#decoder) return this.#decoder.decode(bytes, { stream: !isLast });
    const held = this.#undecided.length === 0 ? bytes : concat(this.#undecided, bytes);
    if (this.#isFirst) {
      if (held.length < 64 && !isLast) {
        this.#undecided = held;
        return '';
      }
      this.#isFirst = false;
      this.notText = notTextOf(held);
      const wide = wideEncodingOf(held);
      if (wide) return this.#settle(wide, held, isLast);
    }
    const first = firstBeyondAscii(held);
    if (first === -1) {
      this.#undecided = held.subarray(held.length);
      if (isLast) this.encoding = 'utf-8';
      return ascii(held);
    }
    const judged = held.subarray(first);
    if (judged.length < 4 && !isLast) {
      this.#undecided = judged;
      return ascii(held.subarray(0, first));
    }
    return this.#settle(looksLikeUtf8(judged) ? 'utf-8' : 'windows-1252', held, isLast);
  }

  #settle(encoding: ReportEncoding, bytes: Uint8Array, isLast: boolean): string {
    this.encoding = encoding;
    this.#undecided = new Uint8Array(0);
    this.#decoder = new TextDecoder(encoding);
    return this.#decoder.decode(bytes, { stream: !isLast });
  }
}

/** A plain loop: this looks at every byte of a file that is all ASCII. */
function firstBeyondAscii(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) > 127) return at;
  return -1;
}

const ASCII = new TextDecoder('utf-8');

function ascii(bytes: Uint8Array): string {
  return ASCII.decode(bytes);
}

function wideEncodingOf(bytes: Uint8Array): ReportEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const pairs = Math.min(bytes.length, 512) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[pair * 2] === 0) evenZeros++;
    if (bytes[pair * 2 + 1] === 0) oddZeros++;
  }
  if (pairs > 1 && oddZeros > pairs / 2 && evenZeros === 0) return 'utf-16le';
  if (pairs > 1 && evenZeros > pairs / 2 && oddZeros === 0) return 'utf-16be';
  return null;
}

function notTextOf(bytes: Uint8Array): NotText | null {
  for (const [name, signature] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) return name;
  }
  if (wideEncodingOf(bytes)) return null;
  const head = bytes.subarray(0, 1024);
  const controls = head.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  return controls > head.length / 10 ? 'binary' : null;
}

/** More whole UTF-8 letters than broken ones; one damaged byte does not turn a UTF-8 file into another encoding. */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    if (lead < 128) {
      at++;
      continue;
    }
    const size =
      lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    let next = at + 1;
    while (next < at + size && next < bytes.length && ((bytes[next] ?? 0) & 0xc0) === 0x80) next++;
    const isCut = next === bytes.length && next < at + size;
    if (size > 0 && next === at + size) whole++;
    else if (!isCut) broken++;
    at = size > 0 ? next : at + 1;
  }
  return broken === 0 || whole > broken;
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array {
  const whole = new Uint8Array(left.length + right.length);
  whole.set(left);
  whole.set(right, left.length);
  return whole;
}
