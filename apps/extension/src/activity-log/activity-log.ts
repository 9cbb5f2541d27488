import { storage } from '@wxt-dev/storage';

export interface LogLine {
  /** Counts up; tells lines of the same moment apart. */
  readonly id: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly level: 'info' | 'problem';
  readonly text: string;
}

const LINES_KEPT = 200;

/** What the agent did, oldest first. Never an address, a buyer or a token. */
export const activityLog = storage.defineItem<LogLine[]>('local:activity_log', { fallback: [] });

let lastWrite: Promise<void> = Promise.resolve();

/** Appends a line; writes are queued so that none is lost between two appends. */
export function log(text: string, level: LogLine['level'] = 'info'): Promise<void> {
  const at = Date.now();
  lastWrite = lastWrite.then(async () => {
    const lines = await activityLog.getValue();
    await activityLog.setValue(
      [...lines, { id: (lines.at(-1)?.id ?? 0) + 1, at, level, text }].slice(-LINES_KEPT),
    );
  });
  return lastWrite;
}
