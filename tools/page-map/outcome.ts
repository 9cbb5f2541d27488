/** What a command prints, and how it ends: 0 well, 1 a page does not fit its map, 2 wrongly called. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

/** Something that a person typed cannot be used; the message says what. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What is asked of a page beside its text. */
export interface PageOptions {
  readonly url?: string | undefined;
  readonly site?: string | undefined;
  readonly today?: string | undefined;
  readonly json?: boolean | undefined;
}
