import { Readable } from 'node:stream';

/** The server's end of a `text/event-stream`. */
export interface EventStream {
  readonly readable: Readable;
  send(message: { readonly id?: string; readonly event: string; readonly data: unknown }): void;
  /** Ends it in good order; the client comes again with its cursor. */
  end(): void;
}

/** Below the 30 s after which a silent service worker dies, and proxies' usual minute. */
const HEARTBEAT_MS = 15_000;
/** A client that reads slower than this piles up memory: it is let go and resumes by its cursor. */
const MOST_UNREAD_BYTES = 4_194_304;

/** `onClose` runs once, however the stream ends. */
export function createEventStream(onClose: () => void): EventStream {
  const readable = new Readable({ read() {} });
  const write = (text: string): void => {
    if (readable.destroyed || readable.readableEnded) return;
    readable.push(text);
    if (readable.readableLength > MOST_UNREAD_BYTES) readable.destroy();
  };
  const heartbeat = setInterval(() => write(': alive\n\n'), HEARTBEAT_MS).unref();
  let ended = false;
  readable.once('close', () => {
    ended = true;
    clearInterval(heartbeat);
    onClose();
  });
  return {
    readable,
    send({ id, event, data }) {
      // JSON has no line breaks, so one data line holds it.
      if (!ended)
        write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end() {
      if (ended) return;
      ended = true;
      readable.push(null);
    },
  };
}
