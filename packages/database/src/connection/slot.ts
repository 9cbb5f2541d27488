import postgres from 'postgres';
import { valueTypes } from './values.ts';

export interface SlotOptions {
  readonly url: string;
  readonly applicationName: string;
  readonly onNotice: (message: string) => void;
}

/** What a query takes for the types of valueTypes. */
interface ValueInputs extends Record<string, unknown> {
  int8: number;
  date: string;
  timestamp: string;
  timestamptz: string;
}

export type Client = postgres.Sql<ValueInputs>;

/** What runs statements inside a transaction: sql`select …`, with values as parameters. */
export type Sql = postgres.ISql<ValueInputs>;

/** One connection of the server, opened when first used and again after a loss. */
export interface Slot {
  /** The client of the living connection. */
  client(): Client;
  /** Runs `lost` once if the present connection closes; answers how to stop watching. */
  watch(lost: () => void): () => void;
  close(): Promise<void>;
}

/**
 * A client with exactly one connection. Its queries go out in order and pipelined, so a transaction needs no
 * reservation; and a lost connection is known here, which the client's own pool does not tell (a statement on a
 * reserved connection that was lost between two statements ends the process with an uncaught TypeError).
 */
export function createSlot(options: SlotOptions): Slot {
  let current: Client | null = null;
  const watchers = new Set<() => void>();
  const open = (): Client => {
    const client: Client = postgres(options.url, {
      max: 1,
      // Both would close the connection between two statements of a transaction.
      max_lifetime: null,
      idle_timeout: 0,
      connect_timeout: 10,
      types: valueTypes,
      onnotice: (notice) => options.onNotice(notice.message ?? ''),
      onclose: () => {
        if (current === client) current = null;
        for (const lost of watchers) lost();
        watchers.clear();
      },
      connection: { application_name: options.applicationName, TimeZone: 'UTC', DateStyle: 'ISO' },
    });
    return client;
  };
  return {
    client() {
      current ??= open();
      return current;
    },
    watch(lost) {
      watchers.add(lost);
      return () => watchers.delete(lost);
    },
    async close() {
      const client = current;
      current = null;
      await client?.end({ timeout: 5 });
    },
  };
}
