/**
 * Where a report's bytes come from. A function can be called again, and bytes can be read again: then evidence that
 * stands late in the file (a day above 12) is found before the first row is answered. A bare stream (a Node stream, a
 * Blob's stream) is read once; `() => blob.stream()` can be read again.
 */
export type ReportSource = Uint8Array | ByteStream | (() => ByteStream);
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const PIECE = 1 << 16;

/** Whether the bytes can be had a second time. */
export function isReplayable(source: ReportSource): boolean {
  return source instanceof Uint8Array || typeof source === 'function';
}

/** The bytes in pieces of a useful size: huge ones are split, tiny ones joined, empty ones dropped. */
export async function* pieces(source: ReportSource): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    for (let at = 0; at < source.length; at += PIECE) yield source.subarray(at, at + PIECE);
    return;
  }
  let small: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of typeof source === 'function' ? source() : source) {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      small.push(piece);
      size += piece.length;
      if (size < PIECE / 2) continue;
      yield joined(small, size);
      small = [];
      size = 0;
    }
  }
  if (size > 0) yield joined(small, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
