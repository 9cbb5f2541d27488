/** A LIKE pattern for texts that contain these characters as they are; null for nothing to look for. */
export function containing(text: string | undefined): string | null {
  const wanted = text?.trim() ?? '';
  return wanted === '' ? null : `%${escapeLike(wanted)}%`;
}

/** One LIKE pattern per word. */
export function containingEach(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${escapeLike(word)}%`);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
