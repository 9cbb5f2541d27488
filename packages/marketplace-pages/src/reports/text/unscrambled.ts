/**
 * "KÃ¤ufer" → "Käufer": UTF-8 that a program took for Windows-1252 and saved once more. A text that is not provably so
 * is answered as it is.
 */
export function unscrambled(text: string): string {
  if (!/[\u00c2-\u00f4]/.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const byte = WINDOWS_1252.get(text.charAt(at)) ?? text.charCodeAt(at);
    if (byte > 255) return text;
    bytes[at] = byte;
  }
  try {
    return UTF_8.decode(bytes);
  } catch {
    // Not UTF-8 read wrongly: the letters are the writer's own.
    return text;
  }
}

/** Whether a report's letters are scrambled: more of its cells that are not plain ASCII are so than are not. */
export function areScrambled(rows: readonly (readonly string[])[]): boolean {
  let scrambled = 0;
  let intact = 0;
  for (const cell of rows.flat()) {
    if (!/[\u0080-\uffff]/.test(cell)) continue;
    if (unscrambled(cell) === cell) intact++;
    else scrambled++;
  }
  return scrambled > intact;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** The letters that Windows-1252 has where Latin-1 has none, by their byte. */
const WINDOWS_1252 = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 128 + at))].map(
    (letter, at) => [letter, 128 + at] as const,
  ),
);
