/** One thing that arrived on an event stream. `comment` is a heartbeat. */
export type StreamPart =
  | { readonly kind: 'comment' }
  | { readonly kind: 'event'; readonly event: string; readonly data: string; readonly id: string | null };

/** Parses `text/event-stream` bytes as they come (WHATWG HTML § 9.2.6), comments kept as signs of life. */
export async function* readServerSentEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamPart> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let block: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith(':')) yield { kind: 'comment' };
        else if (line !== '') block.push(line);
        else {
          const event = readBlock(block);
          block = [];
          if (event) yield event;
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function readBlock(lines: readonly string[]): StreamPart | null {
  let event = 'message';
  let id: string | null = null;
  const data: string[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') event = value;
    else if (field === 'id') id = value;
    else if (field === 'data') data.push(value);
  }
  return data.length === 0 ? null : { kind: 'event', event, data: data.join('\n'), id };
}
